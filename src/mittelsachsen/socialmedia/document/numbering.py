"""The numbers of sections: how each level counts, and whose number it continues."""

from collections.abc import Iterable
from collections.abc import Sequence
from mittelsachsen.socialmedia.document.sections import Section


# Decimal, as ISO 2145 has it.
DEFAULT = ("1", "1.1", "1.1.1")
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def number(
    sections: Iterable[Section],
    formats: Sequence[str] = (),
    above: str = "",
    level: int = 1,
) -> list[Section]:
    """Give sections and what is below them their levels and numbers, and return them.

    ``formats`` are those of the levels from the first on; ``above`` is the number of
    the section that holds these. A section without title takes no number, nor does one
    that is not ``numbered``, and neither skips one.
    """
    sections = list(sections)
    formats = formats or DEFAULT
    form = formats[level - 1] if level <= len(formats) else ""
    count = 0
    for section in sections:
        section.level = level
        if form and section.numbered and section.title:
            count += 1
            section.number = label(form, count, above)
        number(section.children, formats, section.number, level + 1)
    return sections


def label(form: str, count: int, above: str = "") -> str:
    """Return for example ``2.1.`` for the format ``1.1.``, 1 and ``2.``.

    A format of several numbers continues the one above, if there is one.
    """
    sign, ending = form.rstrip(".)"), form[len(form.rstrip(".)")) :]
    if "." in sign and above:
        return f"{above.rstrip('.)')}.{count}{ending}"
    return f"{_counted(sign[0], count)}{ending}"


def roman(count: int) -> str:
    """Return a number as Romans wrote it."""
    text = ""
    for value, letters in ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text


def letters(count: int) -> str:
    """Return A to Z, then AA, AB and so on, as lists of the web count."""
    text = ""
    while count:
        count, place = divmod(count - 1, len(LETTERS))
        text = LETTERS[place] + text
    return text


def _counted(sign: str, count: int) -> str:
    if sign == "I":
        return roman(count)
    if sign in "Aa":
        return letters(count) if sign == "A" else letters(count).lower()
    return str(count)
