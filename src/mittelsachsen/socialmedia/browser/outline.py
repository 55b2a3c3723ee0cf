"""Where editors arrange the document: the outline as a list."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.browser.locks import locked_by
from mittelsachsen.socialmedia.content.arrange import added
from mittelsachsen.socialmedia.content.arrange import changed
from mittelsachsen.socialmedia.content.arrange import dropped
from mittelsachsen.socialmedia.content.arrange import new_in
from mittelsachsen.socialmedia.content.arrange import node_of
from mittelsachsen.socialmedia.content.arrange import STEPS
from mittelsachsen.socialmedia.content.arrange import without
from mittelsachsen.socialmedia.content.fieldsets.outline import IConceptOutline
from mittelsachsen.socialmedia.content.outline import DEEPEST
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.content.outline_rules import check_outline
from mittelsachsen.socialmedia.content.steps import can_redo
from mittelsachsen.socialmedia.content.steps import can_undo
from mittelsachsen.socialmedia.content.steps import redo
from mittelsachsen.socialmedia.content.steps import store
from mittelsachsen.socialmedia.content.steps import undo
from mittelsachsen.socialmedia.document.numbering import DEFAULT
from mittelsachsen.socialmedia.document.overview import addable
from mittelsachsen.socialmedia.document.overview import entries
from mittelsachsen.socialmedia.document.overview import Entry
from mittelsachsen.socialmedia.document.overview import Move
from mittelsachsen.socialmedia.document.overview import moves
from mittelsachsen.socialmedia.document.presets import lay_over
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.document.presets import preset_names
from mittelsachsen.socialmedia.document.presets import preset_title
from mittelsachsen.socialmedia.document.slots import FIELDS
from mittelsachsen.socialmedia.document.source import known_to
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.text import has_words
from plone import api
from plone.app.versioningbehavior.behaviors import IVersionable
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
import re
from typing import Any
from urllib.parse import urlencode
from zExceptions import BadRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.schema import getFields
from zope.schema import ValidationError


KINDS = {
    "text": _("Own words"),
    "channels": _("Channels"),
    "platform": _("Platform"),
    "page": _("Page or file"),
}
FORMATS = ("1", "1.", "1)", "1.1", "1.1.", "A", "A.", "a", "a)", "I", "I.")
INDENTS = ("", "ms-3", "ms-4", "ms-5")
BUTTONS = {
    "up": _("Move “${name}” up"),
    "down": _("Move “${name}” down"),
    "out": _("Move “${name}” out: a level higher"),
    "in": _("Move “${name}” in: below the section before"),
}
# What the history of the concept says of a step.
MOVED = _("Outline: “${name}” moved")
NOTES = {
    **dict.fromkeys((*STEPS, "drop"), MOVED),
    "head": _("Outline: heading of “${name}” changed"),
    "add": _("Outline: section added"),
    "place": _("Outline: content added"),
    "remove": _("Outline: “${name}” taken out"),
    "preset": _("Outline: preset taken over"),
    "numbering": _("Outline: numbers changed"),
    "undo": _("Outline: step taken back"),
    "redo": _("Outline: step done again"),
}
EDIT = {
    "slot": _("Content"),
    "text": _("Text"),
    "channels": _("Form"),
    "platform": _("Text"),
    "page": _("Form"),
}


class OutlineView(BrowserView):
    """Shows the nodes with their numbers; a POST is one step and leads back.

    ``preset`` in the address shows what would be, and changes nothing.
    """

    choices = FORMATS
    # Formats of numbers that are only tried.
    tried: list[str] | None = None

    def __init__(self, context: Any, request: Any):
        super().__init__(context, request)
        self.language = language_of(request)
        # What is wrong with a node, by its id, or with a new one at the end.
        self.errors: dict[str, list[str]] = {}

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.take(self.request.form)
        return self.index()

    # What is shown

    @property
    def nodes(self) -> list[Node]:
        return outline_of(self.context, language_in(self.context, self.language))

    def lang(self) -> str:
        """Return the language of the headings, which may be another than the page's."""
        return language_in(self.context, self.language)

    @memoize
    def locked(self) -> bool:
        return is_locked(self.context)

    def can_undo(self) -> bool:
        return can_undo(self.context)

    def can_redo(self) -> bool:
        return can_redo(self.context)

    def entries(self) -> list[Entry]:
        numbering = self.context.numbering if self.tried is None else self.tried
        return entries(self.context, self.nodes, numbering or (), self.language)

    def rows(self) -> list[dict]:
        """The entries with what is wrong with them and where they are edited."""
        problems: dict[int, list[str]] = {}
        for problem in check_outline(self.nodes, known_to(self.context)):
            problems.setdefault(problem.place, []).append(problem.reason)
        return [
            self.row(entry, [*problems.get(place, ()), *self.errors.get(entry.id, ())])
            for place, entry in enumerate(self.entries(), start=1)
        ]

    def row(self, entry: Entry, problems: Sequence[str]) -> dict:
        node = entry.node
        asked = self.request.form.get("confirm") == entry.id
        return {
            "entry": entry,
            "problems": problems,
            "open": asked or entry.id in self.errors,
            "asked": asked,
            "indent": INDENTS[node["level"] - 1],
            "badges": badges(entry),
            "heading": self.heading_of(entry),
            "edit": self.edit_url(node),
            "edit_label": EDIT[node["kind"]],
            "buttons": [
                {"step": step, "label": self.say(label, name=entry.name)}
                for step, label in BUTTONS.items()
            ],
        }

    def edit_url(self, node: Node) -> str:
        """Return where the content of a node is edited; empty where nowhere."""
        url = self.context.absolute_url()
        if node["kind"] != "slot":
            return f"{url}/@@outline-section?{urlencode({'id': node['id']})}"
        name = FIELDS.get(node["slot"], (node["slot"],))[0]
        field = f"#formfield-form-widgets-{name}"
        return "" if name == "documents" else f"{url}/edit{field}"

    def heading_of(self, entry: Entry) -> dict[str, str]:
        """Return which heading a node has: the standard's, its own or none."""
        heading = entry.node.get("heading")
        if entry.id in self.errors:
            heading = str(self.request.form.get("heading", ""))
        if heading is None and entry.standard:
            return {"kind": "standard", "text": ""}
        return {"kind": "own" if heading else "none", "text": heading or ""}

    @memoize
    def addable(self) -> list[Entry]:
        return addable(self.context, self.nodes, self.language)

    def unplaced(self) -> list[Entry]:
        """What has content, and no reader sees it."""
        return [entry for entry in self.addable() if entry.filled]

    def others(self) -> list[Entry]:
        """What else may have a node."""
        return [entry for entry in self.addable() if not entry.filled]

    def errors_of_new(self) -> list[str]:
        return self.errors.get("", [])

    def presets(self) -> list[dict[str, str]]:
        return [
            {"name": name, "title": preset_title(name, self.language)}
            for name in preset_names()
        ]

    def preset(self) -> dict[str, Any] | None:
        """Return the preset of which a preview is asked, with what moves."""
        name = self.request.form.get("preset")
        if name not in preset_names():
            return None
        title = preset_title(name, self.language)
        return {"name": name, "title": title, "moves": self.moves(name)}

    def moves(self, name: str) -> list[Move]:
        numbering = self.context.numbering or ()
        language = language_in(self.context, self.language)
        nodes = lay_over(self.nodes, name, language)
        now = entries(self.context, self.nodes, numbering, self.language)
        return moves(now, entries(self.context, nodes, numbering, self.language))

    def formats(self) -> list[str]:
        """Return the format of each level in the form."""
        numbering = self.context.numbering if self.tried is None else self.tried
        formats = [same_format(each) for each in numbering or DEFAULT]
        return [*formats, *[""] * (DEEPEST - len(formats))]

    # Steps

    def take(self, form: Mapping[str, Any]) -> None:
        """Do the step of a form and lead back to the list, or say why not."""
        steps: dict[str, Callable[[Mapping[str, Any]], None]] = {
            **dict.fromkeys(STEPS, self.move),
            "drop": self.move,
            "head": self.head,
            "add": self.add,
            "place": self.place,
            "remove": self.remove,
            "preset": self.adopt,
            "try": self.try_numbers,
            "numbering": self.number,
            "undo": self.undo,
            "redo": self.redo,
        }
        name = str(form.get("step"))
        step = steps.get(name)
        if step is None:
            raise BadRequest("The form names no step.")
        if self.locked():
            self.lead(locked_by(self.context), "", kind="error")
            return
        if name in NOTES:
            note = self.say(NOTES[name], name=self.name_of(form.get("id")))
            IVersionable(self.context).changeNote = note
        try:
            step(form)
        except KeyError:
            self.lead(_("The section is gone."), "", kind="error")

    def move(self, form: Mapping[str, Any]) -> None:
        step, name = form["step"], form["id"]
        before = self.nodes
        if step == "drop":
            nodes = dropped(before, name, form["before"])
        else:
            nodes = STEPS[step](before, name)
        focus = f"{'head' if step == 'drop' else step}-{name}"
        if nodes == before:
            message = _("“${name}” can go no further.", mapping=self.named(name))
            self.lead(message, focus, kind="warning")
            return
        store(self.context, nodes)
        self.lead(self.where(name), focus)

    def head(self, form: Mapping[str, Any]) -> None:
        """Change the heading of a node, its number, and whether it is shown."""
        name = form["id"]
        kinds = {"standard": None, "none": "", "own": str(form["heading"]).strip()}
        values = {
            "heading": kinds[form["kind"]],
            "numbered": "numbered" in form,
            "hidden": "hidden" in form,
        }
        node_of(self.nodes, name)
        if self.store(changed(self.nodes, name, values), name):
            self.lead(self.where(name), f"head-{name}")

    def add(self, form: Mapping[str, Any]) -> None:
        """Add a section of own words behind a node, or at the end."""
        before, after = self.nodes, form.get("id")
        node = Node(kind="text", heading=str(form["heading"]).strip(), html="")
        nodes = added(before, node, after)
        if self.store(nodes, after or ""):
            name = new_in(nodes, before)["id"]
            self.lead(self.where(name), f"head-{name}")

    def place(self, form: Mapping[str, Any]) -> None:
        """Add what has no node yet, at the end."""
        before = self.nodes
        found = addable(self.context, before, self.language)
        by_token = {entry.token: entry.node for entry in found}
        node = by_token[form["token"]]
        bare = {key: value for key, value in node.items() if key != "id"}
        nodes = added(before, Node(**bare))  # type: ignore[typeddict-item]
        store(self.context, nodes)
        name = new_in(nodes, before)["id"]
        self.lead(self.where(name), f"head-{name}")

    def remove(self, form: Mapping[str, Any]) -> None:
        """Take a node out; one with words of its own only once that is confirmed."""
        name = form["id"]
        node = node_of(self.nodes, name)
        if has_words(own_html(node)) and "confirmed" not in form:
            message = _("“${name}” has words.", mapping=self.named(name))
            self.lead(message, f"confirm-{name}", kind="warning", confirm=name)
            return
        message = _("“${name}” is out of the outline.", mapping=self.named(name))
        store(self.context, without(self.nodes, name))
        self.lead(message, "outline-undo")

    def adopt(self, form: Mapping[str, Any]) -> None:
        name = form["preset"]
        title = preset_title(name, self.language)
        language = language_in(self.context, self.language)
        store(self.context, lay_over(self.nodes, name, language))
        message = _("The outline follows “${name}”.", mapping={"name": title})
        self.lead(message, "outline-undo")

    def try_numbers(self, form: Mapping[str, Any]) -> None:
        self.tried = read_numbering(form)

    def number(self, form: Mapping[str, Any]) -> None:
        store(self.context, self.nodes, read_numbering(form))
        self.lead(_("The sections have new numbers."), "outline-undo")

    def undo(self, form: Mapping[str, Any]) -> None:
        if can_undo(self.context):
            undo(self.context)
            self.lead(_("The last step has been taken back."), "outline-undo")
        else:
            self.lead(_("There is no step to take back."), "", kind="warning")

    def redo(self, form: Mapping[str, Any]) -> None:
        if can_redo(self.context):
            redo(self.context)
            self.lead(_("The step has been done again."), "outline-redo")
        else:
            self.lead(_("There is no step to do again."), "", kind="warning")

    def store(self, nodes: Sequence[Node], name: str) -> bool:
        """Store nodes that are right; tell what is wrong at a node otherwise."""
        problems = check_outline(nodes)
        if problems:
            self.errors[name] = [problem.reason for problem in problems]
            return False
        store(self.context, nodes)
        return True

    def say(self, message: str, **values: str) -> str:
        """Return a message about a node in the language of the page."""
        message = Message(message, mapping=values)
        return translate(message, context=self.request)

    def named(self, name: str) -> dict[str, str]:
        return {"name": self.name_of(name)}

    def name_of(self, name: str | None) -> str:
        """Return what editors call a node; nothing where it is gone."""
        return next((each.name for each in self.entries() if each.id == name), "")

    def where(self, name: str) -> str:
        """Return the sentence that tells where a node is now."""
        found = self.entries()
        place = next(i for i, entry in enumerate(found) if entry.id == name)
        entry = found[place]
        if not entry.under:
            return _("“${name}” is hidden.", mapping={"name": entry.name})
        if entry.number:
            mapping = {"name": entry.name, "number": entry.number}
            return _("“${name}” is now ${number}.", mapping=mapping)
        mapping = {"name": entry.name, "place": str(place + 1), "all": str(len(found))}
        return _("“${name}” is now in place ${place} of ${all}.", mapping=mapping)

    def lead(self, message: str, focus: str, kind: str = "info", **query: str) -> None:
        """Say what happened and lead to the list, where the focus stays."""
        api.portal.show_message(message, self.request, kind)
        query = {**query, **({"focus": focus} if focus else {})}
        address = f"{self.context.absolute_url()}/@@outline?{urlencode(query)}"
        self.request.response.redirect(f"{address}#{focus}")


def badges(entry: Entry) -> list[tuple[str, str]]:
    """Return what is said of an entry beside its name, each with a colour."""
    kind = KINDS.get(entry.node["kind"])
    found = [(kind, "light")] if kind else []
    if not entry.under:
        return [*found, (_("hidden"), "warning")]
    return found if entry.filled else [*found, (_("empty"), "secondary")]


def read_numbering(form: Mapping[str, Any]) -> list[str]:
    """Return the formats of a form; the empty ones at the end say nothing.

    Raises :class:`BadRequest` for what is none.
    """
    formats = [str(each) for each in form["numbering"]]
    while len(formats) > 1 and not formats[-1]:
        formats.pop()
    try:
        getFields(IConceptOutline)["numbering"].validate(formats)
    except ValidationError as error:
        raise BadRequest(error.doc()) from None
    return [] if formats == list(map(same_format, DEFAULT)) else formats


def same_format(form: str) -> str:
    """Return a format as the form has it: any of several numbers continues all."""
    return re.sub(r"^1(\.1)+", "1.1", form)
