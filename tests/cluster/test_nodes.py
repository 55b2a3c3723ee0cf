"""Two nodes behind HAProxy and Varnish: what fails is noticed by nobody else."""

from concurrent.futures import ThreadPoolExecutor
import pytest
from threading import Event
import time


ADMIN = ("admin", "admin")
LIST = "++api++/@social-media-channels"


def wait_for(condition, patience=30):
    """Wait until a condition is true."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_what_one_node_stores_the_other_shows_at_once(node):
    writer, reader = node("node1", ADMIN), node("node2", ADMIN)
    for number in range(5):
        page = {"@type": "Document", "id": f"sofort-{number}", "title": "Sofort"}
        assert writer.post("++api++/", json=page).status_code == 201
        assert reader.get(f"++api++/sofort-{number}").json()["title"] == "Sofort"


def test_visitors_come_by_the_public_address_alone(visitor, cluster):
    item = visitor.get(LIST).json()["items"][0]
    assert item["@id"].startswith(f"{cluster.address}/nutzungskonzept/")
    # The host that a visitor names decides on no link, and no cache mixes them.
    named = visitor.get(LIST, headers={"Host": "evil.example"})
    assert named.json()["items"][0]["@id"] == item["@id"]


@pytest.mark.parametrize("path", ["VirtualHostRoot/", "_vh_evil/", "%5fvh_evil/"])
def test_visitors_make_no_virtual_hosts(visitor, path):
    assert visitor.get(path).status_code == 403


def test_visitors_purge_nothing(visitor):
    assert visitor.request("PURGE", LIST).status_code == 403


def load(session, path, statuses, until):
    """Ask for a path until an event is set, and add all statuses to a list."""
    while not until.is_set():
        statuses.append(session.get(path, timeout=60).status_code)


def test_no_visitor_notices_that_a_node_is_killed(cluster, visitor):
    ended, statuses = Event(), []
    with ThreadPoolExecutor() as pool:
        asking = [
            pool.submit(load, visitor, LIST, statuses, ended) for _number in range(4)
        ]
        try:
            wait_for(lambda: len(statuses) > 10, patience=120)
            cluster.kill("node1")
            before = len(statuses)
            # HAProxy asks the nodes each second, so it finds out as well.
            time.sleep(3)
            wait_for(lambda: len(statuses) > before + 10, patience=120)
        finally:
            cluster.start("node1")
            ended.set()
    for each in asking:
        each.result()
    assert set(statuses) == {200}


def test_a_node_that_is_back_serves_again(cluster, visitor):
    log = cluster.folder / "node1" / "var" / "log" / "access.log"
    before = log.read_text().count("VirtualHostRoot")

    def serves():
        visitor.get(LIST)
        return log.read_text().count("VirtualHostRoot") > before

    wait_for(serves)


def test_nodes_find_back_to_a_database_that_was_restarted(cluster, manager, node):
    cluster.end("postgres")
    cluster.start("postgres")
    sessions = [node("node1"), node("node2")]
    wait_for(lambda: all(each.get(LIST).status_code == 200 for each in sessions))
    page = {"@type": "Document", "id": "danach", "title": "Danach"}
    wait_for(lambda: manager.post("++api++/", json=page).status_code == 201)
    assert node("node1", ADMIN).get("++api++/danach").status_code == 200


def test_nothing_that_was_acknowledged_is_lost_with_a_killed_database(
    cluster, manager, node
):
    page = {"@type": "Document", "id": "bestaetigt", "title": "Bestätigt"}
    wait_for(lambda: manager.post("++api++/", json=page).status_code == 201)
    cluster.kill("postgres")
    cluster.start("postgres")
    kept = node("node2", ADMIN)
    wait_for(lambda: kept.get("++api++/bestaetigt").status_code == 200)
