"""The administrator's guide in two languages is one guide, and names what there is."""

from i18n import DOMAIN
from i18n import messages
from i18n import PACKAGE
from pathlib import Path
import pytest
import re


ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
GERMAN = (ROOT / "docs" / "administration.de.md").read_text(encoding="utf-8")


def headings(guide):
    return re.findall(r"(?m)^(#+) ", guide)


def blocks(guide):
    """Return the indented blocks of code, as they are typed."""
    found = re.findall(r"(?m)(?:^ {4,}\S.*\n(?:\n(?= {4}))?)+", guide)
    return [block.replace("request of 1 May", "Antrag vom 1. Mai") for block in found]


def rows(guide):
    """Return how many cells each row of each table has."""
    return [line.count("|") for line in guide.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("part", [headings, blocks, rows])
def test_both_languages_have_the_same_parts(part):
    assert part(ENGLISH)
    assert part(GERMAN) == part(ENGLISH)


def test_both_call_things_as_the_pages_do():
    german = messages(PACKAGE / "locales" / "de" / "LC_MESSAGES" / f"{DOMAIN}.po")
    here, there = (re.sub(r"\s+", " ", guide) for guide in (ENGLISH, GERMAN))
    named = set(re.findall(r"(?<!\*)\*([A-Z][^*]+)\*", here)) & set(german)
    assert len(named) > 15
    assert {name for name in named if f"*{german[name]}*" not in there} == set()


def test_each_program_is_installed():
    named = set(re.findall(r"bin/(socialmedia-\w+)", "".join(blocks(ENGLISH))))
    setup = (ROOT / "setup.py").read_text()
    assert len(named) > 3
    assert {name for name in named if f'"{name} =' not in setup} == set()


def test_each_file_of_deploy_is_there():
    code = "".join(blocks(ENGLISH))
    named = set(re.findall(r"[\w@-]+\.(?:service|timer|conf|cfg|sh|ini|vcl)\b", code))
    named -= {"zope.conf", "zope.ini", "restored.conf", "pack.conf", "varnish.service"}
    there = {path.name for path in (ROOT / "deploy").rglob("*.*")}
    assert len(named) > 6
    assert named - there == set()
