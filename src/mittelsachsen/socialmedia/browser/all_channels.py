"""All channels of a site, a folder or a concept, for citizens."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.document.glance import Glance
from mittelsachsen.socialmedia.document.glance import glances
from mittelsachsen.socialmedia.document.glance import is_long
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.due.statuses import LISTED
from mittelsachsen.socialmedia.due.statuses import STATUSES
from mittelsachsen.socialmedia.paging import start_of
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.channels import MAX_SEARCH
from mittelsachsen.socialmedia.register.channels import search_words
from mittelsachsen.socialmedia.register.lists import list_url
from mittelsachsen.socialmedia.register.order import Joined
from mittelsachsen.socialmedia.register.order import Ordered
from mittelsachsen.socialmedia.term_titles import term_title
from plone.base.batch import Batch
from plone.base.interfaces import IPloneSiteRoot
from plone.memoize.view import memoize
from Products.Five import BrowserView
from typing import TypedDict
from zope.i18nmessageid import Message


# So many are one page.
SIZE = 60
FORMATS = (
    ("csv", _("Table (CSV)"), "text/csv"),
    ("atom", _("Feed of changes (Atom)"), "application/atom+xml"),
    ("json", _("Data (JSON)"), "application/json"),
)
# What is said where a filter asks for what there is not.
UNKNOWN = {
    "platform": _("There is no platform “${value}”."),
    "status": _("There is no status “${value}”."),
}


class Option(TypedDict):
    """A choice of a filter."""

    token: str
    title: str


class Format(TypedDict):
    """The same list for other systems."""

    title: str
    media: str
    url: str


class AllChannelsView(BlockMacros, BrowserView):
    """The channels as cards or lines, filtered by what stands in the address."""

    @property
    def label(self) -> str:
        if IPloneSiteRoot.providedBy(self.context):
            return _("All channels")
        return _("Channels: ${title}", mapping={"title": self.context.Title()})

    def wanted(self, name: str) -> str:
        """Return the value of a filter, empty where it is none."""
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def words(self) -> str:
        return search_words(self.wanted("q")[:MAX_SEARCH])

    def filters(self) -> dict[str, str]:
        """The filters that are set, as the list for other systems has them."""
        wanted = {name: self.wanted(name) for name in ("platform", "status")}
        return {k: v for k, v in {**wanted, "q": self.words}.items() if v}

    def unknown(self) -> list[Message]:
        """What is asked for and is no platform or status at all."""
        known = {"platform": get_platforms(), "status": STATUSES}
        return [
            _(message, mapping={"value": self.wanted(name)})
            for name, message in UNKNOWN.items()
            if self.wanted(name) and self.wanted(name) not in known[name]
        ]

    @memoize
    def everything(self) -> Ordered:
        """All channels, from which the choices of the filters are made."""
        return find_channels(self.context)

    @memoize
    def channels(self) -> Batch:
        """The channels that are asked for, those in use first."""
        status = self.wanted("status")
        statuses = (status,) if status else LISTED
        used = [each for each in statuses if each in IN_USE]
        rest = [each for each in statuses if each not in IN_USE]
        found = Joined(*(self.found(group) for group in (used, rest) if group))
        return Batch(found, SIZE, start=start_of(self.request.form))

    def found(self, statuses: list[str]) -> Ordered:
        """Return the channels of some statuses to which the other filters let."""
        platform = self.wanted("platform")
        return find_channels(
            self.context,
            platforms=[platform] if platform else (),
            statuses=statuses,
            text=self.words,
            sort="title",
        )

    @memoize
    def page(self) -> list[Glance]:
        """The channels that are shown."""
        return glances(self.channels())

    def is_long(self) -> bool:
        return is_long(self.page())

    def platforms(self) -> list[Option]:
        records = get_platforms()
        tokens = self.everything().values("socialmedia_platform")
        options = [
            Option(token=token, title=records[token].title)
            for token in tokens & set(records)
        ]
        return sorted(options, key=lambda option: option["title"].lower())

    def statuses(self) -> list[Option]:
        tokens = self.everything().values("socialmedia_status")
        return [
            Option(token=token, title=term_title("channel_statuses", token))
            for token in LISTED
            if token and token in tokens
        ]

    def has_choice(self) -> bool:
        """Tell whether there is anything to choose from."""
        return len(self.everything()) > 1

    def formats(self) -> list[Format]:
        return [
            Format(
                title=title,
                media=media,
                url=list_url(self.context, **self.filters(), format=name),
            )
            for name, title, media in FORMATS
        ]
