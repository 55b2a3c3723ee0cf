"""A concept of 50 channels, and the demo: its PDF and its versions."""

from AccessControl.SecurityManagement import newSecurityManager
import json
from mittelsachsen.socialmedia.document.compare import compare
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
from Testing.makerequest import makerequest
from time import perf_counter
from timing import milliseconds
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides


ANSWERS = {
    "title": "Document",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
    "site_id": "document",
}
CHANNELS = 50
SENTENCE = "Der Kanal informiert über die Arbeit des Landkreises und seiner Ämter. "
TEXT = f"<p>{SENTENCE * 4}</p>"


def rich(text: str) -> RichTextValue:
    return RichTextValue(text, "text/html", "text/x-html-safe")


def make(app):
    """Return a site with the demo, and with 50 channels and as much stock text."""
    portal = site.create(app, "classic", ANSWERS)
    setSite(portal)
    setRequest(app.REQUEST)
    for name in ("default", "demo"):
        profile = f"profile-mittelsachsen.socialmedia:{name}"
        portal.portal_setup.runAllImportStepsFromProfile(profile)
    alsoProvides(app.REQUEST, IBrowserLayer)
    concept = api.content.create(portal, "UsageConcept", "viele", title="Viele")
    folder = api.content.create(portal, "Folder", "ordner", title="Ordner")
    for number in range(CHANNELS):
        api.content.create(
            concept,
            "SocialMediaChannel",
            f"c{number}",
            title=f"Kanal {number}",
            platform="facebook",
            account_url=f"https://facebook.com/k{number}",
            status="active",
            purpose=rich(TEXT),
            scope=rich(TEXT),
        )
        api.content.create(
            folder,
            "Document",
            f"d{number}",
            title=f"Kanal {number}",
            text=rich(TEXT * 2 + f"<p>{SENTENCE * 2}</p>"),
        )
    for item in (concept, folder, *concept.objectValues(), *folder.objectValues()):
        api.content.transition(item, "publish")
    # The folder shows the texts of all its pages, as the concept does.
    folder.setLayout("full_view")
    transaction.commit()
    return portal


app = makerequest(app)  # noqa: F821
admin = app.acl_users.getUser("admin").__of__(app.acl_users)
newSecurityManager(None, admin)
portal = make(app)
demo = portal["nutzungskonzept"]
view = api.content.get_view("pdf", demo, app.REQUEST)
rows = [("PDF of the demo (ms)", milliseconds(view), 500, 1)]
versions = []
start = perf_counter()
versions.append(freeze(demo, "1.0", "Erste Fassung", [], app.REQUEST))
rows.append(("freezing the demo (ms)", (perf_counter() - start) * 1000, 1_000, 1))
demo.commitment = rich("<p>Wir evaluieren zweimal im Jahr.</p>")
versions.append(freeze(demo, "2.0", "Zweite Fassung", [], app.REQUEST))
old, new = map(read_document, versions)
rows.append(
    ("comparison of two versions (ms)", milliseconds(lambda: compare(old, new)), 300, 1)
)
print(json.dumps(rows))
