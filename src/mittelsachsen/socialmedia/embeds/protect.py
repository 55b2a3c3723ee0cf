"""Rich text in which nothing foreign loads before consent."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from html import escape
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.hosts import fetched
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.depth import is_readable
from mittelsachsen.socialmedia.embeds.markup import attributes as html_attributes
from mittelsachsen.socialmedia.embeds.markup import Embed
from selectolax.lexbor import LexborNode
from urllib.parse import parse_qsl
from urllib.parse import urlencode


LEAVE, LINK, BLOCK = "leave", "link", "block"
# Parts of a page that a browser reads differently with scripts and without.
AMBIGUOUS = "noscript, template, noembed, noframes, xmp, plaintext"


@dataclass(frozen=True)
class Policy:
    """What happens to resources that are no frames.

    ``name`` is one of ``leave``, ``link``, ``block`` and ``platforms``, which
    blocks the hosts ``blocked`` and leaves the rest.
    """

    name: str
    blocked: Collection[str] = ()

    def action(self, host: str) -> str:
        """Return ``leave``, ``link`` or ``block`` for a host's resource."""
        if self.name == "platforms":
            return BLOCK if is_on(host, self.blocked) else LEAVE
        return self.name


def embed_of(
    finding: foreign.Resource,
    attributes: dict[str, str | None],
    hosts: Mapping[str, Collection[str]],
    fallback: str,
) -> Embed | None:
    """Return the embed that stands for a foreign frame.

    ``hosts`` are the embed hosts by platform, ``fallback`` is a title for a frame
    without one. ``None`` where nothing could ever be loaded.
    """
    if not finding.host:
        return None
    title = (attributes.get("title") or "").strip() or fallback
    width, height = (_digits(attributes.get(name)) for name in ("width", "height"))
    size = {"width": width, "height": height} if width and height else {}
    try:
        video = _video_of(finding, hosts)
    except videos.VideoAddressError:
        return None
    return Embed(video.provider, title, video.page, video.data, **size)


def _video_of(
    finding: foreign.Resource, hosts: Mapping[str, Collection[str]]
) -> videos.Video:
    frame = other.read(finding.address)
    with suppress(videos.VideoAddressError):
        return videos.read(frame.page)
    for token, known in hosts.items():
        if is_on(finding.host, known):
            return replace(frame, provider=token, host="")
    return frame


def protect(
    html: str,
    own: Collection[str],
    figure_of: Callable[[foreign.Resource, dict], str],
    policy: Policy,
    placeholder: Callable[[str], str],
) -> str:
    """Return HTML in which foreign frames wait for consent.

    ``figure_of`` gives the markup of a frame, empty to drop it; ``placeholder``
    the text that stands for a blocked resource of a host. Without a foreign
    resource the text comes back as it is, byte for byte.
    """
    if not html or not foreign.may_fetch(html):
        return html
    if not is_readable(html):
        return escape(html)
    tree = foreign.parse(html)
    changed = False
    for node in tree.css(AMBIGUOUS):
        node.decompose()
        changed = True
    for node, findings in list(foreign.scan(tree, own)):
        if node.tag in foreign.FRAMES and findings[0].attribute != "style":
            _replace(node, figure_of(findings[0], node.attributes))
            changed = True
            continue
        for finding in findings:
            act = policy.action(finding.host)
            if act != LEAVE:
                changed = True
                if not _mend(node, finding, act, placeholder):
                    break
    return (tree.html or "") if changed else html


def _mend(
    node: LexborNode,
    found: foreign.Resource,
    act: str,
    placeholder: Callable[[str], str],
) -> bool:
    """Take a foreign address out of a page; tell whether its element stays."""
    if found.attribute in ("style", "poster", "background", "srcset"):
        # Several addresses may stand in it.
        if found.attribute in node.attributes:
            del node.attrs[found.attribute]
        return True
    if node.tag in ("img", "video", "audio", "image"):
        text = node.attributes.get("alt") or placeholder(found.host)
        markup = f'<span class="socialmedia-blocked">{escape(text)}</span>'
        if act == LINK:
            href = escape(_secure(found.address), quote=True)
            markup = f'<a href="{href}" rel="noopener">{escape(text)}</a>'
        _replace(node, markup)
    else:
        node.decompose()
    return False


def _replace(node: LexborNode, markup: str) -> None:
    if not markup:
        node.decompose()
        return
    node.replace_with(foreign.parse(markup).root or "")


def _digits(value: str | None) -> int:
    digits = (value or "").strip().removesuffix("px")
    return min(int(digits), 100000) if digits.isascii() and digits.isdigit() else 0


def _secure(address: str) -> str:
    """Return an ``https`` address of a host that does not start to play by itself."""
    url = fetched(address)
    assert url is not None, "only addresses that name a host come here"
    url.protocol = "https"
    url.search = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(url.search[1:], keep_blank_values=True)
            if name.lower() not in ("autoplay", "auto_play")
        ]
    )
    return url.href


def restore(html: str) -> str:
    """Return HTML with frames where :func:`protect` put its markup.

    For systems that read a text over REST and write it back.
    """
    if not html or "socialmedia-embed" not in html:
        return html
    tree = foreign.parse(html)
    for node in tree.css("figure.socialmedia-embed[data-provider]"):
        data = {
            name.removeprefix("data-"): value or ""
            for name, value in node.attributes.items()
        }
        attributes = {"src": data.get("url", ""), "title": data.get("title", "")}
        ratio = node.css_first("svg")
        box = (ratio.attributes.get("viewBox") or "").split() if ratio else []
        # An embed without a size of its own has the ratio of all such.
        if len(box) == 4 and box[2:] != [str(Embed.width), str(Embed.height)]:
            attributes |= {"width": box[2], "height": box[3]}
        _replace(node, f"<iframe{html_attributes(attributes)}></iframe>")
    return tree.html or ""
