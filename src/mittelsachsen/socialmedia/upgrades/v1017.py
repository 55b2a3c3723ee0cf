"""To 1017: impact assessments; channels that have a notice of their own are indexed."""

from mittelsachsen.socialmedia.permissions import ADD_IMPACT_ASSESSMENT
from mittelsachsen.socialmedia.upgrades.additions import add_allowed_type
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.additions import add_missing_permission
from mittelsachsen.socialmedia.upgrades.additions import add_missing_type
from mittelsachsen.socialmedia.upgrades.additions import add_record
from mittelsachsen.socialmedia.upgrades.additions import keep_versions
from plone import api
from Products.GenericSetup.tool import SetupTool


INDEX = "socialmedia_notice"
TYPE = "ImpactAssessment"


def add_assessments(tool: SetupTool) -> None:
    """Add the type, who may add one, and its icon; concepts hold it.

    A webmaster may take it out of concepts again, or stop its versions.
    """
    add_missing_permission(ADD_IMPACT_ASSESSMENT)
    if add_missing_type(TYPE):
        add_record(f"plone.icon.contenttype/{TYPE.lower()}")
        add_allowed_type("UsageConcept", TYPE)
        keep_versions(TYPE)


def add_notice_index(tool: SetupTool) -> None:
    """Add the index with what the site's channels have."""
    if add_missing_index(INDEX):
        api.portal.get_tool("portal_catalog").reindexIndex(INDEX, None)
