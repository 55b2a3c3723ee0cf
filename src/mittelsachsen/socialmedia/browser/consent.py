"""The page on which visitors see and withdraw what they allowed."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.hosts import embed_hosts
from mittelsachsen.socialmedia.embeds.markup import Texts
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import Notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from Products.Five import BrowserView


class ConsentView(BrowserView):
    """One row per platform that can be embedded, the same for everybody.

    ``consent.js`` adds a row for each host without a platform that this browser keeps.
    """

    label = _("Embedded content and your consent")

    def host_texts(self) -> Texts:
        """Return the texts of a host's row; the script puts the host in ``{host}``."""
        return texts_of(Notice("{host}"), "", self.request)

    def platforms(self) -> list[dict]:
        """Return token, name and texts of each platform."""
        result = []
        for token in sorted(embed_hosts()):
            notice = get_notice(token)
            texts = texts_of(notice, notice.name, self.request)
            result.append({"token": token, "name": notice.name, "texts": texts})
        return result
