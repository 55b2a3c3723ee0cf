"""The page on which visitors see and withdraw what they allowed."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from mittelsachsen.socialmedia.platforms.records import get_platforms
from Products.Five import BrowserView


class ConsentView(BrowserView):
    """One control per platform that can be embedded, the same for everybody."""

    label = _("Embedded content and your consent")

    def platforms(self) -> list[dict]:
        result = []
        for token, platform in sorted(get_platforms().items()):
            if platform.embed_hosts:
                notice = get_notice(token)
                texts = texts_of(notice, platform.title, self.request)
                result.append({"token": token, "name": platform.title, "texts": texts})
        return result
