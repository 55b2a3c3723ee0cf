"""Rich text in which nothing foreign loads before consent: the plan, applied."""

from ada_url import URL
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from html import escape
from itertools import groupby
from mittelsachsen.socialmedia.addresses import vimeo
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import fetched
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.addresses.hosts import read
from mittelsachsen.socialmedia.embeds import css
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.depth import is_readable
from mittelsachsen.socialmedia.embeds.markup import Embed
from mittelsachsen.socialmedia.embeds.markup import OTHER
from mittelsachsen.socialmedia.embeds.plan import AMBIGUOUS
from mittelsachsen.socialmedia.embeds.plan import Fetch
from mittelsachsen.socialmedia.embeds.plan import LEAVE
from mittelsachsen.socialmedia.embeds.plan import LINK
from mittelsachsen.socialmedia.embeds.plan import MEDIA
from mittelsachsen.socialmedia.embeds.plan import Plan
from mittelsachsen.socialmedia.embeds.plan import Step
from mittelsachsen.socialmedia.embeds.sizes import MAX_STEPS
from mittelsachsen.socialmedia.embeds.sizes import Size
from mittelsachsen.socialmedia.embeds.sizes import size_of
from mittelsachsen.socialmedia.embeds.sizes import wrapper_of
import re
from selectolax.lexbor import LexborNode


# Elements in which no figure may stand: it comes behind them.
PHRASES = frozenset(
    "a abbr b button code em font h1 h2 h3 h4 h5 h6 i label p s small span strong sub"
    " sup u".split()
)
PICTURES = frozenset({"img", *MEDIA})
LINKED = ", ".join(f"a {name}, button {name}" for name in sorted(PICTURES))
# What a browser reads in the same way in a page and in a script.
PLAIN = re.compile(r"https?://[^/\\]", re.IGNORECASE)
FETCHING = {name for names in foreign.ATTRIBUTES.values() for name in names}.union(
    foreign.STYLES
)
AUTOPLAY = frozenset({"autoplay", "auto_play"})


# Gives the markup of a frame with its attributes and size, empty to drop it.
FigureOf = Callable[[Fetch, Mapping[str, str | None], Size], str]


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
        size = size_of(step.node, wrapper)
        markup = figure_of(step.frame, step.node.attributes, size)
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
    if fetch.action == LINK and not is_linked:
        href = escape(secure(fetch.address), quote=True)
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
    found: Fetch,
    attributes: Mapping[str, str | None],
    size: Size,
    hosts: Mapping[str, Collection[str]],
    fallback: str,
) -> Embed | None:
    """Return the embed that stands for a foreign frame.

    ``hosts`` are the embed hosts by platform, ``fallback`` is a title for a frame
    without one. ``None`` where nothing could ever be loaded.
    """
    if not found.host:
        return None
    title = (attributes.get("title") or "").strip() or fallback
    try:
        video = vimeo.parse(found.address)
    except vimeo.VideoAddressError:
        pass
    else:
        return Embed("vimeo", title, vimeo.page_url(video), vimeo.data(video), size)
    address = secure(found.address)
    provider = next(
        (token for token, known in hosts.items() if is_on(found.host, known)),
        OTHER,
    )
    return Embed(provider, title, address, {"url": address, "host": found.host}, size)


def secure(address: str) -> str:
    """Return an address as it is written, of a player that does not start by itself.

    A scheme that is missing, or that of the default port without encryption, is
    ``https``. What only browsers understand is written as they do.
    """
    url = fetched(address)
    assert url is not None, "only addresses that name a host come here"
    written = address.strip()
    if written.startswith("//"):
        written = f"https:{written}"
    if url.protocol == "http:" and not url.port:
        url.protocol = "https"
        written = re.sub("^http:", "https:", written, flags=re.IGNORECASE)
    url.search = _still(url.search)
    before, mark, fragment = written.partition("#")
    path, _mark, query = before.partition("?")
    written = path + _still(f"?{query}" if query else "") + mark + fragment
    return written if _is(written, url) else url.href


def _still(search: str) -> str:
    """Return the query of an address without what makes a player start."""
    parts = search.removeprefix("?").split("&")
    kept = [part for part in parts if part.partition("=")[0].lower() not in AUTOPLAY]
    return f"?{'&'.join(kept)}" if "".join(kept) else ""


def _is(written: str, url: URL) -> bool:
    """Tell whether a text is an address as people write it, and this one."""
    try:
        return bool(PLAIN.match(written)) and read(written).href == url.href
    except AddressError:
        return False
