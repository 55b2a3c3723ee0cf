"""The outlines of eight bodies: page and REST give number and heading of each section.

``outlines.json`` has level, number and heading of every section as the body printed it.
"""

import json
from lxml import html
from pathlib import Path
import pytest


OUTLINES = {
    document["body"]: document["outline"]
    for document in json.loads(
        (Path(__file__).parents[1] / "data" / "outlines.json").read_text("utf-8")
    )["documents"]
}


def slot(name, heading=None, level=1, **more):
    return {"kind": "slot", "slot": name, "heading": heading, "level": level, **more}


def text(heading, words="<p>Worte.</p>", level=1, **more):
    return {"kind": "text", "heading": heading, "html": words, "level": level, **more}


def rich(*headings, tag="h2"):
    return "".join(f"<{tag}>{each}</{tag}><p>Worte.</p>" for each in headings)


def channel(platform, account, title, **values):
    return {
        "@type": "SocialMediaChannel",
        "id": platform,
        "title": title,
        "platform": platform,
        "account_url": account,
        **values,
    }


FACEBOOK = "https://www.facebook.com/{}"
INSTAGRAM = "https://www.instagram.com/{}"
PURPOSE = "<p>Zweck.</p>"

BODIES = {
    "VG Höhr-Grenzhausen": {
        "numbering": ["1", "1.1", "1.1.1"],
        "changelog": [{"date": "2021-04-23", "version": "1.0", "change": "Beginn"}],
        "goals": ["Informieren"],
        "alternative_information": [{"label": "Website", "url": "https://a.example/"}],
        "outline": [
            slot("changelog", "Dokumentenhistorie", numbered=False),
            text("Einleitung"),
            slot("goals", "Ziele"),
            text(
                "Verfahrensweisen",
                rich("Redaktionelle Betreuung", "Prüfung &amp; Ablauf")
                + "<h2>Sicherheit und Haftung</h2>"
                + rich("Haftung", "Sicherheit", tag="h3")
                + rich("Technische Betreuung"),
            ),
            text("Wahrnehmung der Rechte der Betroffenen"),
            text("Datenschutz", answers=["privacy"]),
            slot(
                "alternatives",
                "Alternative Informations- und Kommunikationsmöglichkeiten",
            ),
            text("Sensibilisierung"),
            text("Veröffentlichung"),
        ],
    },
    "Kanton Basel-Landschaft": {
        "numbering": ["1.", "1.1.", "1.1.1."],
        "goals": ["Informieren"],
        "target_groups": ["Bevölkerung"],
        "outline": [
            text("Ausgangslage", ""),
            text("Einschätzung von Social Media", level=2),
            text("Erkenntnisse aus einer SWOT-Analyse", level=2),
            text("Erfahrungen", level=2),
            text("Social-Media-Strategie"),
            text("Eckwerte", level=2),
            slot("goals", "Kommunikationsziele", 2),
            slot("target_groups", "Zielgruppen", 2),
            *(text(f"Ausgelassen {number}", level=2) for number in (4, 5, 6)),
            text(
                "Organisation der Bewirtschaftung",
                rich("Normalbetrieb", "Ereignisfall", tag="h3"),
                2,
            ),
            text("Monitoring-Tool", level=2),
            text("Personalressourcen, Kosten", "", 2),
            text("Personalressourcen", level=3),
            text("Nutzungskosten", level=3),
            text("Anhang", rich("Guide Lines", "SWOT-Analyse", tag="h4")),
            {
                "kind": "channels",
                "heading": "Bestehende Social-Media-Auftritte",
                "level": 2,
                "form": "table",
            },
        ],
        "children": [channel("facebook", FACEBOOK.format("bl"), "Kanton")],
    },
    "Gemeinde Ofterdingen": {
        "numbering": ["1)"],
        "commitment": "<p>Wir evaluieren.</p>",
        "outline": [
            text("Soziale Medien"),
            text(
                "Hintergrund der Nutzung durch die Gemeinde Ofterdingen – und"
                " alternative Informationswege"
            ),
            {
                "kind": "channels",
                "heading": "",
                "level": 1,
                "parts": [{"part": "purpose", "heading": ""}],
            },
            slot("commitment", "Selbstverpflichtung"),
        ],
        "children": [
            channel("instagram", INSTAGRAM.format("of"), "Instagram", purpose=PURPOSE),
            channel("facebook", FACEBOOK.format("of"), "Facebook", purpose=PURPOSE),
        ],
    },
    "Dein Bingen": {
        "numbering": ["1.", "a)"],
        "netiquette": "<p>Freundlich.</p>",
        "organisation": "<p>Drei Personen.</p>",
        "outline": [
            text(
                "Ziele der Social Media-Kommunikation:",
                rich("Information", "Interaktion"),
            ),
            text("Auswertung"),
            slot("netiquette", "Netiquette"),
            slot("organisation", "Redaktion"),
            {
                "kind": "page",
                "page": "datenschutz-facebook",
                "level": 1,
                "numbered": False,
            },
            text("Datenschutz Instagram", numbered=False),
        ],
        "children": [
            {
                "@type": "Document",
                "id": "datenschutz-facebook",
                "title": "Datenschutz Facebook",
                "text": "<p>Wir verarbeiten nichts.</p>",
            }
        ],
    },
    "Stadt Ostfildern": {
        "numbering": [""],
        "preamble": "<p>Warum.</p>",
        "target_groups": ["Alle"],
        "netiquette": "<p>Freundlich.</p>",
        "controller_name": "Stadt Ostfildern",
        "outline": [
            slot("preamble", "Hintergründe"),
            slot("target_groups", "Zielgruppe"),
            {
                "kind": "channels",
                "heading": "Social Media Präsenzen",
                "level": 1,
                "form": "list",
            },
            slot("netiquette"),
            slot("responsible", "Verantwortlich"),
        ],
        "children": [
            channel("facebook", FACEBOOK.format("ostfildern"), "Facebook"),
            channel("instagram", INSTAGRAM.format("ostfildern"), "Instagram"),
        ],
    },
    "Kunsthalle Karlsruhe": {
        "numbering": [""],
        "preamble": "<p>Die Kunsthalle ist in sozialen Medien.</p>",
        "outline": [
            slot("preamble", ""),
            text("Möglichkeiten der Beteiligung"),
            {
                "kind": "platform",
                "platform": "facebook",
                "heading": None,
                "level": 1,
                "html": rich("Zweck", "Verantwortlichkeit"),
                "answers": ["purpose", "responsible"],
            },
            {
                "kind": "platform",
                "platform": "x",
                "heading": "Twitter",
                "level": 1,
                "form": "list",
            },
            text("Zweck", level=2),
            {
                "kind": "channels",
                "heading": "",
                "level": 1,
                "facts": "none",
                "parts": [{"part": "purpose", "heading": "Zweck"}],
            },
        ],
        "children": [
            channel("facebook", FACEBOOK.format("kunsthalle"), "Kunsthalle"),
            channel("x", "https://x.com/kunsthalle", "Kunsthalle"),
            channel("instagram", INSTAGRAM.format("kh"), "Instagram", purpose=PURPOSE),
            channel(
                "youtube", "https://www.youtube.com/@kh", "Youtube", purpose=PURPOSE
            ),
        ],
    },
    "Reigate & Banstead BC": {
        "language": "en",
        "numbering": [""],
        "outline": [
            text(
                None,
                "<p>We use social media.</p>"
                + rich("Moderating content", "House rules", "Reporting"),
            )
        ],
    },
    "Uni Freiburg Richtlinien": {
        "kind": "framework",
        "numbering": ["A.", "1."],
        "preamble": "<p>Die Universität.</p>",
        "outline": [
            slot("preamble", numbered=False),
            text(
                "Verbindliche Vorgaben",
                f"<div>{rich('Dienstliche Nutzung', 'Verantwortung')}</div>",
            ),
            text("Empfehlungen", ""),
            text("Beispiele", level=2),
            slot("responsible", "Ansprechpartner", 2),
        ],
        "controller_name": "Universität Freiburg",
    },
}


