"""Words and form of one node of the outline, each on a page of its own."""

from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia import PACKAGE_NAME
from mittelsachsen.socialmedia.browser.locks import is_locked
from mittelsachsen.socialmedia.browser.locks import locked_by
from mittelsachsen.socialmedia.content.arrange import changed
from mittelsachsen.socialmedia.content.arrange import node_of
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import Part
from mittelsachsen.socialmedia.content.outline_rules import check_outline
from mittelsachsen.socialmedia.content.steps import store
from mittelsachsen.socialmedia.document.accounts import DEFAULT_PARTS
from mittelsachsen.socialmedia.document.overview import entries
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.document.source import channel_brains
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Prose
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.text import rich
from plone import api
from plone.app.z3cform.widgets.singlecheckbox import SingleCheckBoxBoolFieldWidget
from plone.autoform import directives
from plone.autoform.form import AutoExtensibleForm
from plone.dexterity.events import EditBegunEvent
from plone.dexterity.events import EditCancelledEvent
from plone.dexterity.events import EditFinishedEvent
from plone.supermodel import model
from plone.z3cform.layout import wrap_form
from typing import Any
from z3c.form import button
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from z3c.form.form import EditForm
from zExceptions import NotFound
from zope import schema
from zope.event import notify
from zope.interface import Interface
from zope.interface.interface import InterfaceClass
from zope.schema import getFields
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class IPart(Interface):
    part = schema.Choice(
        title=_("Part"), vocabulary=f"{PACKAGE_NAME}.outline_parts", required=False
    )
    heading = Line(
        title=_("Heading, if not the standard one"),
        required=False,
        missing_value="",
    )
    untitled = schema.Bool(title=_("Without heading"), required=False)


class IWords(model.Schema):
    """What a node with words of its own has."""

    html = Prose(
        title=_("Text"),
        description=_("Headings become sections with numbers below this one."),
        allowed_mime_types=("text/html",),
    )

    directives.widget("answers", CheckBoxFieldWidget)
    answers = schema.List(
        title=_("Meets the demands"),
        description=_("The checks count these words as evidence of it."),
        value_type=schema.Choice(vocabulary=f"{PACKAGE_NAME}.outline_demands"),
        required=False,
        missing_value=[],
        defaultFactory=list,
    )

    directives.widget("channels", CheckBoxFieldWidget)
    channels = schema.List(
        title=_("For these channels"),
        description=_("None ticked: for all of them."),
        value_type=schema.Choice(values=()),
        required=False,
        missing_value=[],
        defaultFactory=list,
    )


class IAccounts(model.Schema):
    """How a node shows channels."""

    directives.widget("form", RadioFieldWidget)
    form = schema.Choice(
        title=_("Form"),
        vocabulary=f"{PACKAGE_NAME}.outline_channel_forms",
        default="sections",
    )

    directives.widget("facts", RadioFieldWidget)
    facts = schema.Choice(
        title=_("Facts of a channel"),
        vocabulary=f"{PACKAGE_NAME}.outline_facts",
        default="full",
    )

    directives.widget("parts", GridFieldWidget)
    parts = Rows(
        title=_("Parts of a channel's section"),
        description=_("In their order; a part without words is not shown."),
        row_schema=IPart,
    )


class IChannels(IAccounts):
    """All channels whose platform has no node of its own."""

    directives.widget("group", SingleCheckBoxBoolFieldWidget)
    group = schema.Bool(
        title=_("A section for each platform"),
        description=_("The channels of one platform stand together."),
        required=False,
    )


class IPlatformSection(IAccounts, IWords):
    """Words on a platform and the accounts there."""


class IPageSection(model.Schema):
    """How a page or file of the concept is shown."""

    directives.widget("form", RadioFieldWidget)
    form = schema.Choice(
        title=_("Form"),
        vocabulary=f"{PACKAGE_NAME}.outline_page_forms",
        default="text",
    )


SCHEMAS: Mapping[str, InterfaceClass] = {
    "text": IWords,
    "channels": IChannels,
    "platform": IPlatformSection,
    "page": IPageSection,
}


