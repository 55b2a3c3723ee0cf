"""The behavior that gives pages videos which wait for consent."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.content.grid import GridFieldWidget
from mittelsachsen.socialmedia.fields import Line
from mittelsachsen.socialmedia.fields import PastDay
from mittelsachsen.socialmedia.fields import Rows
from mittelsachsen.socialmedia.fields import Words
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.content import DexterityContent
from plone.supermodel import model
from typing import TypeVar
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema import ValidationError


Row = TypeVar("Row", bound=Mapping)


class InvalidVideoAddress(ValidationError):
    __doc__ = _(
        "Enter the address of one video on Vimeo, YouTube or PeerTube, for example"
        " https://vimeo.com/76979871."
    )


def is_video_address(value: str) -> bool:
    """Accept the address of a video, for which a player is known."""
    try:
        videos.read(value, videos.VIDEOS)
    except videos.VideoAddressError:
        raise InvalidVideoAddress(value) from None
    return True


class IVideo(Interface):
    """One video; the field names are REST keys."""

    url = Line(
        title=_("Address of a video on Vimeo, YouTube or PeerTube"),
        constraint=is_video_address,
    )
    title = Line(title=_("Title"), required=False)
    directives.widget(
        "poster",
        ContentBrowserFieldWidget,
        pattern_options={"selectableTypes": ["Image"], "maximumSelectionSize": 1},
    )
    poster = Line(title=_("Poster (image of this site)"), required=False)
    transcript = Words(title=_("Transcript"), required=False)
    captions = schema.Bool(title=_("Has captions"), required=False, default=False)
    audio_description = schema.Bool(
        title=_("Has audio description"), required=False, default=False
    )
    published = PastDay(title=_("Published"), required=False)
    directives.widget(
        "file",
        ContentBrowserFieldWidget,
        pattern_options={"selectableTypes": ["File"], "maximumSelectionSize": 1},
    )
    file = Line(title=_("Own video file"), required=False)


@provider(IFormFieldProvider)
class IVideos(model.Schema):
    """Videos below the text of a page, news item or event."""

    model.fieldset("videos", label=_("Videos"), fields=["videos"])

    directives.widget("videos", GridFieldWidget)
    videos = Rows(
        title=_("Videos"),
        description=_(
            "Videos that load only after visitors agree (§ 25 TDDDG). Give a poster"
            " from this site and a transcript, the equal alternative for those who do"
            " not agree."
        ),
        row_schema=IVideo,
    )


def videos_of(context: DexterityContent) -> list[dict]:
    """Return the rows of the video behavior; none where a type lacks it."""
    behavior = IVideos(context, None)
    return (behavior.videos if behavior is not None else None) or []


def playable(rows: Iterable[Row]) -> Iterator[tuple[Row, videos.Video]]:
    """Yield each row with its video; rows without a video's address are left out."""
    for row in rows:
        with suppress(videos.VideoAddressError):
            yield row, videos.read(row["url"], videos.VIDEOS)


# Videos published from this day on need captions and audio description or an
# alternative (Directive (EU) 2016/2102, Art. 1(4)(b)).
ACCESSIBLE_SINCE = date(2020, 9, 23)


def lacks(row: Mapping) -> set[str]:
    """Return which of ``captions`` and ``audio_description`` a video lacks.

    Videos from before 23 September 2020 need none; a video without a day of
    publication is taken as a new one. A transcript stands for the description.
    """
    published = row.get("published")
    if published and published < ACCESSIBLE_SINCE:
        return set()
    missing = {name for name in ("captions", "audio_description") if not row.get(name)}
    return missing - ({"audio_description"} if row.get("transcript") else set())
