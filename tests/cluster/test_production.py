"""The variables of the example fit its files, and its programs take them."""

from cluster import program
from pathlib import Path
import pytest
from render import read_variables
from render import render
import subprocess


ROOT = Path(__file__).parents[2]
CERTIFICATE = ROOT / "tests" / "data" / "localhost.pem"


@pytest.fixture
def etc(tmp_path):
    """The files as production has them, but for where they and the certificate are."""
    variables = read_variables(ROOT / "deploy" / "production.ini")
    listen = variables["listen"].split()
    listen[3] = str(CERTIFICATE)
    render({**variables, "folder": str(tmp_path), "listen": " ".join(listen)})
    return tmp_path / "etc"


def test_haproxy_takes_its_file_beside_debians(etc):
    debian = Path("/etc/haproxy/haproxy.cfg")
    subprocess.run(
        [program("haproxy"), "-c", "-f", debian, "-f", etc / "haproxy.cfg"], check=True
    )


def test_varnish_takes_its_file(etc):
    subprocess.run(
        [
            program("varnishd"),
            "-j",
            "none",
            "-C",
            "-f",
            etc / "varnish.vcl",
            "-n",
            etc / "varnish",
        ],
        check=True,
        stderr=subprocess.DEVNULL,
    )


def test_scripts_are_shells(etc):
    for script in etc.glob("*.sh"):
        subprocess.run(["sh", "-n", script], check=True)
        assert "$folder" not in script.read_text()


def test_a_variable_that_is_missing_is_named(tmp_path):
    variables = read_variables(ROOT / "deploy" / "production.ini")
    del variables["site"]
    with pytest.raises(KeyError, match="site"):
        render({**variables, "folder": str(tmp_path)})
