"""A concept of 500 channels, a thousand persons, an import of five hundred."""

from AccessControl.SecurityManagement import newSecurityManager
from functools import partial
import json
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.tables import to_csv
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
from plone.protect.interfaces import IDisableCSRFProtection
from Products.CMFCore.indexing import processQueue
from Testing.makerequest import makerequest
from time import process_time
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
# Time grows with the rows alone: 500 tell what 2,000 do.
CHANNELS, PERSONS, ROWS = 500, 1_000, 500
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
    """A table of channels, and as many stock pages of as much text."""
    rows = [
        {**channel(10_000 + number), "purpose": TEXT, "scope": TEXT}
        for number in range(ROWS)
    ]
    table = to_csv(list(rows[0]), [list(row.values()) for row in rows])
    start = process_time()
    reports = import_channels(
        portal["neu"], read(table.encode()), portal.REQUEST, dry_run=False
    )
    processQueue()
    spent = process_time() - start
    if any(report.errors for report in reports):
        raise RuntimeError(reports[0])
    transaction.abort()
    start = process_time()
    for number in range(ROWS):
        title, text = f"Kanal {number}", rich(TEXT * 2)
        api.content.create(portal["seiten"], "Document", title=title, text=text)
    processQueue()
    stock = process_time() - start
    transaction.abort()
    title = f"import of {ROWS} channels / as many stock pages (s)"
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
