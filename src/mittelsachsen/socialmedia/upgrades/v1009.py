"""To 1009: approved records are sealed and stay."""

from datetime import datetime
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.due.records import APPROVED
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.records.seal import seal_later
from mittelsachsen.socialmedia.records.seal import seals_of
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.setuphandlers import index_content
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from plone import api
from plone.app.linkintegrity.handlers import modifiedContent
from Products.GenericSetup.tool import SetupTool


WORKFLOW = "socialmedia_evaluation_workflow"
PROPERTIES = "Manage properties"


def add_seals(tool: SetupTool) -> None:
    """Add the setting, seal what is approved, and index when things were changed."""
    add_missing_records(PREFIX)
    guard_properties()
    seal_records()
    index_content()


def guard_properties() -> None:
    """Let the workflow guard properties as it guards the fields: by the same roles."""
    workflows = api.portal.get_tool("portal_workflow")
    workflow = workflows.get(WORKFLOW)
    if workflow is None or PROPERTIES in workflow.permissions:
        return
    workflow.permissions = (*workflow.permissions, PROPERTIES)
    for state in workflow.states.objectValues():
        info = state.getPermissionInfo(MODIFY)
        state.setPermission(PROPERTIES, info["acquired"], info["roles"])
    for record in _records():
        if WORKFLOW in workflows.getChainFor(record):
            workflow.updateRoleMappingsFor(record)


def seal_records() -> None:
    """Seal approved records that have none, with what can still be found.

    What they decide on becomes known to who deletes a channel.
    """
    for record in _records():
        modifiedContent(record, None)
        approved = api.content.get_state(record, default="") == APPROVED
        if approved and not seals_of(record):
            seal_later(record, _approved(record))


def _records() -> list[EvaluationRecord]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="EvaluationRecord")
    return [brain._unrestrictedGetObject() for brain in brains]


def _approved(record: EvaluationRecord) -> datetime | None:
    """Return the time of the last approval, as the workflow has it."""
    history = getattr(record, "workflow_history", {}).get(WORKFLOW, ())
    times = [step["time"] for step in history if step.get("action") == "approve"]
    return times[-1].asdatetime() if times else None
