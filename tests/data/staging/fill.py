"""A site ``live`` with all that a concept can hold, and an empty one ``staging``."""

from AccessControl.SecurityManagement import newSecurityManager
from datetime import date
from io import BytesIO
from mittelsachsen.socialmedia.checks.accepted import accept
from mittelsachsen.socialmedia.checks.terms import Hit
from mittelsachsen.socialmedia.checks.terms import package_terms
from mittelsachsen.socialmedia.checks.unchecked import note
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.records.removal import remove
from mittelsachsen.socialmedia.records.start import start_evaluation
from mittelsachsen.socialmedia.reminders import outbox
from PIL import Image
from plone import api
from plone.distribution.api import site
from plone.namedfile.file import NamedBlobImage
import transaction
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.event import notify
from zope.globalrequest import getRequest
from zope.interface import alsoProvides
from zope.intid.interfaces import IIntIds
from zope.lifecycleevent import ObjectModifiedEvent


def make(name, *profiles):
    portal = site.create(
        app,  # noqa: F821 - zconsole's global
        "classic",
        {
            "site_id": name,
            "title": name,
            "description": "",
            "default_language": "de",
            "portal_timezone": "Europe/Berlin",
            "setup_content": False,
        },
    )
    setSite(portal)
    for profile in profiles:
        portal.portal_setup.runAllImportStepsFromProfile(f"profile-{profile}")
    transaction.commit()
    return portal


def related(item):
    return RelationValue(getUtility(IIntIds).getId(item))


def evaluated(concept, person):
    record = start_evaluation(concept, "de")
    uid, day = concept["twitter"].UID(), date(2026, 1, 31)
    record.decisions = [
        {**row, "decision": "keep", "reason": "Nachfrage"} for row in record.decisions
    ]
    record.kpis = [{"channel": uid, "metric": "Follower", "value": 12.5, "date": day}]
    record.evaluators = [related(person)]
    notify(ObjectModifiedEvent(record))
    for transition in ("submit", "approve"):
        api.content.transition(record, transition)
    return record


def fill(portal):
    concept = portal["nutzungskonzept"]
    other = api.content.create(concept, "ContactPerson", "erika", title="Erika")
    person = api.content.create(
        concept, "ContactPerson", "max", title="Max", valid_from=date(2020, 1, 1)
    )
    person.deputy = related(other)
    concept["twitter"].successor = related(concept["facebook"])
    for item in (person, concept["twitter"]):
        notify(ObjectModifiedEvent(item))
    picture = BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    image = NamedBlobImage(picture.getvalue(), "image/png", "rot.png")
    api.content.create(concept, "Image", "rot", title="Rot", image=image)
    transaction.commit()
    freeze(concept, "1.0", "Erste Fassung", [], getRequest())
    transaction.commit()
    hit = Hit(package_terms()[0], "Privacy Shield", "Der Privacy Shield galt.")
    accept(concept, hit, "historisch", "admin", "2026-01-31")
    for item, name in ((concept, "preamble"), (concept["twitter"], "purpose")):
        note(item, name, "C02", "admin", "2026-01-31")
    first = evaluated(concept, person)
    remove(first, "doppelt")
    second = evaluated(concept, person)
    api.content.transition(second, "reopen", comment="Zahl fehlt")
    for transition in ("submit", "approve"):
        api.content.transition(second, transition)
    entry = outbox.Entry("sent", "2026-01-31T06:00:00+00:00", "m1", "a@example.org")
    entry = entry._replace(concept=concept.UID(), title=concept.title, stage="due")
    outbox.take_over(portal, {"k1": list(entry)})
    transaction.commit()


newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))  # noqa: F821
live = make("live", *(f"mittelsachsen.socialmedia:{p}" for p in ("default", "demo")))
alsoProvides(getRequest(), IBrowserLayer)
fill(live)
make("staging", "mittelsachsen.socialmedia:default")
