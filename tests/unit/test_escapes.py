"""Text of editors, settings and files stays text in whatever is made of it."""

import csv
from dataclasses import fields
from datetime import date
from io import StringIO
import json
from lxml import etree
from mittelsachsen.socialmedia.browser.videos import _alternatives
from mittelsachsen.socialmedia.due.overview import ConceptDue
from mittelsachsen.socialmedia.embeds.markup import Embed
from mittelsachsen.socialmedia.embeds.markup import figure
from mittelsachsen.socialmedia.embeds.markup import Texts
from mittelsachsen.socialmedia.embeds.notices import Notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.protect import apply
from mittelsachsen.socialmedia.embeds.sizes import Size
from mittelsachsen.socialmedia.records.figures import draw
from mittelsachsen.socialmedia.register.formats import channels_csv
from mittelsachsen.socialmedia.register.formats import COLUMNS
from mittelsachsen.socialmedia.register.formats import Feed
from mittelsachsen.socialmedia.register.formats import script_of
from mittelsachsen.socialmedia.register.formats import to_atom
from mittelsachsen.socialmedia.reminders.mail import compose
from mittelsachsen.socialmedia.reminders.stages import Reminder
import pytest
import re
from selectolax.lexbor import LexborHTMLParser
from zope.publisher.browser import TestRequest as Request


# An element, both quotes, and an entity that unescaped text would lose.
EVIL = "<b>\"'&lt;"
ADDRESS = "https://example.org/?a=\"><b>'&lt;"
ITEM = {
    **dict.fromkeys(COLUMNS, EVIL),
    "@id": ADDRESS,
    "account_url": ADDRESS,
    "status": {"token": "active", "title": EVIL},
    "modified": "2026-01-01T00:00:00+00:00",
    "created": "2026-01-01T00:00:00+00:00",
}


def texts(**change):
    names = (field.name for field in fields(Texts))
    values = {**dict.fromkeys(names, EVIL), "notice": "", "policy_url": ADDRESS}
    return Texts(**{**values, **change})


def html_of_figure():
    embed = Embed("other", EVIL, ADDRESS, {"url": ADDRESS, "host": EVIL})
    return figure(embed, texts(), ADDRESS, {"large": 768})


def html_of_figure_without_scales():
    return figure(Embed("other", EVIL, ADDRESS), texts(), ADDRESS)


def html_of_alt(policy, attributes="alt"):
    image = f'<img src="//cdn.example/?&quot;{"&lt;b>" * 2}" {attributes}>'
    plan = make_plan(image, (), Policy(policy))
    return apply(plan, lambda frame: "", lambda host: EVIL)


def html_of_notice():
    # As a page has it: Plone has negotiated the language of its request.
    request = Request(environ={"HTTP_ACCEPT_LANGUAGE": "de"})
    return texts_of(Notice("N", EVIL), "T", request).notice


def html_of_mail():
    concept = ConceptDue(
        "u", ADDRESS, EVIL, "overdue", None, date(2026, 1, 1), ((EVIL, None),)
    )
    mail = compose(
        "a@example.org",
        "b@example.org",
        [Reminder("a@example.org", concept, "week 0")],
        date(2026, 1, 2),
        "de",
        "name",
    )
    return mail.get_body(("html",)).get_content()


ALT = f'alt="{EVIL.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
SINKS = {
    "figure": html_of_figure,
    "figure without scales": html_of_figure_without_scales,
    "blocked image": lambda: html_of_alt("block", ALT),
    "blocked image without a text": lambda: html_of_alt("block"),
    "linked image": lambda: html_of_alt("link", ALT),
    "linked image without a text": lambda: html_of_alt("link"),
    "notice": html_of_notice,
    "mail": html_of_mail,
    "transcript": lambda: _alternatives({"transcript": EVIL}, None),
}


@pytest.mark.parametrize("sink", SINKS)
def test_html_shows_it_and_makes_nothing_of_it(sink):
    html = SINKS[sink]()
    tree = LexborHTMLParser(html)
    assert tree.css("b") == []
    assert EVIL in tree.body.text()
    # A quote that ends an attribute begins others with odd names.
    names = {name for node in tree.css("*") for name in node.attributes}
    assert all(re.fullmatch("[a-zA-Z-]+", name) for name in names), names


@pytest.mark.parametrize("attribute", ["data-title", "data-host", "data-version"])
def test_attributes_of_a_figure_hold_it_whole(attribute):
    [node] = LexborHTMLParser(html_of_figure()).css("figure")
    assert node.attributes[attribute] == EVIL


def test_a_figure_has_no_image_and_no_policy_where_there_is_none():
    html = figure(Embed("other", "T", ADDRESS), texts(policy_url=""))
    tree = LexborHTMLParser(html)
    assert tree.css("img") == []
    assert [node.attributes["href"] for node in tree.css("a")] == [ADDRESS]


