import importlib.util
from pathlib import Path
import pytest
import socket


SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(autouse=True)
def siblings(monkeypatch):
    """Scripts import each other, as they do when they are run."""
    monkeypatch.syspath_prepend(SCRIPTS)


def load(name):
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 13, 0), (3, 14, 0)])
def test_pythons_that_will_not_do_get_a_sentence(version):
    assert load("check_python").problem(version).endswith((".", "later."))


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 11, 7), (3, 13, 1)])
def test_pythons_that_will_do_pass(version):
    assert load("check_python").problem(version) is None


def test_a_taken_port_is_noticed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not load("start").port_is_free(taken.getsockname()[1])
