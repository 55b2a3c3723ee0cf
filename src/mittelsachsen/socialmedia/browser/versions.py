"""Pages of versions: one as it was, two compared, and the form that freezes."""

from collections import Counter
from collections.abc import Mapping
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.redaction import RedactionError
from mittelsachsen.socialmedia.browser.redaction import RedactionForm
from mittelsachsen.socialmedia.content.rows import Approval
from mittelsachsen.socialmedia.content.rows import IApproval
from mittelsachsen.socialmedia.content.version import ConceptVersion
from mittelsachsen.socialmedia.document.compare import ADDED
from mittelsachsen.socialmedia.document.compare import CHANGED
from mittelsachsen.socialmedia.document.compare import compare
from mittelsachsen.socialmedia.document.compare import Difference
from mittelsachsen.socialmedia.document.compare import MOVED
from mittelsachsen.socialmedia.document.compare import REMOVED
from mittelsachsen.socialmedia.document.compare import SAME
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.document.images import with_images
from mittelsachsen.socialmedia.document.item import document_of
from mittelsachsen.socialmedia.document.page import assessments
from mittelsachsen.socialmedia.document.page import closing
from mittelsachsen.socialmedia.document.page import notices
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.document.versions import as_readers
from mittelsachsen.socialmedia.document.versions import find_version
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.document.versions import has_pdf
from mittelsachsen.socialmedia.document.versions import permalink
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.document.versions import redact
from mittelsachsen.socialmedia.document.versions import VersionError
from mittelsachsen.socialmedia.document.versions import versions_of
from mittelsachsen.socialmedia.fields import Line
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.supermodel import model
from Products.Five import BrowserView
from typing import Any
from z3c.form import button
from z3c.form.form import Form
from z3c.form.interfaces import ActionExecutionError
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.HTTPRequest import HTTPRequest


KINDS = {
    CHANGED: _("changed"),
    MOVED: _("moved"),
    ADDED: _("new"),
    REMOVED: _("removed"),
    SAME: _("unchanged"),
}
# How a comparison is heard, and seen without colours.
MARKS = {"ins": _("new:"), "del": _("removed:")}


def section_of(item: SectionItem, images: Mapping[str, str], level: int = 1) -> Section:
    """Return a section as it was frozen, with the images of that day."""
    section = Section(item["id"], item["title"], number=item["number"], level=level)
    section.add("html", with_images(item["html"], images))
    section.children = [
        section_of(each, images, level + 1) for each in item["children"]
    ]
    return section


class IVersionPage(Interface):
    """The page of one version."""


@implementer(IPublishTraverse, IVersionPage)
class VersionView(BlockMacros, BrowserView):
    """A version as it was, at ``@@version/NUMBER``."""

    version: ConceptVersion | None = None

    def publishTraverse(self, request: HTTPRequest, name: str) -> "VersionView":
        self.version = find_version(self.context, name) if not self.version else None
        if self.version is None:
            raise NotFound(self.context, name, request)
        return self

    def __call__(self) -> str:
        if self.version is None:
            raise NotFound(self.context, self.__name__, self.request)
        # What people look for is the present document (and RFC 9309 says nothing of
        # single pages).
        self.request.response.setHeader("X-Robots-Tag", "noindex")
        self.document = read_document(self.version)
        return self.index()

    @property
    def language(self) -> str:
        return self.document["language"]

    def sections(self) -> list[Section]:
        images = self.document.get("images", {})
        return [section_of(each, images) for each in self.document["sections"]]

    def closing(self) -> str:
        return closing(self.document)

    def notices(self) -> str:
        return with_images(notices(self.document), self.document.get("images", {}))

    def assessments(self) -> str:
        return assessments(self.document)

    def has_pdf(self) -> bool:
        return self.version is not None and has_pdf(self.version)

    def frozen(self) -> str:
        return self.day(self.version.frozen.date()) if self.version else ""

    def successor(self) -> dict[str, str] | None:
        """The newest version, where it is another one."""
        newest = versions_of(self.context)[0]
        if self.version is None or newest.number == self.version.number:
            return None
        return {"number": newest.number, "url": permalink(newest)}


