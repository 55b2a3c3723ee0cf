"""A concept and what it holds are published together."""

from AccessControl.PermissionRole import rolesForPermissionOn
from collections.abc import Collection
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.permissions import VIEW
from plone import api
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.content import DexterityContent


# What the document is made of; records, pages and files have a time of their own.
TOGETHER = ("SocialMediaChannel", "ContactPerson")


def parts_of(concept: UsageConcept) -> list[DexterityContent]:
    """Return a concept with its channels and persons that the user may see."""
    inside = [
        item
        for item in concept.objectValues()
        if item.portal_type in TOGETHER
        and not IWorkingCopy.providedBy(item)
        and visible(item)
    ]
    # Channels before persons, each in the concept's order.
    return [concept, *sorted(inside, key=lambda item: TOGETHER.index(item.portal_type))]


def is_published(item: DexterityContent) -> bool:
    """Tell whether the workflow lets everybody see an item."""
    return "Anonymous" in rolesForPermissionOn(VIEW, item)


def way_out(item: DexterityContent) -> str | None:
    """Return the transition by which the user may publish an item, if there is one."""
    tool = api.portal.get_tool("portal_workflow")
    for workflow in tool.getWorkflowsFor(item):
        for step in tool.getTransitionsFor(item):
            transition = workflow.transitions.get(step["id"])
            state = workflow.states.get(transition.new_state_id) if transition else None
            roles = (state.permission_roles or {}).get(VIEW, ()) if state else ()
            if "Anonymous" in roles:
                return step["id"]
    return None


def publish(items: Collection[DexterityContent]) -> list[DexterityContent]:
    """Publish those of the items that the user may publish, and return them."""
    published = []
    for item in items:
        way = None if is_published(item) else way_out(item)
        if way is not None:
            api.portal.get_tool("portal_workflow").doActionFor(item, way)
            published.append(item)
    return published
