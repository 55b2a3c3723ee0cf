"""Privacy notice, videos, and the footer's notice and links."""

from html import escape
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.browser.videos import video_figures
from mittelsachsen.socialmedia.content.channel import ISocialMediaChannel
from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.inheritance import inherited
from mittelsachsen.socialmedia.content.inheritance import NO_DISADVANTAGE
from mittelsachsen.socialmedia.content.inheritance import no_disadvantage
from mittelsachsen.socialmedia.content.video import lacks
from mittelsachsen.socialmedia.content.video import playable
from mittelsachsen.socialmedia.content.video import videos_of
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.document.channel import platform_title
from mittelsachsen.socialmedia.document.glance import icon_of
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.document.html import icon_tag
from mittelsachsen.socialmedia.due.overview import find_concepts
from mittelsachsen.socialmedia.embeds.links import framed_hosts
from mittelsachsen.socialmedia.embeds.links import links
from mittelsachsen.socialmedia.embeds.notices import without_embeds
from mittelsachsen.socialmedia.embeds.texts import rich_texts
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.permissions import MODIFY
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import shown_title
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.formats import script_of
from mittelsachsen.socialmedia.register.lists import list_title
from mittelsachsen.socialmedia.register.lists import list_url
from mittelsachsen.socialmedia.register.owner import owner_of
from mittelsachsen.socialmedia.settings import get_settings
from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.dexterity.content import DexterityContent
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain


# Each page of the site holds them, and their number has no end: accounts for machines,
# links for people, and concepts.
NAMED = 20
FOLLOWED = 6
FEW_CONCEPTS = 3


class PrivacyNoticeViewlet(BlockMacros, ViewletBase):
    """What each platform in play learns, the alternatives and the sources."""

    def update(self) -> None:
        super().update()
        settings = get_settings()
        self.notices = []
        if ISocialMediaChannel.providedBy(self.context):
            if settings.show_channel_notice:
                platform = get_platform(self.context.platform or "")
                self.notices = [self.notice(platform, self.context)]
        elif settings.show_page_notice and not IUsageConcept.providedBy(self.context):
            self.notices = [self.notice(*pair) for pair in self.in_play()]
        self.lead = settings.notice_text or _(
            "Operators of social media learn that you visit them. On this site"
            " nothing is sent to them before you follow a link or agree."
        )

    def in_play(self) -> list[tuple]:
        """Pairs of platform and channel that the page embeds or links to."""
        platforms = get_platforms()
        pairs = {}
        for _row, video in playable(videos_of(self.context)):
            if video.provider in platforms:
                pairs[video.provider] = (
                    platforms[video.provider],
                    self.channel_of(video.provider),
                )
        for _name, text in rich_texts(self.context):
            hosts = framed_hosts(text.raw)
            addresses = links(text.raw)
            for platform in platforms.values():
                if any(is_on(host, platform.embed_hosts) for host in hosts):
                    pairs.setdefault(
                        platform.token, (platform, self.channel_of(platform.token))
                    )
                for address in addresses:
                    channel = self.channel_at(address, platform)
                    if channel is not None:
                        pairs[platform.token] = (platform, channel)
        return list(pairs.values())

    def channel_of(self, token: str) -> SocialMediaChannel | None:
        """The first channel on a platform, whose own notice then counts."""
        portal = api.portal.get()
        for brain in find_channels(portal, [token], ["active"]):
            return brain.getObject()
        return None

    def channel_at(self, address: str, platform: Platform) -> SocialMediaChannel | None:
        try:
            account = platform.canonical(address)
        except AccountAddressError:
            return None
        brains = api.content.find(
            portal_type="SocialMediaChannel",
            socialmedia_account=account,
            socialmedia_platform=platform.token,
        )
        return brains[0].getObject() if brains else None

    def notice(
        self, platform: Platform | None, channel: SocialMediaChannel | None
    ) -> dict:
        own = channel.privacy_notice if channel is not None else None
        concept = concept_of(channel) if channel is not None else None
        # The channel's page names its alternatives itself.
        own_page = channel is not None and channel.UID() == IUUID(self.context, None)
        return {
            "title": self.notice_title(platform, channel),
            "text": without_embeds(own, channel),
            "description": platform.description if platform else "",
            "operator": platform.operator_name if platform else "",
            "country": (country(platform.country, self.language) if platform else ""),
            "third_country": platform.third_country if platform else False,
            "policy_url": platform.policy_url if platform else "",
            "statement": ""
            if own_page
            else no_disadvantage(channel)
            if channel is not None
            else NO_DISADVANTAGE,
            "websites": (inherited(channel, "alternative_information") or [])
            if channel is not None and not own_page
            else [],
            "contacts": (inherited(channel, "alternative_contact") or [])
            if channel is not None and not own_page
            else [],
            "concept": concept,
        }

    def notice_title(
        self, platform: Platform | None, channel: SocialMediaChannel | None
    ) -> str:
        """The platform, or the channel where nobody knows the platform."""
        if channel is None:
            return platform.title if platform else ""
        return platform_title(channel) if platform else channel.title


