"""Two imports into one site do not meet, whichever nodes they run on."""

from datetime import datetime
from datetime import timedelta
from datetime import timezone
from mittelsachsen.socialmedia.commands.alone import alone
from mittelsachsen.socialmedia.commands.alone import BusyError
from mittelsachsen.socialmedia.commands.alone import KEY
from mittelsachsen.socialmedia.commands.alone import PATIENCE
import pytest
from threading import Thread
import transaction
from zope.annotation.interfaces import IAnnotations


def elsewhere(portal, do):
    """Do something as another node does: with a connection of its own."""
    results = []

    def work():
        connection = portal._p_jar.db().open()
        try:
            results.append(do(connection.root()["Application"]["plone"]))
        finally:
            transaction.abort()
            connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join()
    return results[0]


def begin(site):
    try:
        with alone(site):
            return "alone"
    except BusyError as error:
        return str(error)


def test_the_second_is_told_who_is_there(portal):
    with alone(portal):
        said = elsewhere(portal, begin)
    assert said.startswith("Another import has run since ")
    assert elsewhere(portal, begin) == "alone"
    transaction.begin()
    assert KEY not in IAnnotations(portal)


def test_what_fails_inside_is_undone_and_leaves_the_site_free(portal):
    title = portal.title
    with pytest.raises(ZeroDivisionError), alone(portal):
        portal.title = "Halb"
        raise ZeroDivisionError
    assert portal.title == title
    assert elsewhere(portal, begin) == "alone"


@pytest.mark.parametrize(
    ("ago", "busy"),
    [(PATIENCE - timedelta(minutes=1), True), (PATIENCE, False)],
)
def test_one_that_was_killed_is_forgotten_in_time(portal, ago, busy):
    time = (datetime.now(timezone.utc) - ago).isoformat()
    IAnnotations(portal)[KEY] = time, "node1", 1
    transaction.commit()
    assert (elsewhere(portal, begin) != "alone") == busy


def test_who_took_longer_leaves_the_note_of_the_next_one(portal):
    with alone(portal):
        note = datetime.now(timezone.utc).isoformat(), "node2", 2
        IAnnotations(portal)[KEY] = note
        transaction.commit()
    assert IAnnotations(portal)[KEY] == note
