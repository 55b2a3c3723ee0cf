"""Two nodes on one database remind at the same moment: each mail goes out once.

The database is served by ZEO; the nodes are processes that run the documented
command; the mails go to a real SMTP server.
"""

from aiosmtpd.controller import Controller
from collections import Counter
from mittelsachsen.socialmedia.reminders import outbox
import os
import pytest
import signal
import subprocess
import time
import transaction
import ZEO
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
    "site_id": "Plone", "title": "T", "description": "", "default_language": "de",
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
def node(tmp_path_factory, inbox):
    """A function that starts the command on a node of the cluster."""
    folder = tmp_path_factory.mktemp("cluster")
    port = free_port()
    database = subprocess.Popen(
        [BIN / "runzeo", "-a", f"127.0.0.1:{port}", "-f", folder / "Data.fs"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    storage = STORAGE.replace("PORT", str(port))
    make_instance(folder / "node", free_port(), storage)
    conf = folder / "node" / "etc" / "zope.conf"
    script = folder / "site.py"
    script.write_text(
        SITE.replace("CONCEPTS", str(CONCEPTS)).replace("PORT", str(inbox.port))
    )
    subprocess.run([BIN / "zconsole", "run", conf, script], check=True)

    def start():
        return subprocess.Popen(
            [BIN / "socialmedia-reminders", conf, "/Plone"],
            stdout=subprocess.PIPE,
            text=True,
        )

    start.database = port
    yield start
    database.send_signal(signal.SIGTERM)
    database.wait()


@pytest.fixture
def forget(node, inbox):
    """Forget what was sent, for a new round; without Zope, which starts slowly."""
    inbox.mails.clear()
    connection = ZEO.connection(("127.0.0.1", node.database))
    site = connection.root()["Application"]["Plone"]
    AttributeAnnotations(site).pop(outbox.KEY, None)
    transaction.commit()
    connection.close()


@pytest.mark.parametrize("number", range(int(os.environ.get("ROUNDS", "2"))))
def test_each_mail_goes_out_once_or_is_reported(node, inbox, forget, number):
    victim = node()
    # Each round is killed somewhere else.
    while len(inbox.mails) <= number and victim.poll() is None:
        time.sleep(0.005)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    assert 0 < len(inbox.mails) < CONCEPTS
    nodes = [node(), node()]
    for each in nodes:
        each.communicate()
    assert set(inbox.mails.values()) == {1}
    # One may be left of the killed process, whose fate nobody knows.
    assert CONCEPTS - len(inbox.mails) <= 1
    again = [node(), node()]
    outputs = [each.communicate()[0] for each in again]
    assert all("0 mails were sent." in output for output in outputs)
    assert set(inbox.mails.values()) == {1}
