"""Where the dialogue engine's Python 3.10 is (docs/decisions/001)."""

import os
import shutil
import subprocess
from pathlib import Path

from ops.sentence import Stop


def _is_python_310(candidate):
    try:
        said = subprocess.run([str(candidate), "-c", "import sys; print(sys.version_info[:2])"],
                              capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return said.returncode == 0 and said.stdout.strip() == "(3, 10)"


def _on_the_path():
    found = shutil.which("python3.10")
    return [found] if found else []


def _in_pyenv():
    homes = [os.environ.get("PYENV_ROOT"), "~/.pyenv", "/opt/pyenv", "/usr/local/pyenv"]
    return [python for home in homes if home
            for python in sorted(Path(home).expanduser().glob("versions/3.10*/bin/python3.10"), reverse=True)]


def _known_to_uv(uv):
    said = subprocess.run([str(uv), "python", "find", "3.10"], capture_output=True, text=True, check=False)
    return [said.stdout.strip()] if said.returncode == 0 else []


def _fetched_by_uv(uv):
    subprocess.run([str(uv), "python", "install", "3.10"], capture_output=True, check=False)
    return _known_to_uv(uv)


def python_310(uv):
    """The path of a Python 3.10 that runs: on the PATH, in pyenv, known to uv, or else fetched by uv."""
    for places in (_on_the_path, _in_pyenv, lambda: _known_to_uv(uv), lambda: _fetched_by_uv(uv)):
        for candidate in places():
            if _is_python_310(candidate):
                return str(candidate)
    raise Stop("Heard's dialogue engine needs Python 3.10 as well: install it (for example `pyenv install 3.10`) "
               "and run the same command again.")
