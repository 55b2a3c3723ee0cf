"""How large a frame is meant to be, and what was put around it for that."""

from dataclasses import dataclass
from mittelsachsen.socialmedia.embeds.foreign import name_of
import re
from selectolax.lexbor import LexborNode


MAX_PIXELS = 10_000
# Nobody nests deeper, and a search to the root would take quadratic time.
MAX_STEPS = 20
WRAPPERS = frozenset({"div", "span", "figure", "center"})
# A style or class that gives a box the ratio of what is laid over it.
WRAPPING = re.compile(r"padding|position|height|overflow|aspect-ratio")
RESPONSIVE = re.compile(r"ratio|responsive|aspect|embed|video|wrapper|container|iframe")
DECLARATION = r"(?:^|[;\s]){}\s*:\s*([^;]+)"
PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
NAMED_RATIO = re.compile(r"\b(\d{1,2})(?:x|by|-)(\d{1,2})\b")
RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/\s*(\d+(?:\.\d+)?))?\s*$")
PIXELS = re.compile(r"\s*(\d{1,9})(?:\.\d*)?\s*(?:px)?\s*", re.ASCII)


@dataclass(frozen=True)
class Size:
    """A ratio, or a height in CSS pixels for whatever width there is (width 0)."""

    width: int = 16
    height: int = 9


def fitting(width: int, height: int) -> Size:
    """Return the size of what is as wide and high in pixels, wide as the text is.

    A high one stays as high as it is: forms, sound, posts.
    """
    return Size(width, height) if width > height else Size(0, height)


def wrapper_of(frame: LexborNode) -> LexborNode:
    """Return the outermost box that holds nothing but a frame and is made for it.

    That is the frame itself where it stands in none. Sites of videos and site builders
    give such boxes a padding of the video's height, over which the frame is laid.
    """
    found = node = frame
    for _step in range(MAX_STEPS):
        parent = node.parent
        if parent is None or parent.tag not in WRAPPERS or not _is_alone(node):
            break
        node = parent
        if _is_made_for_frames(node):
            found = node
    return found


def size_of(frame: LexborNode, wrapper: LexborNode) -> Size:
    """Return the size of a frame, from its own attributes or from its wrapper."""
    attributes = frame.attributes
    width, height = (
        _pixels(_declared(frame, name) or attributes.get(name))
        for name in ("width", "height")
    )
    if height:
        return fitting(width, height)
    node: LexborNode | None = frame
    for _step in range(MAX_STEPS):
        if node is None:
            break
        if ratio := _ratio(node):
            return ratio
        node = None if node.mem_id == wrapper.mem_id else node.parent
    return Size()


def _is_alone(node: LexborNode) -> bool:
    """Tell whether an element is all that its parent holds."""
    assert node.parent is not None
    return all(
        child.mem_id == node.mem_id
        or not (child.is_element_node or (child.text_content or "").strip())
        for child in node.parent.iter(include_text=True)
    )


def _is_made_for_frames(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(
        WRAPPING.search((attributes.get("style") or "").lower())
        or RESPONSIVE.search((attributes.get("class") or "").lower())
    )


def _declared(node: LexborNode, name: str) -> str:
    style = (node.attributes.get("style") or "").lower()
    match = re.search(DECLARATION.format(name), style)
    return match[1].replace("!important", "").strip() if match else ""


def _pixels(value: str | None) -> int:
    match = PIXELS.fullmatch(value or "")
    return min(int(match[1]), MAX_PIXELS) if match else 0


def _ratio(node: LexborNode) -> Size | None:
    """Return the ratio that a box gives by aspect-ratio, padding or its class."""
    if match := RATIO.match(_declared(node, "aspect-ratio").removeprefix("auto ")):
        return _size(float(match[1]), float(match[2] or 1))
    for name in ("padding-bottom", "padding-top", "padding", "--bs-aspect-ratio"):
        if match := PERCENT.search(_declared(node, name)):
            return _size(100, float(match[1]))
    if name_of(node) in WRAPPERS:
        if match := NAMED_RATIO.search((node.attributes.get("class") or "").lower()):
            return _size(float(match[1]), float(match[2]))
    return None


def _size(width: float, height: float) -> Size | None:
    """Return a ratio in whole numbers; none where it would be no box."""
    size = Size(round(width * 100), round(height * 100))
    return size if 0 < size.height <= 5 * size.width else None
