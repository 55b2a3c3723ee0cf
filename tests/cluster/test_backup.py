"""A backup that was made under load has what was acknowledged before it began."""

import base64
from cluster import Cluster
from cluster import NODES
from cluster import render
from conftest import free_ports
from conftest import Session
import hashlib
import os
import pytest
import subprocess
from threading import Event
from threading import Thread
import time
from zope_instance import BIN


ADMIN = ("admin", "admin")
BEFORE = 8


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
def restored(cluster, tmp_path):
    """A node that serves the restored database, and its folder."""
    folder = cluster.folder / "restored"
    variables = {**cluster.variables(), "folder": str(folder), "database": "restored"}
    node = Cluster(folder, free_ports(6))
    variables["node1_port"] = str(node.ports["node1"])
    render(variables)
    (folder / "etc" / "pgpass").symlink_to(cluster.folder / "etc" / "pgpass")
    yield node
    node.end(NODES[0])
    cluster.postgres("dropdb", "--if-exists", "--force", "restored")


def test_what_was_acknowledged_is_in_the_backup(cluster, node, restored, tmp_path):
    frozen = {"version": "1.0", "change": "", "approvals": []}
    versions = "++api++/nutzungskonzept/@usage-concept-versions"
    manager = node("node1", ADMIN)
    assert manager.post(versions, json=frozen).status_code == 201
    number = manager.get(versions).json()["items_total"]
    writers = [Writer(node(name, ADMIN), f"datei-{name}") for name in NODES]
    for writer in writers:
        writer.start()
    try:
        while sum(len(writer.stored) for writer in writers) < BEFORE:
            time.sleep(0.05)
        acknowledged = {k: v for each in writers for k, v in dict(each.stored).items()}
        backup = tmp_path / "plone.backup"
        subprocess.run([cluster.folder / "etc" / "backup.sh", backup], check=True)
    finally:
        for writer in writers:
            writer.ended.set()
            writer.join()
    # There were writes meanwhile, or this would be no test.
    assert sum(len(writer.stored) for writer in writers) > len(acknowledged)
    assert os.stat(backup).st_mode & 0o077 == 0
    restore = cluster.folder / "etc" / "restore.sh"
    subprocess.run([restore, backup, "restored"], check=True)
    program = [BIN / "socialmedia-versions", restored.conf(), "/Plone"]
    done = subprocess.run(program, capture_output=True, text=True)
    assert f"{number} of {number} versions and records are intact." in done.stdout
    restored.start(NODES[0])
    with Session(f"http://127.0.0.1:{restored.ports['node1']}/Plone", ADMIN) as there:
        for name, digest in acknowledged.items():
            data = there.get(f"{name}/@@download/file").content
            assert hashlib.sha256(data).hexdigest() == digest, name
    # One that is there is not written over.
    again = subprocess.run([restore, backup, "restored"], capture_output=True)
    assert again.returncode != 0
