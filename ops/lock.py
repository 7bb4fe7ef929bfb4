"""Compiles the locks with hashes from the requirements: `make lock`. Needs the main environment's uv."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [str(ROOT / ".venv/bin/uv"), "pip", "compile", "--quiet", "--generate-hashes", "--no-header",
           "--no-emit-index-url", "--no-emit-find-links"]
NEWER = ["--universal", "--python-version", "3.11"]
LOCKS = {
    "rasa": ["requirements.txt", "--python-version", "3.10"],
    "heard": ["requirements.txt", *NEWER],
    "develop": ["requirements/develop.txt", "--constraints", "requirements/heard.lock", *NEWER],
    "bootstrap": ["requirements/bootstrap.txt", *NEWER],
    "node": ["requirements/node.txt", *NEWER],
}

if __name__ == "__main__":
    for name, source in LOCKS.items():
        subprocess.run([*COMPILE, *source, "--output-file", f"requirements/{name}.lock"], cwd=ROOT, check=True)
