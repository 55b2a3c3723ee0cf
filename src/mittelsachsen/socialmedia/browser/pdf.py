"""The document of a concept as a file that everyone can read: ``@@pdf``."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from functools import partial
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.browser.document import ConceptView
from mittelsachsen.socialmedia.content.outline import slug
from mittelsachsen.socialmedia.document.images import image_at
from mittelsachsen.socialmedia.document.images import site_logo
from mittelsachsen.socialmedia.document.item import body_of
from mittelsachsen.socialmedia.document.item import document_of
from mittelsachsen.socialmedia.document.pdf import is_installed
from mittelsachsen.socialmedia.document.printed import lines_of
from mittelsachsen.socialmedia.document.printed import pdf_of
from mittelsachsen.socialmedia.document.versions import permalink
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.l10n import language_of
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
    """Return what is made, with validators, or a sentence where that is nothing."""
    body = make()
    if not body:
        # What is missing is the administrator's, and may be there tomorrow.
        request.response.setStatus(503)
        message = _("This site is not equipped to make PDF files.")
        return translate(message, target_language=language)
    for name, value in headers.items():
        request.response.setHeader(name, value)
    return validated(request, body, "application/pdf")


class ConceptPdf(ConceptView):
    """The document, in the content's language."""

    page = ViewPageTemplateFile("concept.pt")
    closing = ViewPageTemplateFile("closing.pt")

    def __call__(self) -> bytes | str:
        headers = {"Content-Disposition": f'inline; filename="{self.name()}"'}
        return send_pdf(self.request, self.language, self.pdf, headers)

    def pdf(self) -> bytes:
        if not is_installed():
            return b""
        # Without the extra they could not be imported.
        from mittelsachsen.socialmedia.document.pdf.write import Printed
        from mittelsachsen.socialmedia.document.pdf.write import to_pdf

        document = document_of(self.context, self.request)
        printed = Printed(
            url=self.context.absolute_url(),
            title=self.context.title,
            body=body_of(self.context),
            language=self.tag(),
            lines=lines_of(
                self.context.as_of,
                self.context.as_of_precision,
                self.context.version,
                self.language,
            ),
            sections=document["sections"],
            made=self.changed(),
            data=json.dumps(document, ensure_ascii=False, indent=1).encode(),
            data_name=self.name().replace(".pdf", ".json"),
            description=self.context.description or "",
            closing=self.closing(),
            logo=site_logo(),
        )
        return to_pdf(printed, partial(image_at, page=self.context))

    def tag(self) -> str:
        """Return the language of the words, whether labels have it or not."""
        return self.context.Language() or self.language

    def say(self, message: str) -> str:
        return translate(message, target_language=self.language)

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


class VersionPdf(BrowserView):
    """A frozen version, as it was stored with it or else of its values."""

    def __call__(self) -> bytes | str:
        headers = {"X-Robots-Tag": "noindex"}
        return send_pdf(self.request, language_of(self.request), self.pdf, headers)

    def pdf(self) -> bytes:
        version = self.context.version
        if version.pdf is not None:
            return version.pdf.data
        data = version.document.data
        return pdf_of(read_document(version), permalink(version), version.frozen, data)
