"""A backup that was made under load has what was acknowledged before it began."""

from asking import free_ports
from asking import Session
import base64
from cluster import Cluster
from cluster import NODES
from cluster import render
from datetime import date
import hashlib
import os
from pathlib import Path
import pytest
import re
import subprocess
import textwrap
from threading import Event
from threading import Thread
import time
from zope_instance import BIN


ADMIN = ("admin", "admin")
ROOT = Path(__file__).parents[2]
BEFORE = 8  # files


class Writer(Thread):
    """Stores files with random contents until it is told to end."""

    def __init__(self, session, name):
        super().__init__()
        self.session, self.prefix = session, name
        self.stored = {}
        self.ended = Event()

    def run(self):
        while not self.ended.is_set():
            name, data = f"{self.prefix}-{len(self.stored)}", os.urandom(200_000)
            file = {
                "data": base64.b64encode(data).decode(),
                "encoding": "base64",
                "filename": f"{name}.bin",
                "content-type": "application/octet-stream",
            }
            item = {"@type": "File", "id": name, "title": name, "file": file}
            if self.session.post("++api++/", json=item).status_code == 201:
                self.stored[name] = hashlib.sha256(data).hexdigest()


@pytest.fixture
def guide(cluster, tmp_path):
    """The commands of the guide, block by block, where this cluster is."""
    text = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
    section = re.search(r"(?ms)^## Backup and restore\n(.*?)^## ", text)[1]
    places = {
        "/srv/plone/.venv/bin": str(BIN),
        "/srv/plone": str(cluster.folder),
        "/var/backups": str(tmp_path),
        "2026-11-28": date.today().isoformat(),
    }
    for written, place in places.items():
        section = section.replace(written, place)
    blocks = re.findall(r"(?m)(?:^    \S.*\n)+", section)
    yield ["set -e\n" + textwrap.dedent(block) for block in blocks]
    cluster.postgres("dropdb", "--if-exists", "--force", "plone2")


@pytest.fixture
def restored(cluster):
    """A node of its own for the restored database."""
    node = Cluster(cluster.folder / "restored", free_ports(6))
    variables = {**cluster.variables(), "database": "plone2"}
    variables["folder"] = str(node.folder)
    variables["node1_port"] = str(node.ports["node1"])
    render(variables)
    (node.folder / "etc" / "pgpass").symlink_to(cluster.folder / "etc" / "pgpass")
    yield node
    node.end(NODES[0])


def shell(commands):
    """Run commands as they are typed, and return what they print."""
    done = subprocess.run(["sh", "-c", commands], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_was_acknowledged_is_in_the_backup(
    cluster, node, guide, restored, tmp_path
):
    back_up, restore, compare, pack = guide
    manager, version = node("node1", ADMIN), {"version": "1.0", "approvals": []}
    versions = "++api++/nutzungskonzept/@usage-concept-versions"
    assert manager.post(versions, json={**version, "change": ""}).status_code == 201
    number = manager.get(versions).json()["items_total"]
    writers = [Writer(node(name, ADMIN), f"datei-{name}") for name in NODES]
    for writer in writers:
        writer.start()
    try:
        while sum(len(writer.stored) for writer in writers) < BEFORE:
            time.sleep(0.05)
        acknowledged = {k: v for each in writers for k, v in dict(each.stored).items()}
        shell(back_up)
    finally:
        for writer in writers:
            writer.ended.set()
            writer.join()
    # There were writes meanwhile, or this would be no test.
    assert sum(len(writer.stored) for writer in writers) > len(acknowledged)
    (backup,) = tmp_path.iterdir()
    assert backup.stat().st_mode & 0o077 == 0
    shell(restore)
    assert f"{number} of {number} versions and records are intact." in shell(compare)
    restored.start(NODES[0])
    with Session(f"http://127.0.0.1:{restored.ports['node1']}/Plone", ADMIN) as there:
        for name, digest in acknowledged.items():
            data = there.get(f"{name}/@@download/file").content
            assert hashlib.sha256(data).hexdigest() == digest, name
    # A database that is there is not written over.
    with pytest.raises(AssertionError, match="already exists"):
        shell(restore)
    shell(pack)
    assert manager.get(f"{name}/@@download/file").content == data
