"""The document in plain language: ``@@plain-language``."""

from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.document.plain import plain_language_of
from mittelsachsen.socialmedia.document.plain import simplified
from Products.Five import BrowserView
from zExceptions import NotFound


class PlainLanguageView(ContentMacros, BrowserView):
    """The words of the concept that everybody understands, where it has them."""

    def __call__(self) -> str:
        self.words = plain_language_of(self.context)
        if not self.words:
            raise NotFound(self.context, self.__name__, self.request)
        return self.index()

    def lang(self) -> str:
        return simplified(self.language)
