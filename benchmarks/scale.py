"""A concept of 500 channels, a thousand persons, an import of two thousand."""

from AccessControl.SecurityManagement import newSecurityManager
from functools import partial
import json
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
from plone.protect.interfaces import IDisableCSRFProtection
from Products.CMFCore.indexing import processQueue
from Testing.makerequest import makerequest
from time import perf_counter
from timing import milliseconds
import transaction
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
from zope.traversing.interfaces import BeforeTraverseEvent


ANSWERS = {
    "title": "Scale",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
    "site_id": "scale",
}
CHANNELS, PERSONS, ROWS = 500, 1_000, 2_000
SENTENCE = "Der Kanal informiert über die Arbeit des Landkreises und seiner Ämter. "
TEXT = f"<p>{SENTENCE * 4}</p>"


def rich(text: str) -> RichTextValue:
    return RichTextValue(text, "text/html", "text/x-html-safe")


def channel(number: int) -> dict:
    return {
        "platform": "mastodon",
        "account_url": f"https://social.example.org/@k{number}",
        "title": f"Kanal {number}",
        "status": "active",
    }


def make(app):
    """Return a site with a concept of many channels, and a folder of as much text."""
    portal = site.create(app, "classic", ANSWERS)
    setSite(portal)
    setRequest(app.REQUEST)
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:default"
    )
    notify(BeforeTraverseEvent(portal, app.REQUEST))
    alsoProvides(app.REQUEST, IBrowserLayer, IDisableCSRFProtection)
    concept = api.content.create(portal, "UsageConcept", "viele", title="Viele")
    folder = api.content.create(portal, "Folder", "ordner", title="Ordner")
    folder.setLayout("full_view")
    texts = {"purpose": rich(TEXT), "scope": rich(TEXT)}
    for number in range(CHANNELS):
        values = {**channel(number), **texts}
        api.content.create(concept, "SocialMediaChannel", f"c{number}", **values)
        text = rich(TEXT * 2 + f"<p>{SENTENCE * 2}</p>")
        title = f"Kanal {number}"
        api.content.create(folder, "Document", f"d{number}", title=title, text=text)
        if number % 100 == 99:
            transaction.commit()
    for number in range(PERSONS):
        title = f"Person {number}"
        api.content.create(concept, "ContactPerson", f"p{number}", title=title)
    for name in ("neu", "seiten"):
        kind = "UsageConcept" if name == "neu" else "Folder"
        api.content.create(portal, kind, name, title=name)
    for item in (concept, folder, *concept.objectValues(), *folder.objectValues()):
        api.content.transition(item, "publish")
    transaction.commit()
    return portal


def imported(portal) -> tuple:
    """Two thousand channels, and as many stock pages."""
    rows = [channel(10_000 + number) for number in range(ROWS)]
    start = perf_counter()
    reports = import_channels(portal["neu"], rows, portal.REQUEST, dry_run=False)
    spent = perf_counter() - start
    if any(report.errors for report in reports):
        raise RuntimeError(reports[0])
    transaction.abort()
    start = perf_counter()
    for number in range(ROWS):
        title = f"Kanal {number}"
        api.content.create(portal["seiten"], "Document", title=title, text=rich(TEXT))
    stock = perf_counter() - start
    transaction.abort()
    title = "import of 2,000 channels / as many stock pages (s)"
    return (title, spent, stock, 1.5)


def reindexed(portal) -> tuple:
    """What indexing a channel anew takes."""

    def reindex(item):
        item.reindexObject()
        processQueue()

    ours = milliseconds(partial(reindex, portal["viele"]["c1"]), 30)
    stock = milliseconds(partial(reindex, portal["ordner"]["d1"]), 30)
    return ("indexing a channel / a stock page (ms)", ours, stock, 2)


app = makerequest(app)  # noqa: F821
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
app.REQUEST["PARENTS"] = [app]
portal = make(app)
print(json.dumps([reindexed(portal), imported(portal)]))
