"""To 1004: what checks, evaluations and reminders need."""

from mittelsachsen.socialmedia.setuphandlers import index_content
from plone import api


PROFILE = "profile-mittelsachsen.socialmedia:default"
STEPS = ("catalog", "plone.app.registry", "workflow", "actions")
WORKFLOW = "socialmedia_evaluation_workflow"


def add_evaluations(tool) -> None:
    """Add index, settings, workflow and actions; fill the catalog.

    Records that were published are approved from now on. Raises
    :class:`RuntimeError` where data of a channel are missing afterwards.
    """
    workflows = api.portal.get_tool("portal_workflow")
    records = [
        (brain._unrestrictedGetObject(), brain.review_state)
        for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            portal_type="EvaluationRecord"
        )
    ]
    for step in STEPS:
        tool.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
    workflow = workflows[WORKFLOW]
    for record, state in records:
        if state == "published":
            status = {
                "review_state": "approved",
                "action": None,
                "actor": "",
                "comments": "",
                "time": record.modified(),
            }
            workflows.setStatusOf(WORKFLOW, record, status)
        workflow.updateRoleMappingsFor(record)
        record.reindexObjectSecurity()
        record.reindexObject(idxs=["review_state"])
    index_content()
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="SocialMediaChannel"):
        if not brain.socialmedia:
            raise RuntimeError(f"The catalog lacks data of {brain.getPath()}.")
