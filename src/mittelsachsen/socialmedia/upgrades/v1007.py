"""To 1007: the outline of a concept is data, and approvals are rows."""

from collections.abc import Sequence
from html import escape
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.outline import free_id
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import slug
from mittelsachsen.socialmedia.content.outline import with_ids
from mittelsachsen.socialmedia.document.presets import preset
from mittelsachsen.socialmedia.document.presets import STANDARD
from mittelsachsen.socialmedia.l10n import supported
from mittelsachsen.socialmedia.text import paragraphs
from mittelsachsen.socialmedia.upgrades.additions import add_missing_action
from plone import api
from Products.GenericSetup.tool import SetupTool
from typing import Any


# What 1006 stored in a concept, and 1007 has in other fields.
OLD = ("sections", "section_order", "approved_by", "approved_on")


def carry_outlines(tool: SetupTool) -> None:
    """Carry own sections, their order and the approval of each concept over.

    The outline has a page of its own from now on.

    Nothing changes on a page. What is carried over is no longer stored twice.
    """
    add_missing_action("socialmedia-outline")
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="UsageConcept"):
        carry(brain._unrestrictedGetObject())


def carry(concept: UsageConcept) -> None:
    """Carry one concept over; one that holds nothing old stays untouched."""
    stored = {name: vars(concept)[name] for name in OLD if name in vars(concept)}
    if not stored:
        return
    sections, order = stored.get("sections"), stored.get("section_order")
    if (sections or order) and not concept.outline:
        language = supported(concept.Language() or api.portal.get_default_language())
        concept.outline = outline_of(sections or (), order or (), language)
    body, day = stored.get("approved_by"), stored.get("approved_on")
    if (body or day) and not concept.approvals:
        approval = {"body": body, "date": day, "reference": None, "url": None}
        concept.approvals = [approval]
    for name in stored:
        delattr(concept, name)
    # All indexes would take the day of the upgrade for that of a change.
    concept.reindexObject(idxs=["SearchableText"])


def outline_of(
    sections: Sequence[dict[str, Any]], order: Sequence[str], language: str
) -> list[Node]:
    """Return the outline of a concept with own sections and an order, as in 1006.

    Own sections stood before the commitment; the ids that the order names came first.
    """
    groups: list[list[Node]] = []
    nodes = former_standard(language)
    own = own_nodes(sections, {node["id"] for node in nodes})
    for node in nodes:
        if node["level"] > 1:
            groups[-1].append(node)
            continue
        if node.get("slot") == "commitment":
            groups += [[each] for each in own]
        groups.append([node])
    rank = {name.strip(): place for place, name in enumerate(order)}
    groups.sort(key=lambda group: rank.get(group[0]["id"], len(rank)))
    return [node for group in groups for node in group]


def former_standard(language: str) -> list[Node]:
    """Return the outline of concepts without one, as it was up to 1010.

    Plain language stood in the document, and has a page of its own since.
    """
    plain: Node = {"kind": "slot", "slot": "plain_language", "level": 1}  # type: ignore
    nodes = preset(STANDARD, language)
    place = next(
        index
        for index, node in enumerate(nodes)
        if node.get("slot") == "scope_of_validity"
    )
    return [*nodes[:place], *with_ids([plain]), *nodes[place:]]


def own_nodes(sections: Sequence[dict[str, Any]], taken: set[str]) -> list[Node]:
    """Return own sections as nodes; those without heading were never shown."""
    return [
        {
            "id": free_id(f"section-{slug(row.get('heading') or '')}", taken),
            "kind": "text",
            "level": 1,
            "heading": row.get("heading") or "",
            "html": "".join(
                f"<p>{escape(line)}</p>" for line in paragraphs(row.get("text"))
            ),
            **({} if row.get("heading") else {"hidden": True}),  # type: ignore
        }
        for row in sections
    ]