class FooterViewlet(ViewletBase):
    """The awareness notice with the concepts, and links to the active channels."""

    def update(self) -> None:
        super().update()
        settings = get_settings()
        self.text, self.concepts = "", []
        concepts = find_concepts()
        if settings.show_awareness and concepts:
            self.text = settings.awareness_text or _(
                "Whoever uses social media leaves data with their operators. You find"
                " our information without an account as well."
            )
            self.concepts = concepts if len(concepts) <= FEW_CONCEPTS else []
        brains = find_channels(api.portal.get(), statuses=["active"])
        named = brains[:NAMED]
        self.organization = script_of(owner_of(named)) if named else ""
        self.channels = []
        if settings.show_follow_links:
            self.channels = [self.link(brain) for brain in brains[:FOLLOWED]]

    def link(self, brain: AbstractCatalogBrain) -> dict:
        """Return address, title and icon of a channel, and the platform it is on."""
        data = brain.socialmedia
        platform = get_platform(data["platform"])
        named = shown_title(platform, data["platform"], data.get("platform_name"))
        return {
            "url": data["account_url"],
            "title": brain.Title,
            "platform": named if named != brain.Title else "",
            "icon": icon_tag(icon_of(platform), self.context, self.request),
        }


class FeedsViewlet(ViewletBase):
    """Feeds that readers find in the head: the site's, and that of a concept."""

    def index(self) -> str:
        places = [api.portal.get(), self.concept()]
        return "".join(self.link(place) for place in places if place is not None)

    def concept(self) -> UsageConcept | None:
        """The concept of the page, if the visitor may see it."""
        own = IUsageConcept.providedBy(self.context)
        concept = self.context if own else concept_of(self.context)
        return concept if concept is not None and visible(concept) else None

    def link(self, place: DexterityContent) -> str:
        title = list_title(place, language_of(self.request))
        return (
            f'<link rel="alternate" type="application/atom+xml" title="{escape(title)}"'
            f' href="{escape(list_url(place, format="atom"))}" />'
        )


class VideosViewlet(ViewletBase):
    """The videos of the page, each waiting for consent."""

    def update(self) -> None:
        super().update()
        self.videos = video_figures(self.context, self.request)
        self.warnings = []
        if self.videos and api.user.has_permission(MODIFY, obj=self.context):
            self.warnings = [
                self.warning(row, missing)
                for row in videos_of(self.context)
                if (missing := lacks(row))
            ]

    def warning(self, row: dict, missing: set[str]) -> str:
        """Tell editors what a video lacks; visitors get the same page as ever."""
        title = row.get("title") or row["url"]
        if missing == {"captions"}:
            return _("“${title}” needs captions.", mapping={"title": title})
        if missing == {"audio_description"}:
            return _(
                "“${title}” needs an audio description or a transcript.",
                mapping={"title": title},
            )
        return _(
            "“${title}” needs captions, and an audio description or a transcript.",
            mapping={"title": title},
        )
