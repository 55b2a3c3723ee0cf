"""What a file tells a screen reader: the tags of a PDF and the words in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from io import BytesIO
import pikepdf
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
import re


PAINTING = frozenset("Tj TJ ' \" f F f* B B* b b* S s Do sh INLINE IMAGE".split())
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
OPENING = frozenset({"BMC", "BDC"})
HEX = re.compile(rb"<([0-9a-fA-F]+)>")


@dataclass
class Element:
    """An element of the structure; ``attributes`` are those of all owners."""

    tag: str
    object: Dictionary
    file: pikepdf.Pdf  # It would be closed, were it not held.
    attributes: dict[str, object] = field(default_factory=dict)
    held: list["Element | str"] = field(default_factory=list)
    annotations: list[Dictionary] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        return [each for each in self.held if isinstance(each, Element)]

    @property
    def text(self) -> str:
        """The words in their order of reading."""
        parts = (each if isinstance(each, str) else each.text for each in self.held)
        return "".join(parts)

    def all(self, *tags: str) -> list["Element"]:
        """Return the elements of some kinds below, in their order of reading."""
        found = []
        for child in self.children:
            found += [child] if child.tag in tags else []
            found += child.all(*tags)
        return found

    def shape(self) -> str:
        """Return the kinds of the elements below as ``P Table(TR(TH TD))``."""
        parts = []
        for child in self.children:
            inner = child.shape()
            parts.append(f"{child.tag}({inner})" if inner else child.tag)
        return " ".join(parts)


class Tagged:
    """A PDF with its structure, and what is painted on its pages outside of it.

    ``spoken`` are the words that are marked as those of a language, by languages.
    """

    def __init__(self, pdf: bytes):
        self.file = pikepdf.open(BytesIO(pdf))
        self.root = self.file.Root
        self.unmarked: list[str] = []
        self.spoken: dict[str, str] = {}
        self._words = {page.obj.objgen: self._marked(page) for page in self.file.pages}

    @cached_property
    def document(self) -> Element:
        top = self._element(self.root.StructTreeRoot)
        (document,) = top.children
        return document

    def _element(self, found: Dictionary, page: Dictionary | None = None) -> Element:
        page = found.get(Name.Pg, page)
        element = Element(
            str(found.get(Name.S, ""))[1:], found, self.file, _attributes(found)
        )
        for child in _listed(found.get(Name.K)):
            if isinstance(child, int):
                element.held.append(self._words[page.objgen].pop(child))
            elif child.get(Name.Type) == Name.MCR:
                words = self._words[child.get(Name.Pg, page).objgen]
                element.held.append(words.pop(int(child.MCID)))
            elif child.get(Name.Type) == Name.OBJR:
                element.annotations.append(child.Obj)
            else:
                element.held.append(self._element(child, page))
        return element

    def untold(self) -> list[str]:
        """Return words that are marked for the structure, and not in it."""
        assert self.document.children, "what is in the structure has been taken"
        return [text for words in self._words.values() for text in words.values()]

    def _marked(self, page: pikepdf.Page) -> dict[int, str]:
        """Return the words of a page by their marks, and keep what has none."""
        words: dict[int, str] = {}
        marks: list[Dictionary | None] = []
        fonts = page.resources.get(Name.Font, Dictionary())
        decode = None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in OPENING:
                properties = operands[1] if name == "BDC" else Dictionary()
                marks.append(None if operands[0] == Name.Artifact else properties)
                if Name.MCID in properties:
                    words[int(properties.MCID)] = ""
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                decode = _decoder(fonts[operands[0]])
            elif name in PAINTING and None not in marks:
                told = [int(mark.MCID) for mark in marks if Name.MCID in mark]
                if not told:
                    self.unmarked.append(name)
                elif name in SHOWING:
                    text = _shown(operands, decode)
                    words[told[-1]] += text
                    spoken = [str(mark.Lang) for mark in marks if Name.Lang in mark]
                    if spoken:
                        self.spoken[spoken[-1]] = self.spoken.get(spoken[-1], "") + text
        assert not marks
        return words


def fonts_of(file: pikepdf.Pdf) -> list[Dictionary]:
    """Return the fonts of all pages."""
    return [
        font
        for page in file.pages
        for font in page.resources.get(Name.Font, Dictionary()).values()
    ]


def _listed(value: object) -> list:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _attributes(found: Dictionary) -> dict[str, object]:
    attributes = {}
    for group in _listed(found.get(Name.A)):
        if isinstance(group, Dictionary):
            attributes.update({name[1:]: value for name, value in group.items()})
    return attributes


def _shown(operands: list, decode) -> str:
    parts = operands[-1] if isinstance(operands[-1], Array) else [operands[-1]]
    return "".join(
        decode(bytes(each)) for each in parts if isinstance(each, pikepdf.String)
    )


def _decoder(font: Dictionary):
    """Return a function from the codes of a font to text, by its ToUnicode map."""
    width = 2 if font.Subtype == Name.Type0 else 1
    texts = dict(_mapped(font.ToUnicode.read_bytes()))

    def decode(codes: bytes) -> str:
        return "".join(texts[codes[n : n + width]] for n in range(0, len(codes), width))

    return decode


def _mapped(cmap: bytes) -> Iterator[tuple[bytes, str]]:
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        values = [bytes.fromhex(each.decode()) for each in HEX.findall(block)]
        for code, text in zip(values[::2], values[1::2], strict=True):
            yield code, text.decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        values = [bytes.fromhex(each.decode()) for each in HEX.findall(block)]
        ranges = zip(values[::3], values[1::3], values[2::3], strict=True)
        for first, last, text in ranges:
            start = int.from_bytes(first, "big")
            for n in range(int.from_bytes(last, "big") - start + 1):
                code = (start + n).to_bytes(len(first), "big")
                yield code, chr(int.from_bytes(text, "big") + n)
