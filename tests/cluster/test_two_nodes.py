"""Two nodes on one database remind at the same moment: each mail goes out once.

The database is served by PostgreSQL or ZEO; the nodes are processes that run the
documented command; the mails go to a real SMTP server.
"""

from aiosmtpd.controller import Controller
from collections import Counter
from mittelsachsen.socialmedia.reminders import outbox
import os
import pytest
import re
import signal
import subprocess
import time
import transaction
import ZODB.config
from zope.annotation.attribute import AttributeAnnotations
from zope_instance import BIN
from zope_instance import free_port
from zope_instance import make_instance


CONCEPTS = 50
SITE = """
from AccessControl.SecurityManagement import newSecurityManager
from datetime import date
from plone import api
from plone.distribution.api import site
import transaction
from zope.component.hooks import setSite

newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
portal = site.create(app, "classic", {
    "site_id": "duty", "title": "T", "description": "", "default_language": "de",
    "portal_timezone": "Europe/Berlin", "setup_content": False})
setSite(portal)
portal.portal_setup.runAllImportStepsFromProfile(
    "profile-mittelsachsen.socialmedia:default")
for number in range(CONCEPTS):
    concept = api.content.create(portal, "UsageConcept", f"k{number}",
        title=f"K{number}", as_of=date(2018, 5, 1))
    api.content.create(concept, "ContactPerson", "p", title="P",
        email=f"p{number}@example.org",
        roles=[{"role": "editorial", "scope": None, "phone": None, "email": None}])
api.portal.set_registry_record(
    "mittelsachsen.socialmedia.public_url", "https://www.example.org")
api.portal.set_registry_record("plone.email_from_address", "web@example.org")
api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
api.portal.set_registry_record("plone.smtp_port", PORT)
transaction.commit()
"""


STORAGE = """\
  <zeoclient>
    server 127.0.0.1:PORT
    blob-dir $instance/var/blobcache
  </zeoclient>"""
# What zope.conf says of the database.
SECTION = re.compile(r"<(relstorage|zeoclient)>.*</\1>", re.S)


class Inbox:
    """Counts mails by address; slow enough for two nodes to meet."""

    def __init__(self):
        self.mails = Counter()

    async def handle_DATA(self, server, session, envelope):
        self.mails.update(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture(scope="module")
def inbox():
    handler = Inbox()
    handler.port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture(scope="module")
def zeo(tmp_path_factory):
    """The configurations of two nodes on a database that ZEO serves."""
    folder, port = tmp_path_factory.mktemp("zeo"), free_port()
    database = subprocess.Popen(
        [BIN / "runzeo", "-a", f"127.0.0.1:{port}", "-f", folder / "Data.fs"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    make_instance(folder / "node", free_port(), STORAGE.replace("PORT", str(port)))
    conf = folder / "node" / "etc" / "zope.conf"
    yield conf, conf
    database.send_signal(signal.SIGTERM)
    database.wait()


@pytest.fixture(scope="module")
def postgresql(cluster):
    """The configurations of the nodes of the cluster."""
    return cluster.conf("node1"), cluster.conf("node2")


@pytest.fixture(scope="module", params=["postgresql", "zeo"])
def nodes(request, tmp_path_factory, inbox):
    """The configurations of two nodes with a site that has something to remind of."""
    found = request.getfixturevalue(request.param)
    script = tmp_path_factory.mktemp("site") / "site.py"
    script.write_text(
        SITE.replace("CONCEPTS", str(CONCEPTS)).replace("PORT", str(inbox.port))
    )
    subprocess.run([BIN / "zconsole", "run", found[0], script], check=True)
    return found


def remind(conf):
    """Start the command on a node."""
    return subprocess.Popen(
        [BIN / "socialmedia-reminders", conf, "/duty"],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def forget(nodes, inbox):
    """Forget what was sent, for a new round; without Zope, which starts slowly."""
    inbox.mails.clear()
    section = SECTION.search(nodes[0].read_text())[0]
    database = ZODB.config.databaseFromString(
        f"%import relstorage\n%import ZEO\n<zodb>\n{section}\n</zodb>"
    )
    connection = database.open()
    site = connection.root()["Application"]["duty"]
    AttributeAnnotations(site).pop(outbox.KEY, None)
    transaction.commit()
    connection.close()
    database.close()


@pytest.mark.parametrize("number", range(int(os.environ.get("ROUNDS", "1"))))
def test_each_mail_goes_out_once_or_is_reported(nodes, inbox, forget, number):
    victim = remind(nodes[0])
    # Each round is killed somewhere else.
    while len(inbox.mails) <= number and victim.poll() is None:
        time.sleep(0.005)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    assert 0 < len(inbox.mails) < CONCEPTS
    for each in [remind(conf) for conf in nodes]:
        each.communicate()
    assert set(inbox.mails.values()) == {1}
    # One may be left of the killed process, whose fate nobody knows.
    assert CONCEPTS - len(inbox.mails) <= 1
    again = remind(nodes[0])
    assert "0 mails were sent." in again.communicate()[0]
    assert set(inbox.mails.values()) == {1}
