"""The document of a concept as a file that everyone can read: ``@@pdf``."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from functools import partial
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.document import ConceptView
from mittelsachsen.socialmedia.browser.images import image_at
from mittelsachsen.socialmedia.browser.images import site_logo
from mittelsachsen.socialmedia.content.outline import slug
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.document.sections import section_item
from mittelsachsen.socialmedia.document.sections import SectionItem
from mittelsachsen.socialmedia.document.versions import permalink
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import iso
from mittelsachsen.socialmedia.validators import validated
from plone import api
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


def send_pdf(
    request: HTTPRequest,
    language: str,
    make: Callable[[], bytes],
    headers: Mapping[str, str],
) -> bytes | str:
    """Return what is made, with validators, or a sentence where none can be made."""
    if not is_installed():
        # What is missing is the administrator's, and may be there tomorrow.
        request.response.setStatus(503)
        message = _("This site is not equipped to make PDF files.")
        return translate(message, target_language=language)
    body = make()
    for name, value in headers.items():
        request.response.setHeader(name, value)
    return validated(request, body, "application/pdf")


class ConceptPdf(ConceptView):
    """The document, in the content's language."""

    page = ViewPageTemplateFile("concept.pt")
    closing = ViewPageTemplateFile("closing.pt")

    @property
    def language(self) -> str:
        return self.context.Language() or language_of(self.request)

    def __call__(self) -> bytes | str:
        headers = {"Content-Disposition": f'inline; filename="{self.name()}"'}
        return send_pdf(self.request, self.language, self.pdf, headers)

    def pdf(self) -> bytes:
        # Without the extra they could not be imported.
        from mittelsachsen.socialmedia.document.pdf.write import Printed
        from mittelsachsen.socialmedia.document.pdf.write import to_pdf

        html = SectionHTML(self.context, self.request)
        sections = [section_item(each, html) for each in self.sections()]
        document = Printed(
            url=self.context.absolute_url(),
            title=self.context.title,
            body=self.context.controller_name or api.portal.get().title,
            language=self.language,
            lines=self.lines(),
            sections=sections,
            made=self.changed(),
            data=self.data(sections),
            data_name=self.name().replace(".pdf", ".json"),
            description=self.context.description or "",
            closing=self.closing(),
            logo=site_logo(),
        )
        return to_pdf(document, partial(image_at, page=self.context))

    def say(self, message: str) -> str:
        return translate(message, target_language=self.language)

    def lines(self) -> list[str]:
        """Return the day and the version of the document, as far as it has them."""
        as_of, version = self.as_of(), self.context.version
        return [
            *([f"{self.say(_('As of'))}: {as_of}"] if as_of else []),
            *([f"{self.say(_('Version'))} {version}"] if version else []),
        ]

    def name(self) -> str:
        """Return the name of the file, with the day of the document."""
        as_of = self.context.as_of
        day = "%Y-%m-%d" if self.context.as_of_precision == "day" else "%Y-%m"
        words = [self.context.title, self.context.controller_name or ""]
        if as_of is not None:
            words += [self.say(_("As of")), as_of.strftime(day)]
        return f"{'-'.join(filter(None, map(slug, words)))}.pdf"

    def changed(self) -> datetime:
        """Return when what the user may see in the concept was changed last."""
        brains = api.content.find(self.context)
        return max(brain.modified for brain in brains).asdatetime()

    def data(self, sections: list[SectionItem]) -> bytes:
        """Return the document as JSON, to be attached."""
        document = {
            "@id": self.context.absolute_url(),
            "title": self.context.title,
            "language": self.language,
            "as_of": iso(self.context.as_of),
            "version": self.context.version,
            "sections": sections,
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode()


class VersionPdf(BrowserView):
    """A frozen version, of its values: the same as long as its images are there."""

    def __call__(self) -> bytes | str:
        headers = {"X-Robots-Tag": "noindex"}
        return send_pdf(self.request, language_of(self.request), self.pdf, headers)

    def pdf(self) -> bytes:
        # Without the extra they could not be imported.
        from mittelsachsen.socialmedia.document.pdf.write import Printed
        from mittelsachsen.socialmedia.document.pdf.write import to_pdf

        version, concept = self.context.version, self.context.context
        document = read_document(version)
        language = document["language"]
        number = translate(_("Version"), target_language=language)
        printed = Printed(
            url=permalink(version),
            title=document["title"],
            body=concept.controller_name or api.portal.get().title,
            language=language,
            lines=[f"{number} {document['version']}"],
            sections=document["sections"],
            made=version.frozen,
            data=version.document.data,
            data_name=f"{version.getId()}.json",
            logo=site_logo(),
        )
        return to_pdf(printed, partial(image_at, page=concept))
