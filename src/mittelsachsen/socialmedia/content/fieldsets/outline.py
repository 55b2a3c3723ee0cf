"""How a concept's document is put together."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.outline import is_number_format
from mittelsachsen.socialmedia.content.outline_rules import is_outline
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.values import each
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IOutline(Interface):
    """Marks the field of an outline's nodes."""


@implementer(IOutline)
class Outline(schema.List):
    """Nodes in the document's order, as :mod:`content.outline` has them."""

    def _validate(self, value: list) -> None:
        # Before the list looks at its entries, for its message does not name them.
        is_outline(value)
        super()._validate(value)


class IConceptOutline(model.Schema):
    """Order, headings and numbers of the document; no form edits them as raw data."""

    directives.omitted("outline", "numbering")
    outline = Outline(
        title=_("Outline"),
        description=_("The document's sections; empty: as in the standard."),
        value_type=schema.Dict(),
        required=False,
        missing_value=[],
        defaultFactory=list,
    )

    numbering = schema.List(
        title=_("Numbering"),
        description=_("The format of each level's numbers; empty: 1, 1.1, 1.1.1."),
        value_type=Line(required=False, missing_value=""),
        constraint=each(is_number_format),
        required=False,
        missing_value=[],
        defaultFactory=list,
        max_length=10,
    )
