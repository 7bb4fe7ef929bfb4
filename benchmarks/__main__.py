"""`make bench`: every benchmark, one after the other; each prints ratios measured in its own run."""

import runpy
from pathlib import Path

for file in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    print(f"\n== {file.stem}", flush=True)
    runpy.run_path(str(file), run_name="__main__")
