"""A frozen version of a concept: what its document said on a day, as values."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.rows import IApproval
from mittelsachsen.socialmedia.fields import Day
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import Words
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IConceptVersion(model.Schema):
    """What is kept of a version; nobody changes it."""

    title = Line(title=_("Title"))

    number = Line(title=_("Version"))

    as_of = Day(title=_("As of"), required=False)

    frozen = schema.Datetime(title=_("Frozen on"))

    change = Words(title=_("What has changed"), required=False)

    approvals = Rows(title=_("Approvals"), row_schema=IApproval)

    sha256 = Line(
        title=_("SHA-256"),
        description=_("Of the document as canonical JSON."),
    )

    document = NamedBlobFile(title=_("Document (JSON)"))

    page = NamedBlobFile(title=_("Page (HTML)"), required=False)

    pdf = NamedBlobFile(title=_("Document (PDF)"), required=False)


@implementer(IConceptVersion)
class ConceptVersion(Item):
    """One version; its permissions are those of the concept, but for changes."""

    number: str = ""
    sha256: str = ""
