"""The text of static portlets, which does not pass the fields' transformer."""

from mittelsachsen.socialmedia.embeds.richtext import protect_rich_text
from plone.portlet.static.static import Renderer


class StaticRenderer(Renderer):
    def transformed(self, mt: str = "text/x-html-safe") -> str:
        return protect_rich_text(super().transformed(mt), self.request)