class CompareView(BlockMacros, BrowserView):
    """What changed between two versions; the second is the present by default."""

    def __call__(self) -> str:
        form = self.request.form
        numbers = [version.number for version in versions_of(self.context)]
        self.choices = numbers
        self.old = str(form.get("from", "")) or (numbers[0] if numbers else "")
        self.new = str(form.get("to", ""))
        self.differences: list[Difference] = []
        self.counts: Counter[str] = Counter()
        if self.old:
            documents = self.document(self.old), self.document(self.new)
            self.differences, self.counts = compare(*documents)
        return self.index()

    def document(self, number: str) -> dict[str, Any]:
        """Return the document of a version, or the present one for no number."""
        if not number:
            with as_readers(self.context):
                return document_of(self.context, self.request)
        version = find_version(self.context, number)
        if version is None:
            raise NotFound(self.context, number, self.request)
        return read_document(version)

    def summary(self) -> list[dict[str, Any]]:
        """Return how many sections had what happen to them, and which."""
        return [
            {
                "count": self.counts[kind],
                "kind": title,
                "sections": [each for each in self.differences if kind in each.kinds],
            }
            for kind, title in KINDS.items()
            if kind != SAME and self.counts.get(kind)
        ]

    def shown(self) -> list[Difference]:
        return [each for each in self.differences if each.kinds != (SAME,)]

    def names(self, kinds: tuple[str, ...]) -> list[str]:
        return [KINDS[kind] for kind in kinds]

    def marked(self, html: str) -> str:
        """Return a diff whose marks are words too."""
        for name, mark in MARKS.items():
            word = translate(mark, context=self.request)
            hidden = f'<span class="visually-hidden">[{word} </span>'
            end = f'<span class="visually-hidden">]</span></{name}>'
            html = html.replace(f"<{name}>", f"<{name}>{hidden}")
            html = html.replace(f"</{name}>", end)
        return html


class IFreeze(model.Schema):
    """What is told of a version."""

    version = Line(
        title=_("Version"),
        description=_("A number such as 2.0; it becomes part of the address."),
    )

    change = Line(
        title=_("What has changed"),
        description=_("One sentence for the list of changes."),
        required=False,
    )


class IFreezeApproval(IFreeze, IApproval):
    """The approval comes with the version, where there is one."""

    model.fieldset(
        "approval",
        label=_("Approval"),
        fields=["body", "date", "reference", "url"],
    )


class FreezeForm(AutoExtensibleForm, Form):
    """Freezes the document as it is, and leads to the version."""

    schema = IFreezeApproval
    ignoreContext = True
    label = _("Freeze a version")
    description = _(
        "The document stays at its own address as its readers see it now, whatever is"
        " changed or deleted later. Nobody can change it."
    )

    @button.buttonAndHandler(_("Freeze"), name="freeze")
    def handle_freeze(self, action: button.Button) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        approval: Approval = {
            "body": data["body"],
            "date": data["date"],
            "reference": data["reference"],
            "url": data["url"],
        }
        try:
            version = freeze(
                self.context,
                data["version"],
                data["change"] or "",
                [approval] if approval["body"] else [],
                self.request,
            )
        except VersionError as error:
            raise ActionExecutionError(Invalid(error.args[0])) from None
        said = _("Version ${number} is frozen.", mapping={"number": version.number})
        api.portal.show_message(said, self.request)
        self.request.response.redirect(permalink(version))

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def handle_cancel(self, action: button.Button) -> None:
        self.request.response.redirect(self.context.absolute_url())


class IRedact(model.Schema):
    """Which words to black out, and why."""

    number = Line(title=_("Version"))

    words = Line(
        title=_("Words"),
        description=_("For example a name, exactly as it stands in the version."),
    )

    reason = Line(
        title=_("Reason"),
        description=_("It is shown with the version, so name nobody in it."),
    )


class RedactForm(RedactionForm):
    """Blacks out words in a version, which stays visible."""

    schema = IRedact
    label = _("Black out words in a version")
    description = _(
        "For requests under Art. 17 GDPR. The version gets a new hash; day, reason and"
        " the former hash stay to be seen."
    )

    def black_out(self, data: dict[str, Any]) -> str:
        version = find_version(self.context, data["number"])
        if version is None:
            raise RedactionError(_("There is no version with this number."))
        try:
            redact(version, data["words"], data["reason"])
        except VersionError as error:
            raise RedactionError(error.args[0]) from None
        return permalink(version)
