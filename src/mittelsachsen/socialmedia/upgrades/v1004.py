"""To 1004: what checks, evaluations and reminders need."""

from collections.abc import Iterable
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.upgrades.additions import add_missing_action
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.additions import add_missing_workflow
from plone import api
from Products.GenericSetup.tool import SetupTool
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


WORKFLOW = "socialmedia_evaluation_workflow"


def add_evaluations(tool: SetupTool) -> None:
    """Add index, workflow and actions.

    Records that were published are approved from now on, unless the site has given
    them a workflow of its own.
    """
    if not add_missing_index("socialmedia_concept"):
        return
    add_missing_action("socialmedia-checks")
    add_missing_action("socialmedia-evaluations")
    published = {
        brain.UID: brain.review_state == "published" for brain in evaluation_records()
    }
    if add_missing_workflow(WORKFLOW, "EvaluationRecord"):
        for brain in evaluation_records():
            move(brain._unrestrictedGetObject(), published[brain.UID])


def evaluation_records() -> Iterable[AbstractCatalogBrain]:
    """Return the brains of all evaluation records."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(portal_type="EvaluationRecord")


def move(record: EvaluationRecord, approved: bool) -> None:
    """Put a record under the new workflow."""
    workflows = api.portal.get_tool("portal_workflow")
    if approved:
        status = {
            "review_state": "approved",
            "action": None,
            "actor": "",
            "comments": "",
            "time": record.modified(),
        }
        workflows.setStatusOf(WORKFLOW, record, status)
    workflows[WORKFLOW].updateRoleMappingsFor(record)
    record.reindexObject(idxs=["review_state"])