def test_addresses_in_a_figure_are_whole():
    tree = LexborHTMLParser(html_of_figure())
    assert [node.attributes["href"] for node in tree.css("a")] == [ADDRESS, ADDRESS]
    [image] = tree.css("img")
    assert image.attributes["src"] == f"{ADDRESS}/large"
    assert image.attributes["srcset"] == f"{ADDRESS}/large 768w"
    assert image.attributes["sizes"] == "(max-width: 50rem) 100vw, 50rem"
    [image] = LexborHTMLParser(html_of_figure_without_scales()).css("img")
    assert image.attributes["src"] == ADDRESS
    assert "sizes" not in image.attributes
    [status] = tree.css("[role=status]")
    assert status.attributes["data-loaded"] == EVIL


@pytest.mark.parametrize("text", [EVIL, "a\\1b\\g<0>"])
def test_a_chart_shows_it_and_makes_nothing_of_it(text):
    chart = draw(text, {"u": {date(2026, 1, 1): 1.0}}, {"u": text}, "de")
    tree = etree.fromstring(chart.svg)
    svg = "{http://www.w3.org/2000/svg}"
    assert tree.findtext(f"{svg}title") == text
    assert text in tree.findtext(f"{svg}desc")
    assert text in [node.text for node in tree.iter(f"{svg}text")]
    assert tree.find(f".//{svg}b") is None


@pytest.mark.parametrize("text", [EVIL, "</script><b>", "<!--<script>", "]]>"])
def test_a_script_of_data_cannot_be_left(text):
    tree = LexborHTMLParser(f"{script_of({'name': text})}<i>after</i>")
    [script] = tree.css("script")
    assert json.loads(script.text()) == {"name": text}
    assert not set("<>") & set(script.text())
    assert tree.css_first("body").text().endswith("after")
    assert tree.css("b") == []


def test_a_feed_holds_it_whole():
    feed = etree.fromstring(
        to_atom([ITEM], Feed(EVIL, EVIL, EVIL, ADDRESS, ADDRESS)).encode()
    )
    a = "{http://www.w3.org/2005/Atom}"
    assert feed.findtext(f"{a}title") == EVIL
    assert feed.findtext(f"{a}entry/{a}title") == f"{EVIL}: {EVIL}"
    links = [link.get("href") for link in feed.iter(f"{a}link")]
    assert links == [ADDRESS] * 4


def test_a_table_holds_it_whole():
    [row] = csv.DictReader(StringIO(channels_csv([ITEM])))
    assert row["title"] == EVIL
    assert row["account_url"] == ADDRESS


VIDEO = Embed("vimeo", "Film", "https://vimeo.com/7/", {"video": "7"})


def test_a_video_has_a_sign_and_what_is_no_video_has_none():
    html = figure(VIDEO, texts())
    [sign] = LexborHTMLParser(html).css(".socialmedia-embed-stage > svg + svg")
    assert sign.attributes["aria-hidden"] == "true"
    assert sign.css_first("circle") and sign.css_first("path")
    for other in (
        Embed("other", "Karte", ADDRESS),
        Embed("x", "Post", ADDRESS, {"video": "7"}, Size(0, 500)),
    ):
        assert "socialmedia-embed-play" not in figure(other, texts())


def test_a_figure_says_in_one_line_who_learns_what_and_unfolds_the_rest():
    said = texts(brief="Kurz", more="Mehr", notice="<p>Lang</p>", policy="Erklärung")
    [notice] = LexborHTMLParser(figure(VIDEO, said)).css(".socialmedia-embed-notice")
    assert notice.css_first("p").text() == "Kurz"
    assert notice.css_first("summary").text() == "Mehr"
    assert notice.css_first("details").text() == "MehrLangErklärung"


def test_a_figure_has_real_buttons_a_title_and_a_short_link():
    names = ("load", "always", "close", "withdraw")
    html = figure(VIDEO, texts(**{name: name for name in names}), more="<i>mehr</i>")
    tree = LexborHTMLParser(html)
    buttons = tree.css("button[type=button]")
    assert [each.attributes["data-embed"] for each in buttons] == list(names)
    assert [each.text() for each in buttons] == list(names)
    assert ["hidden" in each.attributes for each in buttons] == [False] * 3 + [True]
    caption = tree.css_first("figure > figcaption:last-child")
    assert caption.css_first(".socialmedia-embed-title").text() == "Film"
    [link] = caption.css("a")
    assert (link.attributes["href"], link.text()) == (VIDEO.link, "vimeo.com/7")
    assert link.attributes["rel"] == "noopener"
    assert caption.css_first("i + p").attributes["role"] == "status"
