"""To 1011: plain language has a page of its own; inherited groups are found."""

from mittelsachsen.socialmedia.l10n import supported
from mittelsachsen.socialmedia.text import has_words
from mittelsachsen.socialmedia.text import raw_of
from mittelsachsen.socialmedia.upgrades.v1007 import former_standard
from plone import api
from Products.GenericSetup.tool import SetupTool


def keep_documents(tool: SetupTool) -> None:
    """Keep plain language in the documents that had it; index groups and persons.

    Whoever wants it on its page alone takes it out of the outline.
    """
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="UsageConcept"):
        concept = brain._unrestrictedGetObject()
        if not concept.outline and has_words(raw_of(concept.plain_language)):
            language = concept.Language() or api.portal.get_default_language()
            concept.outline = former_standard(supported(language))
    catalog.reindexIndex("socialmedia_target_group", None)
    for brain in catalog.unrestrictedSearchResults(portal_type="ContactPerson"):
        # The column alone: all indexes would take this for a change.
        brain._unrestrictedGetObject().reindexObject(idxs=["UID"])