class SectionForm(AutoExtensibleForm, EditForm):
    """Edits what one node holds; the list keeps order, heading and number."""

    id = "outline-section"
    node: Node

    @property
    def schema(self) -> InterfaceClass:
        return SCHEMAS[self.node["kind"]]

    @property
    def action(self) -> str:
        address = f"{self.context.absolute_url()}/@@outline-section"
        return f"{address}?id={self.node['id']}"

    @property
    def label(self) -> str:
        found = entries(self.context, self.nodes(), (), language_of(self.request))
        name = next(each.name for each in found if each.id == self.node["id"])
        return _("Section “${name}”", mapping={"name": name})

    def nodes(self) -> list[Node]:
        language = language_in(self.context, language_of(self.request))
        return outline_of(self.context, language)

    def getContent(self) -> dict[str, Any]:
        return to_form(self.node, self.schema)

    def updateFields(self) -> None:
        super().updateFields()
        if "channels" in self.fields:
            terms = [
                SimpleTerm(brain.getId, brain.getId, brain.Title)
                for brain in channel_brains(self.context)
            ]
            field = getFields(IWords)["channels"].bind(self.context)
            field.value_type = schema.Choice(vocabulary=SimpleVocabulary(terms))
            self.fields["channels"].field = field

    def update(self) -> None:
        try:
            self.node = node_of(self.nodes(), str(self.request.form.get("id")))
        except KeyError as error:
            raise NotFound(str(error)) from None
        if self.node["kind"] not in SCHEMAS:
            raise NotFound(self.node["id"])
        super().update()
        if not self.actions.executedActions:
            notify(EditBegunEvent(self.context))

    def updateActions(self) -> None:
        super().updateActions()
        self.actions["save"].addClass("btn-primary")
        self.actions["cancel"].addClass("btn-secondary")

    @button.buttonAndHandler(_("Save"), name="save")
    def save(self, action: button.Button) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
        elif is_locked(self.context):
            self.status = locked_by(self.context)
        else:
            self.apply(from_form(data))

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def cancel(self, action: button.Button) -> None:
        notify(EditCancelledEvent(self.context))
        self.lead()

    def apply(self, values: Mapping[str, Any]) -> None:
        """Store the values, or say what is wrong with them."""
        nodes = changed(self.nodes(), self.node["id"], values)
        problems = check_outline(nodes)
        if problems:
            self.status = problems[0].reason
            return
        store(self.context, nodes)
        notify(EditFinishedEvent(self.context))
        api.portal.show_message(_("The section is stored."), self.request)
        self.lead()

    def lead(self) -> None:
        """Go back to the list, to this node."""
        address = f"{self.context.absolute_url()}/@@outline"
        self.request.response.redirect(f"{address}#head-{self.node['id']}")


SectionView = wrap_form(SectionForm)


def to_form(node: Node, kind: InterfaceClass) -> dict[str, Any]:
    """Return what the form of a node has: each value, or the one that it stands for."""
    fields = getFields(kind)
    values = {name: node.get(name, field.default) for name, field in fields.items()}
    if "html" in values:
        values["html"] = rich(node.get("html") or "")
    if "group" in values:
        values["group"] = values["group"] == "platform"
    if "parts" in values:
        parts = node.get("parts") or DEFAULT_PARTS
        values["parts"] = [
            {
                "part": part["part"],
                "heading": part.get("heading") or "",
                "untitled": part.get("heading") == "",
            }
            for part in parts
        ]
    return values


def from_form(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a node; parts that are the standard's are left to it."""
    values = dict(data)
    if "html" in values:
        values["html"] = values["html"].raw if values["html"] is not None else ""
    if "group" in values:
        values["group"] = "platform" if values["group"] else None
    if "parts" in values:
        parts = [
            Part(
                part=row["part"],
                heading="" if row.get("untitled") else row.get("heading") or None,
            )
            for row in values["parts"]
            if row.get("part")
        ]
        values["parts"] = [] if parts == DEFAULT_PARTS else parts
    return values
