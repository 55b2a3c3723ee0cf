"""Blocks of sections as HTML."""

from datetime import date
from datetime import datetime
from html import escape
from mittelsachsen.socialmedia.addresses.phone import phone_uri
from mittelsachsen.socialmedia.document.sections import listed
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.settings import site_setting
from plone.dexterity.content import DexterityContent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getMultiAdapter
from ZPublisher.HTTPRequest import HTTPRequest


ICONS = "mittelsachsen.socialmedia.icons"


def icon_tag(name: str, context: DexterityContent, request: HTTPRequest) -> str:
    """Return an icon of Plone's registry, which words stand beside.

    A page shows few icons many times; each is looked up once for a request.
    """
    known = IAnnotations(request).setdefault(ICONS, {})
    if name not in known:
        icons = getMultiAdapter((context, request), name="iconresolver")
        known[name] = icons.tag(name, tag_alt="", tag_class="socialmedia-icon")
    return known[name]


class BlockMacros:
    """What the macros of ``blocks.pt`` ask of whatever shows them as ``view``."""

    context: Any
    request: Any
    blocks = ViewPageTemplateFile("blocks.pt")

    @property
    def language(self) -> str:
        return language_of(self.request)

    def phone_uri(self, value: str) -> str:
        return phone_uri(value, str(site_setting("phone_region")))

    def icon_named(self, name: str) -> str:
        """Return an icon of Plone's registry, which words stand beside."""
        return icon_tag(name, self.context, self.request)

    def listed(self, sections: list[Section]) -> list[Section]:
        return listed(sections)

    def anchor(self, section: Section) -> str:
        """Return a link to a section, to copy its address."""
        anchor = escape(section.id)
        return (
            f'<a class="socialmedia-anchor" href="#{anchor}"'
            f' aria-labelledby="{anchor}-title">#</a>'
        )

    def heading(self, section: Section) -> str:
        """Return the heading of a section as HTML, that of a channel with its icon.

        HTML knows six levels. The first is the page's; those below the sixth tell
        their level to who listens.
        """
        level = section.level + 1
        tag = f"h{min(level, 6)}"
        deeper = f' aria-level="{level}"' if level > 6 else ""
        number = (
            f'<span class="socialmedia-number">{escape(section.number)}</span> '
            if section.number
            else ""
        )
        icon = f"{self.icon_named(section.channel.icon)} " if section.channel else ""
        title = f"{icon}{number}{escape(section.title)}"
        return f'<{tag} id="{escape(section.id)}-title"{deeper}>{title}</{tag}>'

    def day(self, value: date | str | None) -> str:
        """Return a day, which may come as it was frozen (ISO 8601), in words."""
        day = datetime.fromisoformat(value).date() if isinstance(value, str) else value
        return long_date(day, self.language)


class ContentMacros(BlockMacros):
    """The same for pages of content: labels are in the language of its words."""

    @property
    def language(self) -> str:
        return language_in(self.context, language_of(self.request))


class SectionHTML(ContentMacros):
    """Renders the blocks of a section, without heading and children."""

    template = ViewPageTemplateFile("section.pt")

    def __init__(self, context: DexterityContent, request: HTTPRequest):
        self.context = context
        self.request = request

    def __call__(self, section: Section) -> str:
        return self.template(section=section).strip()
