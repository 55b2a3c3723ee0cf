"""An upgrade to 1010 carries over what webmasters and editors wrote."""

from mittelsachsen.socialmedia.checks.accepted import accepted
from mittelsachsen.socialmedia.checks.accepted import KEY
from mittelsachsen.socialmedia.checks.accepted import key_of
from mittelsachsen.socialmedia.checks.gather import facts_of
from mittelsachsen.socialmedia.checks.site import package_lines
from mittelsachsen.socialmedia.checks.site import term_lines
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.internals import put_record
from persistent.mapping import PersistentMapping
from plone.registry.interfaces import IRegistry
import pytest
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility
from zope.interface import alsoProvides


PROFILE = "mittelsachsen.socialmedia:default"
TERMS = "mittelsachsen.socialmedia.terms"


def upgraded(portal, *lines):
    """Return the lines that an upgrade makes of a webmaster's."""
    registry = getUtility(IRegistry)
    put_record(registry, TERMS, registry.records[TERMS].field, list(lines))
    portal.portal_setup.setLastVersionForProfile(PROFILE, "1008")
    portal.portal_setup.upgradeProfile(PROFILE)
    return term_lines()


@pytest.mark.parametrize(
    ("line", "carried"),
    [
        (
            "Twitters?|Tweets?|(?:ge)?twitter[nt] ; Mastodon ; 2023-07-24 ; https://a.de",
            "Twitter | twittern | Tweet | tweeten | Retweet | Twitterer | Twitterin +~"
            " ; Mastodon ; 2023-07-24 ; https://a.de",
        ),
        ("Kreis|Landkreis ; Region", "Kreis|Landkreis ; Region"),
        (r"Kreis\w* ; Region", r"/Kreis\w*/ ; Region"),
        (r"*Kreis\w* ; Region", r"*/Kreis\w*/ ; Region"),
        ("[ ; x", "[ ; x"),
    ],
)
def test_lines(portal, line, carried):
    assert upgraded(portal, line) == [carried]
    assert upgraded(portal, carried) == [carried]


def test_what_was_taken_out_stays_out(portal):
    assert upgraded(portal, "TTDSG ; TDDDG ; 2024-05-14 ; x")[0].startswith("TTDSG |")
    assert len(term_lines()) == 1 < len(package_lines())


def test_what_is_accepted_stays_so(portal):
    alsoProvides(portal.REQUEST, IBrowserLayer)
    concept = portal["nutzungskonzept"]
    hit = facts_of(concept).hits[0]
    entry = {
        "sentence": hit.sentence,
        "words": hit.words,
        "reason": "x",
        "user": "u",
        "day": "2026-01-01",
    }
    IAnnotations(concept)[KEY] = PersistentMapping({"of another version": entry})
    upgraded(portal, *package_lines())
    assert dict(accepted(concept)) == {key_of(hit): entry}
    assert hit not in facts_of(concept).hits


def test_a_channel_without_a_status_is_listed_again(portal):
    channel = portal["nutzungskonzept"]["vimeo"]
    channel.status = None
    channel.reindexObject()
    catalog = portal.portal_catalog
    rid = catalog.getrid("/".join(channel.getPhysicalPath()))
    catalog.Indexes["socialmedia_status"].unindex_object(rid)
    upgraded(portal)
    found = catalog.unrestrictedSearchResults(socialmedia_status="")
    assert [brain.getId for brain in found] == ["vimeo"]
