"""The page on which visitors see and withdraw what they allowed."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.hosts import embed_hosts
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from Products.Five import BrowserView


class ConsentView(BrowserView):
    """One control per platform that can be embedded, the same for everybody."""

    label = _("Embedded content and your consent")

    def platforms(self) -> list[dict]:
        result = []
        for token in sorted(embed_hosts()):
            notice = get_notice(token)
            texts = texts_of(notice, notice.name, self.request)
            result.append({"token": token, "name": notice.name, "texts": texts})
        return result