def entered(manager, content):
    """Enter a concept as editors do, what it holds before what names it."""
    values = {**content}
    children, outline = values.pop("children", []), values.pop("outline")
    answer = manager.post("/", json={"@type": "UsageConcept", "title": "K", **values})
    assert answer.status_code == 201, answer.text
    path = answer.json()["@id"]
    for child in children:
        answer = manager.post(path, json=child)
        assert answer.status_code == 201, answer.text
    answer = manager.patch(path, json={"outline": outline})
    assert answer.status_code == 204, answer.text
    return path


def rows(sections, level=1):
    for section in sections:
        shown = level if section["title"] else 0
        yield [shown, section["number"], section["title"]]
        yield from rows(section["children"], level + 1)


def words(element):
    return " ".join(element.text_content().split())


def expected(body):
    """The rows of a body, with what the excerpt of one leaves out."""
    found = []
    for level, number, heading in OUTLINES[body]:
        if number == "2.7.":
            found += [[2, f"2.{each}.", f"Ausgelassen {each}"] for each in (4, 5, 6)]
        found.append([level, number, heading])
    return found


@pytest.mark.parametrize("body", OUTLINES)
def test_rest_gives_the_outline(manager, body):
    path = entered(manager, BODIES[body])
    sections = manager.get(f"{path}/@usage-concept").json()["sections"]
    assert list(rows(sections)) == expected(body)


@pytest.mark.parametrize("body", OUTLINES)
def test_the_page_gives_the_outline(manager, body):
    path = entered(manager, BODIES[body])
    page = html.fromstring(manager.get(path, headers={"Accept": "text/html"}).content)
    (core,) = page.xpath("//*[@id='content-core']")
    headings = core.xpath(".//section/*[self::h2 or self::h3 or self::h4 or self::h5]")
    titled = [row for row in expected(body) if row[2]]
    assert [(int(each.tag[1]) - 1, words(each)) for each in headings] == [
        (level, f"{number} {heading}".strip()) for level, number, heading in titled
    ]
    links = core.xpath(".//nav[@class='socialmedia-contents']//a")
    assert [words(each) for each in links] == [words(each) for each in headings]
    targets = [each.get("href").lstrip("#") for each in links]
    assert targets == [each.getparent().get("id") for each in headings]
    assert len(set(targets)) == len(targets)


@pytest.mark.parametrize("body", OUTLINES)
def test_what_was_entered_comes_back(manager, body):
    path = entered(manager, BODIES[body])
    stored = manager.get(path).json()
    for node, entry in zip(stored["outline"], BODIES[body]["outline"], strict=True):
        rest = {key: value for key, value in entry.items() if key != "html"}
        assert rest.items() <= node.items()
    answer = manager.patch(path, json={"outline": stored["outline"]})
    assert answer.status_code == 204
    assert manager.get(path).json()["outline"] == stored["outline"]
    assert stored["numbering"] == BODIES[body]["numbering"]
