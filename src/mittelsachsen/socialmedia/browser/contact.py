"""Contact persons as visitors see them."""

from mittelsachsen.socialmedia.document.html import ContentMacros
from mittelsachsen.socialmedia.term_titles import term_title
from mittelsachsen.socialmedia.text import paragraphs
from Products.Five import BrowserView


class ContactView(ContentMacros, BrowserView):
    """The page of one person."""

    def roles(self) -> list[dict]:
        """The rows of the roles, with the role's name as ``title``."""
        return [
            {**row, "title": term_title("contact_roles", row.get("role"))}
            for row in self.context.roles or ()
        ]

    def address(self) -> list[str]:
        return paragraphs(self.context.postal_address)
