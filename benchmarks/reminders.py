"""Two nodes and a killed one remind of fifty concepts, again and again."""

import json
import os
from pathlib import Path
import subprocess
import sys


ROUNDS = 20
TEST = Path(__file__).resolve().parent.parent / "tests" / "cluster"


done = subprocess.run(
    [sys.executable, "-m", "pytest", "-q", TEST],
    env={**os.environ, "ROUNDS": str(ROUNDS)},
    check=False,
    capture_output=True,
    text=True,
)
TITLE = "twenty rounds of two nodes: a mail twice or lost"
print(json.dumps([(TITLE, done.returncode, 0, 0)]))
