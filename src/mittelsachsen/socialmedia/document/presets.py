"""Outlines to begin with, which are data, and how one is laid over what is there."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.outline import free_id
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.content.outline import with_ids
from mittelsachsen.socialmedia.content.steps import store
from mittelsachsen.socialmedia.l10n import language_in
from typing import Any
import yaml


# That of a concept without an outline: the document of 2018.
STANDARD = "lfdi"
# What is the body's in a node; where it stands, and in which form, is the preset's.
OWN = frozenset({"id", "html", "answers", "channels", "parts", "hidden"})


def preset_names() -> list[str]:
    """Return the names of the presets."""
    return list(_presets())


def preset_title(name: str, language: str) -> str:
    """Return the name of a preset for people, in German or English."""
    return _presets()[name]["title"][language]


def preset_about(name: str, language: str) -> str:
    """Return what a preset is good for, in one line."""
    return _presets()[name]["about"][language]


def preset(name: str, language: str) -> list[Node]:
    """Return the nodes of a preset; its own headings are German or English."""
    return with_ids(_in_language(node, language) for node in _presets()[name]["nodes"])


def outline_of(concept: UsageConcept, language: str) -> list[Node]:
    """Return the nodes of a concept's document, whether stored or the standard's."""
    return list(concept.outline or preset(STANDARD, language))


def adopt(concept: UsageConcept, name: str, language: str) -> None:
    """Lay a preset over a concept's outline and tell those who keep data of it.

    Headings of the preset's own are in the concept's language, or else the one given.
    """
    language = language_in(concept, language)
    store(concept, lay_over(outline_of(concept, language), name, language))


def lay_over(nodes: Sequence[Node], name: str, language: str) -> list[Node]:
    """Return the nodes of a preset with what they have in common with ``nodes``.

    A node that is in both moves to its new place; its id, its own heading and its words
    stay. What only ``nodes`` have stays where it has words of its own: behind the node
    that it followed.
    """
    left = list(nodes)
    taken = {node["id"] for node in nodes}
    laid = [_merged(node, left, taken) for node in preset(name, language)]
    moved = [node for node in nodes if node not in left]
    followed = None
    for node in nodes:
        if node in moved:
            followed = node["id"]
        elif _has_own_words(node):
            _insert(laid, node, followed)
            followed = node["id"]
    return laid


@cache
def _presets() -> dict[str, Any]:
    text = files(__package__).joinpath("presets.yaml").read_text("utf-8")
    return yaml.safe_load(text)


@cache
def _headed_by_presets() -> frozenset[str]:
    """Return the ids of the nodes with which presets hold others together."""
    return frozenset(
        node["id"]
        for content in _presets().values()
        for node in content["nodes"]
        if node["kind"] == "text"
    )


def _in_language(node: dict[str, Any], language: str) -> Node:
    heading = node.get("heading")
    if isinstance(heading, dict):
        return {**node, "heading": heading[language]}  # type: ignore[typeddict-item]
    return {**node}  # type: ignore[typeddict-item]


def _merged(node: Node, left: list[Node], taken: set[str]) -> Node:
    """Return a preset's node with what the body's for the same thing has of its own.

    That one is taken out of ``left``: a thing that is there twice moves once.
    """
    for each in left:
        if _same_thing(each, node):
            left.remove(each)
            own = {key: value for key, value in each.items() if key in OWN}
            heading = each.get("heading") or node.get("heading")
            return {**node, **own, "heading": heading}  # type: ignore[typeddict-item]
    free = free_id(node["id"], taken)
    return {**node, "id": free, "heading": node.get("heading")}


def _same_thing(one: Node, other: Node) -> bool:
    if one["kind"] != other["kind"]:
        return False
    if one["kind"] == "slot":
        return one["slot"] == other["slot"]
    return one["kind"] == "channels" or one["id"] == other["id"]


def _has_own_words(node: Node) -> bool:
    """Tell whether a node has words that stand nowhere else."""
    if node["kind"] == "text" and node["id"] not in _headed_by_presets():
        return bool(node.get("heading") or own_html(node))
    return node["kind"] == "page" or bool(own_html(node))


def _insert(laid: list[Node], node: Node, followed: str | None) -> None:
    """Put a node behind the one that it followed and what is below that."""
    place, level = 0, 1
    if followed is not None:
        place = next(i for i, each in enumerate(laid) if each["id"] == followed)
        level = min(node["level"], laid[place]["level"] + 1)
        place += 1
        while place < len(laid) and laid[place]["level"] > level:
            place += 1
    laid.insert(place, {**node, "level": level})
