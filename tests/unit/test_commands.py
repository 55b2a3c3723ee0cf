"""The sentences of the scripts that users run."""

import check_python
import pytest
import socket
import start


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 13, 0), (3, 14, 0)])
def test_pythons_that_will_not_do_get_a_sentence(version):
    assert check_python.problem(version).endswith((".", "later."))


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 11, 7), (3, 13, 1)])
def test_pythons_that_will_do_pass(version):
    assert check_python.problem(version) is None


def test_a_taken_port_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(SystemExit, match=" is taken: "):
            start.wanted_port(str(taken.getsockname()[1]))
