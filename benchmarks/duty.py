"""Checks and due dates: the page they belong to, and ten concepts, as references."""

from AccessControl.SecurityManagement import newSecurityManager
from datetime import date
import json
from mittelsachsen.socialmedia.checks.gather import results_of
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
from Testing.makerequest import makerequest
from timing import milliseconds
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides


ANSWERS = {
    "title": "Duty",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
}
CHANNELS = 50
TEXT = "<p>Der Kanal informiert über die Arbeit des Landkreises und seiner Ämter.</p>"


def rich(text: str) -> RichTextValue:
    return RichTextValue(text, "text/html", "text/x-html-safe")


def make(app, name: str, concepts: int):
    portal = site.create(app, "classic", {**ANSWERS, "site_id": name})
    setSite(portal)
    setRequest(app.REQUEST)
    alsoProvides(app.REQUEST, IBrowserLayer)
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:default"
    )
    for number in range(concepts):
        concept = api.content.create(
            portal, "UsageConcept", f"k{number}", title=f"K{number}"
        )
        concept.as_of = date(2025, 1 + number % 12, 1)
        concept.exclude_from_nav = True
        concept.reindexObject()
        if number % 200 == 199:
            transaction.commit()
    transaction.commit()
    return portal


def checks(portal) -> tuple[float, float]:
    """Return the milliseconds of the checks, and of rendering the page."""
    concept = portal["k0"]
    concept.preamble = rich(TEXT * 10)
    for number in range(CHANNELS):
        api.content.create(
            concept,
            "SocialMediaChannel",
            f"c{number}",
            title=f"Kanal {number}",
            platform="facebook",
            account_url=f"https://facebook.com/k{number}",
            status="active",
            purpose=rich(TEXT * 3),
            scope=rich(TEXT * 3),
            necessity=rich(TEXT * 2),
            content_types=["Meldungen", "Termine"],
        )
    transaction.commit()

    def render() -> str:
        # A new request, for the view remembers what it has found.
        request = makerequest(app).REQUEST
        alsoProvides(request, IBrowserLayer)
        request["LANGUAGE"] = "de"
        return api.content.get_view("view", concept, request)()

    return milliseconds(lambda: results_of(concept)), milliseconds(render)


app = makerequest(app)  # noqa: F821
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
few = make(app, "d10", 10)
spent, reference = checks(few)
make(app, "d1000", 1_000)
TITLE = "checks of 50 channels / rendering the page (ms)"
print(json.dumps([(TITLE, spent, reference, 0.25)]))
