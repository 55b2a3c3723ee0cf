"""Rich text in which nothing foreign loads before consent: the plan, applied."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from html import escape
from itertools import groupby
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.addresses.videos import VideoAddressError
from mittelsachsen.socialmedia.embeds import css
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds import posts
from mittelsachsen.socialmedia.embeds.depth import is_readable
from mittelsachsen.socialmedia.embeds.markup import Embed
from mittelsachsen.socialmedia.embeds.plan import AMBIGUOUS
from mittelsachsen.socialmedia.embeds.plan import Fetch
from mittelsachsen.socialmedia.embeds.plan import LEAVE
from mittelsachsen.socialmedia.embeds.plan import LINK
from mittelsachsen.socialmedia.embeds.plan import MEDIA
from mittelsachsen.socialmedia.embeds.plan import Plan
from mittelsachsen.socialmedia.embeds.plan import Step
from mittelsachsen.socialmedia.embeds.sizes import fitting
from mittelsachsen.socialmedia.embeds.sizes import MAX_STEPS
from mittelsachsen.socialmedia.embeds.sizes import Size
from mittelsachsen.socialmedia.embeds.sizes import size_of
from mittelsachsen.socialmedia.embeds.sizes import wrapper_of
from selectolax.lexbor import LexborNode


# Elements in which no figure may stand: it comes behind them.
PHRASES = frozenset(
    "a abbr b button code em font h1 h2 h3 h4 h5 h6 i label p s small span strong sub"
    " sup u".split()
)
PICTURES = frozenset({"img", *MEDIA})
LINKED = ", ".join(f"a {name}, button {name}" for name in sorted(PICTURES))
FETCHING = {name for names in foreign.ATTRIBUTES.values() for name in names}.union(
    foreign.STYLES
)


@dataclass(frozen=True)
class Frame:
    """A foreign page in a text; ``quote`` is HTML with the words of a pasted post."""

    fetch: Fetch
    title: str
    size: Size
    quote: str = ""


# Gives the markup that stands for a frame, empty to drop it.
FigureOf = Callable[[Frame], str]


def apply(plan: Plan, figure_of: FigureOf, placeholder: Callable[[str], str]) -> str:
    """Return the HTML of a plan's tree when all of the plan is done; only once.

    ``placeholder`` gives the words that stand for a resource of a host.
    """
    linked = {node.mem_id for node in plan.tree.css(LINKED)}
    phrases = {}
    # From the end, so that what stands in an element is done before the element.
    for step in reversed(plan.steps):
        if step.frame is None:
            _mend(step, step.node.mem_id in linked, placeholder)
            continue
        wrapper = wrapper_of(step.node)
        markup = figure_of(_frame(step.frame, wrapper))
        if phrase := _phrase(wrapper):
            phrases[phrase.mem_id] = phrase
        _put(markup, wrapper, phrase)
    for phrase in phrases.values():
        if _is_empty(phrase):
            phrase.decompose()
    return plan.tree.html or ""


def bare(html: str) -> str:
    """Return HTML that fetches nothing but images of the site, found without a plan.

    What cannot be read in time is shown as it is written.
    """
    if not is_readable(html):
        return escape(html)
    tree = foreign.parse(html)
    for node in tree.css(foreign.SELECTOR):
        for name in FETCHING & set(node.attributes):
            if name != "src" or fetched_host(node.attributes[name] or "") is not None:
                del node.attrs[name]
    tree.strip_tags([*foreign.FRAMES, "style", "script", *AMBIGUOUS], recursive=True)
    return tree.html or ""


def _frame(fetch: Fetch, wrapper: LexborNode) -> Frame:
    if fetch.attribute == foreign.POST:
        size = fitting(*posts.size_of(fetch.node))
        return Frame(fetch, "", size, posts.quote_of(fetch.node))
    title = (fetch.node.attributes.get("title") or "").strip()
    return Frame(fetch, title, size_of(fetch.node, wrapper))


def _phrase(node: LexborNode) -> LexborNode | None:
    """Return the outermost element around a place in which no figure may stand."""
    phrase, parent = None, node.parent
    for _step in range(MAX_STEPS):
        if parent is None or parent.tag not in PHRASES:
            break
        phrase, parent = parent, parent.parent
    return phrase


def _put(markup: str, place: LexborNode, phrase: LexborNode | None) -> None:
    """Put a figure in the place of an element, or behind the phrase that holds it."""
    if phrase is None:
        _replace(place, markup)
        return
    if markup:
        phrase.insert_after(_nodes(markup))
    place.decompose()


def _is_empty(phrase: LexborNode) -> bool:
    """Tell whether a phrase shows nothing, and nothing links to it."""
    tags = {node.tag for node in phrase.css("*")}
    return (
        tags <= PHRASES | {"br"}
        and not phrase.text().strip()
        and not phrase.css("[id], [name]")
    )


def _mend(step: Step, is_linked: bool, placeholder: Callable[[str], str]) -> None:
    """Take foreign addresses out of an element, and the element if nothing is left."""
    unwanted = [fetch for fetch in step.fetches if fetch.action != LEAVE]
    for _place, group in groupby(
        unwanted, lambda each: (each.node.mem_id, each.attribute)
    ):
        fetches = list(group)
        _take(fetches[0], {fetch.address for fetch in fetches})
    for part in {fetch.node.mem_id: fetch.node for fetch in unwanted}.values():
        if part.mem_id != step.node.mem_id and _is_useless(part):
            part.decompose()
    if not unwanted or not _is_useless(step.node):
        return
    markup = ""
    if step.node.tag in PICTURES:
        markup = _stand_in(step.node, unwanted[0], is_linked, placeholder)
    _replace(step.node, markup)


def _take(fetch: Fetch, addresses: Collection[str]) -> None:
    """Take addresses out of an attribute or a style sheet; all else in it stays."""
    node, name = fetch.node, fetch.attribute
    value = (node.attributes.get(name) if name else node.text()) or ""
    kept = ""
    if foreign.UNREADABLE in addresses:
        pass
    elif not name or name in foreign.STYLES:
        kept = css.without(value, addresses.__contains__)
    elif name.endswith("srcset"):
        kept = ", ".join(
            written
            for address, written in foreign.candidates(value)
            if address not in addresses
        )
    if not name:
        node.inner_html = kept
    elif kept:
        node.attrs[name] = kept
    else:
        del node.attrs[name]


def _is_useless(node: LexborNode) -> bool:
    """Tell whether an element has lost all that it was there for."""
    name = foreign.name_of(node)
    if name in MEDIA and any(
        child.attributes.get("src") for child in node.css("source")
    ):
        return False
    wanted = set(foreign.ATTRIBUTES.get(name, ())) - {"poster", "background"}
    return bool(wanted) and name != "input" and not wanted & set(node.attributes)


def _stand_in(
    node: LexborNode, fetch: Fetch, is_linked: bool, placeholder: Callable[[str], str]
) -> str:
    """Return the words for a picture that is not loaded, as a link by the policy.

    In a link of the text they are its words.
    """
    names = ("alt", "aria-label", "title")
    words = next(filter(None, map(node.attributes.get, names)), None)
    text = escape(words or placeholder(fetch.host))
    with suppress(VideoAddressError):
        if fetch.action == LINK and not is_linked:
            href = escape(other.as_written(fetch.address)[0], quote=True)
            return f'<a href="{href}" rel="noopener">{text}</a>'
    return f'<span class="socialmedia-blocked">{text}</span>'


def _replace(node: LexborNode, markup: str) -> None:
    if markup:
        node.replace_with(_nodes(markup))
    else:
        node.decompose()


def _nodes(markup: str) -> LexborNode:
    root = foreign.parse(markup).root
    assert root is not None, "only markup that is not empty comes here"
    return root


def embed_of(
    frame: Frame, hosts: Mapping[str, Collection[str]], fallback: str
) -> Embed | None:
    """Return the embed that stands for a foreign frame.

    ``hosts`` are the embed hosts by platform, ``fallback`` is a title for a frame
    without one. ``None`` where nothing could ever be loaded.
    """
    try:
        video = video_of(frame.fetch.address, hosts)
    except VideoAddressError:
        return None
    return Embed(
        video.provider, frame.title or fallback, video.page, video.data, frame.size
    )


def video_of(address: str, hosts: Mapping[str, Collection[str]]) -> videos.Video:
    """Return what is shown for the address of a frame.

    ``hosts`` are the embed hosts by platform. Raises :class:`VideoAddressError` where
    nothing could ever be loaded.
    """
    frame = other.read(address)
    with suppress(VideoAddressError):
        return videos.read(frame.page)
    for token, known in hosts.items():
        if is_on(frame.host, known):
            return replace(frame, provider=token, host="")
    return frame
