"""To 1010: terms as lists of words, the public address, and channels without status."""

from mittelsachsen.socialmedia.checks.accepted import KEY
from mittelsachsen.socialmedia.checks.accepted import key
from mittelsachsen.socialmedia.checks.terms import from_line
from mittelsachsen.socialmedia.checks.terms import package_terms
from mittelsachsen.socialmedia.checks.terms import TermError
from mittelsachsen.socialmedia.checks.terms import to_line
from mittelsachsen.socialmedia.internals import put_record
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from persistent.mapping import PersistentMapping
from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tool import SetupTool
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


# The patterns that came with the package before, in the order of today's table.
SHIPPED = (
    r"RStV|Rundfunkstaatsvertrag\w*",
    r"TMG|Telemediengesetz\w*",
    "TTDSG",
    r"NetzDG|Netzwerkdurchsetzungsgesetz\w*",
    "Privacy[- ]Shield",
    "Safe[- ]Harbou?r",
    r"Facebook,? Inc\.?|Facebook Ireland(?: Ltd\.?| Limited)?|Facebook Ltd\.?",
    r"Instagram,? (?:LLC|Inc)\.?",
    "Twitters?|Tweets?|(?:ge)?twitter[nt]",
    "IAC(?:/InterActiveCorp)?|InterActiveCorp",
    r"Google\+|Google Plus",
    "Periscope",
    "Sächsische[rn]? Datenschutzbeauftragte[rn]?",
    r"BDSG[- ]alt|Bundesdatenschutzgesetz \(alt\)",
    "*http://",
)


def add_words(tool: SetupTool) -> None:
    """Carry terms and what is accepted over, add settings, list all channels."""
    add_missing_records(PREFIX)
    registry = getUtility(IRegistry)
    name = f"{PREFIX}.terms"
    record = registry.records[name]
    lines = [carried(line) for line in record.value or ()]
    put_record(registry, name, record.field, lines)
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="UsageConcept"):
        carry_accepted(brain)
    for brain in catalog.unrestrictedSearchResults(portal_type="SocialMediaChannel"):
        if not brain.socialmedia["status"]:
            channel = brain._unrestrictedGetObject()
            channel.reindexObject(idxs=["socialmedia_status"])


def carried(line: str) -> str:
    """Return a line with words; a pattern of a webmaster's own stays one.

    One that is of today stays as it is, as does one that could never be searched for.
    """
    first, *rest = [part.strip() for part in line.split(";")]
    if first in SHIPPED:
        words = to_line(package_terms()[SHIPPED.index(first)]).partition(" ; ")[0]
        return " ; ".join((words, *rest))
    star = "*" if first.startswith("*") else ""
    pattern = " ; ".join((f"{star}/{first.removeprefix('*')}/", *rest))
    for candidate in (line, pattern):
        try:
            from_line(candidate)
        except TermError:
            continue
        return candidate
    return line


def carry_accepted(brain: AbstractCatalogBrain) -> None:
    """Give what is accepted in a concept the keys of today."""
    annotations = IAnnotations(brain._unrestrictedGetObject())
    if KEY in annotations:
        annotations[KEY] = PersistentMapping(
            {
                key(entry["words"], entry["sentence"]): entry
                for entry in annotations[KEY].values()
            }
        )
