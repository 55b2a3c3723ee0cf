"""Instances of Zope that nobody serves."""

from pathlib import Path
import pytest
import subprocess
from zope_instance import BIN
from zope_instance import free_port
from zope_instance import make_instance


FILL = Path(__file__).parents[1] / "data" / "staging" / "fill.py"


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The configuration of an instance: a site that has all, and an empty one."""
    folder = tmp_path_factory.mktemp("filled")
    make_instance(folder, free_port())
    conf = folder / "etc" / "zope.conf"
    subprocess.run([BIN / "zconsole", "run", conf, FILL], check=True)
    return conf
