"""Blocks of sections as HTML."""

from datetime import date
from mittelsachsen.socialmedia.addresses.phone import phone_uri
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.l10n import long_date
from mittelsachsen.socialmedia.settings import site_setting
from plone.dexterity.content import DexterityContent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from ZPublisher.HTTPRequest import HTTPRequest


class BlockMacros:
    """What the macros of ``blocks.pt`` ask of whatever shows them as ``view``."""

    request: Any
    blocks = ViewPageTemplateFile("blocks.pt")

    @property
    def language(self) -> str:
        return language_of(self.request)

    def phone_uri(self, value: str) -> str:
        return phone_uri(value, str(site_setting("phone_region")))

    def day(self, value: date | None) -> str:
        return long_date(value, self.language)


class SectionHTML(BlockMacros):
    """Renders the blocks of a section, without heading and children."""

    template = ViewPageTemplateFile("section.pt")

    def __init__(self, context: DexterityContent, request: HTTPRequest):
        self.context = context
        self.request = request

    def __call__(self, section: Section) -> str:
        return self.template(section=section).strip()
