"""The last touch of a page, when the theme is done with it.

What is the same for all visitors needs no theming on every request: viewlets leave
an element with a mark, and their HTML comes in here. Tags of scripts and styles come
in here too, for the head is made before anybody knows what the page holds.
"""

from collections.abc import Iterable
from mittelsachsen.socialmedia.browser.resources import tags_for
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone.transformchain.interfaces import ITransform
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


KEY = "mittelsachsen.socialmedia.places"
HEAD = b"</head>"


def place(request, name: str, html: str) -> str:
    """Return an element that the finished page holds ``html`` in.

    Themes can move and style it by its id.
    """
    mark = f"<!--socialmedia {name}-->"
    places = IAnnotations(request).setdefault(KEY, {})
    places[mark.encode()] = html.encode()
    return f'<div id="socialmedia-{name}">{mark}</div>'


@implementer(ITransform)
@adapter(Interface, IBrowserLayer)
class FinishPage:
    """Fills the places of viewlets and adds the tags that the page needs."""

    # After the theme (8850) and plone.protect (9000), before caching in RAM (90000).
    order = 9100

    def __init__(self, published, request):
        self.request = request

    def transformIterable(self, result: Iterable[bytes], encoding):
        content_type = self.request.response.getHeader("Content-Type") or ""
        if not content_type.startswith("text/html"):
            return None
        page = b"".join(result)
        for mark, html in IAnnotations(self.request).get(KEY, {}).items():
            page = page.replace(mark, html, 1)
        if HEAD in page:
            page = page.replace(HEAD, tags_for(page, self.request) + HEAD, 1)
        return [page]

    def transformBytes(self, result, encoding):
        return self.transformIterable([result], encoding)

    def transformUnicode(self, result, encoding):
        return self.transformIterable([result.encode(encoding)], encoding)
