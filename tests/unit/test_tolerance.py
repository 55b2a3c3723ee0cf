from mittelsachsen.socialmedia.tolerance import passing_over
import pytest
from types import SimpleNamespace
from ZODB.POSException import ConflictError


def brains(*names):
    return [SimpleNamespace(UID=name) for name in names]


def test_one_bad_item_does_not_stop_the_others(caplog):
    def build(brain):
        return {"a": 1, "c": 3}[brain.UID]

    assert list(passing_over(build, brains("a", "b", "c"))) == [1, 3]
    (line,) = caplog.messages
    assert line == "Passed over b: KeyError"


def test_the_log_has_nothing_of_what_the_error_says(caplog):
    def build(brain):
        raise ValueError("André Kaiser, 03731 799 3305")

    assert list(passing_over(build, brains("a"))) == []
    assert "Kaiser" not in caplog.text


def test_a_conflict_is_for_the_publisher():
    def build(brain):
        raise ConflictError

    with pytest.raises(ConflictError):
        list(passing_over(build, brains("a")))
