"""What a site has registered, as plain values by tool, to be compared."""

from plone.browserlayer.interfaces import ILocalBrowserLayerType
from plone.registry.interfaces import IRegistry
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


def snapshot(portal) -> dict:
    """Return all that a profile registers and a webmaster may change."""
    registry = getUtility(IRegistry)
    catalog = portal.portal_catalog
    repository = portal.portal_repository
    local = portal.getSiteManager()
    actions = portal.portal_actions
    return {
        "types": {
            fti.getId(): {
                **dict(fti.propertyItems()),
                "actions": [mapping(action) for action in fti.listActions()],
            }
            for fti in portal.portal_types.objectValues()
        },
        "registry": {name: record.value for name, record in registry.records.items()},
        "fields": {
            name: described(record.field) for name, record in registry.records.items()
        },
        "indexes": set(catalog.indexes()),
        "columns": set(catalog.schema()),
        "configlets": {
            action.getId(): {**mapping(action), "app": action.getAppId()}
            for action in portal.portal_controlpanel.listActions()
        },
        "actions": {
            f"{category}/{name}": dict(action.propertyItems())
            for category in actions.objectIds()
            for name, action in actions[category].objectItems()
            if hasattr(action, "propertyItems")
        },
        "versions": {
            name: set(policies) for name, policies in repository.getPolicyMap().items()
        },
        "versionable": set(repository.getVersionableContentTypes()),
        "diffs": set(portal.portal_diff._pt_diffs),
        "chains": {
            name: portal.portal_workflow.getChainForPortalType(name)
            for name in portal.portal_types.objectIds()
        },
        "workflows": {
            workflow.getId(): flow(workflow)
            for workflow in portal.portal_workflow.objectValues()
        },
        "permissions": {
            name: getattr(portal, name)
            for name in portal.__dict__
            if name.endswith("_Permission")
        },
        "components": {
            (item.provided.__identifier__, item.name)
            for item in local.registeredUtilities()
        },
        "layers": {
            item.component.__identifier__
            for item in local.registeredUtilities()
            if item.provided is ILocalBrowserLayerType
        },
        "tools": set(portal.objectIds()),
        "annotations": {
            key for key in IAnnotations(portal) if key.startswith("mittelsachsen")
        },
    }


def mapping(action) -> dict:
    """Return an action of a type or of the control panel."""
    found = dict(action.getMapping())
    return {**found, "permissions": tuple(found["permissions"])}


def described(field) -> tuple:
    """Return what a record's field is; ``None`` is the schema of nowhere."""
    inner = getattr(field, "value_type", None)
    return (
        type(field).__name__,
        field.interfaceName,
        field.fieldName,
        getattr(field.constraint, "__module__", None),
        getattr(getattr(inner, "constraint", None), "__module__", None),
    )


def flow(workflow) -> dict:
    """Return states and transitions of a workflow."""
    return {
        "states": {
            state.getId(): (
                state.title,
                state.description,
                tuple(state.transitions),
                {
                    name: (info["acquired"], tuple(info["roles"]))
                    for name in workflow.permissions
                    for info in [state.getPermissionInfo(name)]
                },
            )
            for state in workflow.states.objectValues()
        },
        "transitions": {
            item.getId(): (item.title, item.actbox_url, guard(item))
            for item in workflow.transitions.objectValues()
        },
    }


def guard(transition) -> tuple:
    found = transition.guard
    return () if found is None else (tuple(found.roles), tuple(found.permissions))


def difference(before: dict, after: dict) -> dict:
    """Where two snapshots differ, by tool."""
    found = {}
    for tool, left in before.items():
        right = after[tool]
        if left == right:
            continue
        if isinstance(left, dict):
            names = set(left) | set(right)
            found[tool] = {
                name: (left.get(name), right.get(name))
                for name in names
                if left.get(name) != right.get(name)
            }
        else:
            found[tool] = left ^ right
    return found
