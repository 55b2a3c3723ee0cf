"""Unit tests are those that start no Plone, so they take seconds."""

import os
from pathlib import Path
import subprocess
import sys


COLLECT = """
import pytest
import sys

pytest.main(["--collect-only", "-q", sys.argv[1]])
print(*sorted(name for name in sys.modules if name.endswith(".testing")), sep="\\n")
print("collected")
"""


def test_no_layer_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", COLLECT, Path(__file__).parent],
        cwd=Path(__file__).parents[2],
        # What is installed beside the tests is not theirs.
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    lines = done.stdout.splitlines()
    assert lines[-1] == "collected"
    assert "tests/unit/test_unit.py::test_no_layer_is_imported" in lines
    layers = ("plone.testing", "plone.app.testing", "mittelsachsen.socialmedia.testing")
    assert [line for line in lines if line in layers] == []
