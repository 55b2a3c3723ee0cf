"""The markup of an embed before consent.

It is the same for everybody and names no foreign host in an attribute that a
browser fetches; ``browser/static/socialmedia.js`` makes the player of it.
"""

from dataclasses import dataclass
from dataclasses import field
from html import escape
from mittelsachsen.socialmedia.addresses.accounts import readable
from mittelsachsen.socialmedia.embeds.sizes import Size


# A decoration: the words are on the button.
PLAY = (
    '<svg class="socialmedia-embed-play" viewBox="0 0 16 16" aria-hidden="true">'
    '<circle cx="8" cy="8" r="8"/><path d="m6 4.5 6 3.5-6 3.5z"/></svg>'
)


@dataclass(frozen=True)
class Embed:
    """One embed; ``data`` are the data attributes from which the player is built.

    ``provider`` is a platform's token or ``other``; ``link`` is the plain address
    for those who do not agree.
    """

    provider: str
    title: str
    link: str
    data: dict[str, str] = field(default_factory=dict)
    size: Size = Size()


@dataclass(frozen=True)
class Texts:
    """What an embed says, already in the visitor's language.

    ``notice`` is safe HTML, all else plain text; ``brief`` is the line before it, and
    ``more`` unfolds it. ``version`` changes when the notice does, in any language.
    """

    version: str
    notice: str
    policy_url: str
    policy: str
    load: str
    always: str
    withdraw: str
    close: str
    loading: str
    loaded: str
    refused: str
    closed: str
    withdrawn: str
    brief: str
    more: str

    @property
    def states(self) -> dict[str, str]:
        """What the status says in each state of an embed, as data attributes."""
        return {
            "data-loading": self.loading,
            "data-loaded": self.loaded,
            "data-refused": self.refused,
            "data-closed": self.closed,
            "data-withdrawn": self.withdrawn,
        }


def attributes(values: dict[str, str]) -> str:
    """Return HTML attributes; those without a value are left out."""
    return "".join(
        f' {name}="{escape(value, quote=True)}"'
        for name, value in values.items()
        if value
    )


def _poster(address: str, scales: dict[str, int]) -> dict[str, str]:
    variants = [f"{address}/{name} {width}w" for name, width in scales.items()]
    return {
        "src": f"{address}/{list(scales)[-1]}" if scales else address,
        "srcset": ", ".join(variants),
        "sizes": "(max-width: 50rem) 100vw, 50rem" if variants else "",
    }


def _box(size: Size) -> str:
    """Return the attributes of a picture of nothing that keeps a place free.

    Styles would do it as well, but a strict Content-Security-Policy refuses them.
    """
    if size.width:
        return f' viewBox="0 0 {size.width} {size.height}"'
    return f' height="{size.height}"'


def figure(
    embed: Embed,
    texts: Texts,
    poster: str = "",
    scales: dict[str, int] | None = None,
    more: str = "",
) -> str:
    """Return the HTML of an embed.

    ``poster`` is the address of an image of this site, to which the names of
    ``scales`` (their widths in pixels, ascending) may be added; ``more`` is safe
    HTML that follows the link, such as a transcript.
    """
    image = (
        '<img class="socialmedia-embed-poster" alt="" loading="lazy"'
        f"{attributes(_poster(poster, scales or {}))}>"
        if poster
        else ""
    )
    data = attributes(
        {
            "data-provider": embed.provider,
            **{f"data-{name}": value for name, value in embed.data.items()},
            "data-title": embed.title,
            "data-version": texts.version,
        }
    )
    return (
        f'<figure class="socialmedia-embed"{data}>'
        '<div class="socialmedia-embed-stage">'
        f'<svg{_box(embed.size)} aria-hidden="true"></svg>'
        f"{image}{_play(embed)}</div>"
        f"{_notice(texts)}"
        f"<figcaption>{_caption(embed, texts)}{more}"
        f'<p class="socialmedia-embed-status" role="status"'
        f"{attributes(texts.states)}></p></figcaption></figure>"
    )


def _play(embed: Embed) -> str:
    """Return the sign of a video; what has no ratio is a post or a form."""
    return PLAY if "video" in embed.data and embed.size.width else ""


def _notice(texts: Texts) -> str:
    """Return who learns what in one line, the rest unfolded, and the buttons."""
    policy = (
        f'<p><a href="{escape(texts.policy_url, quote=True)}" rel="noopener">'
        f"{escape(texts.policy)}</a></p>"
        if texts.policy_url
        else ""
    )
    return (
        f'<div class="socialmedia-embed-notice"><p>{escape(texts.brief)}</p>'
        f"<details><summary>{escape(texts.more)}</summary>{texts.notice}{policy}"
        '</details><div class="socialmedia-embed-choice"><p>'
        f'<button type="button" class="btn btn-primary" data-embed="load">'
        f"{escape(texts.load)}</button> "
        f'<button type="button" class="btn btn-secondary" data-embed="always">'
        f"{escape(texts.always)}</button></p><p>"
        '<button type="button" class="btn btn-secondary" data-embed="close">'
        f"{escape(texts.close)}</button></p></div></div>"
    )


def _caption(embed: Embed, texts: Texts) -> str:
    link = escape(embed.link, quote=True)
    return (
        f'<span class="socialmedia-embed-title">{escape(embed.title)}</span> '
        f'<a href="{link}" rel="noopener">{escape(readable(embed.link))}</a> '
        '<button type="button" class="btn btn-secondary btn-sm"'
        f' data-embed="withdraw" hidden>{escape(texts.withdraw)}</button>'
    )
