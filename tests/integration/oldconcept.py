"""A concept in which every field of version 1006 is filled, and a document as words."""

from datetime import date
from lxml import html
from mittelsachsen.socialmedia.document.build import build
from mittelsachsen.socialmedia.document.html import SectionHTML
from mittelsachsen.socialmedia.text import plain_text
from plone import api
from plone.app.textfield.value import RichTextValue
from zope.component import getMultiAdapter
from zope.i18n import translate


def rich(words: str) -> RichTextValue:
    return RichTextValue(f"<p>{words}</p>", "text/html", "text/x-html-safe")


PROSE = (
    "preamble plain_language mandate organisation staged_model netiquette"
    " crisis_communication commitment"
).split()
SECTIONS = [
    {"heading": "Monitoring", "text": "Erste Zeile\n\nZweite <b>Zeile</b> & mehr"},
    {"heading": None, "text": "Ohne Überschrift, nirgends zu sehen"},
    {"heading": "Kosten & Stellen", "text": "Eine halbe Stelle"},
    {"heading": "Monitoring", "text": "Noch einmal"},
    {"heading": "Leer", "text": None},
]


def fill(concept) -> None:
    """Fill the fields of a concept as version 1006 stored them."""
    for name in PROSE:
        setattr(concept, name, rich(f"Worte von {name}"))
    concept.scope_of_validity = ["Landratsamt", "Musikschule"]
    concept.goals = ["Informieren", "Werben"]
    concept.excludes_services = True
    concept.exclusions = ["Beratung"]
    concept.statistics = [
        {"source": "Atlas", "year": "2016", "value": "80 %", "url": None}
    ]
    concept.reference_documents = [
        {"title": "Leitfaden", "author": "LfDI", "year": "2017", "url": None}
    ]
    concept.controller_name = "Landkreis"
    concept.controller_address = "Weg 1\n09599 Freiberg"
    concept.controller_representative = "Landrat"
    concept.controller_phone = "03731 7990"
    concept.controller_email = "post@example.org"
    concept.alternative_information = [
        {"label": "Website", "url": "https://example.org/"}
    ]
    concept.alternative_contact = [
        {"label": "Bürgerbüro", "phone": "115", "email": None, "hours": "9 bis 12"}
    ]
    concept.no_disadvantage_statement = "Niemand hat Nachteile."
    concept.service_hours = "Mo bis Fr"
    concept.reaction_time = "Ein Tag"
    concept.emergency_notice = "Notruf 112"
    concept.changelog = [
        {"date": date(2018, 5, 1), "version": "1.0", "change": "Erste Fassung"}
    ]
    concept.version = "1.0"
    concept.approved_by = "Landrat"
    concept.approved_on = date(2018, 4, 30)
    concept.sections = [dict(row) for row in SECTIONS]
    concept.section_order = ["changes", "section-monitoring", "channels", "gone"]
    channel = concept["facebook"]
    for name in ("advantages", "purpose", "scope", "necessity"):
        setattr(channel, name, rich(f"Worte von {name}"))
    channel.description = "Worüber Facebook informiert"
    channel.target_groups = ["Fachkräfte"]
    channel.content_types = ["Termine"]
    channel.exclusions = ["Einzelfälle"]
    channel.no_disadvantage_statement = "Auch hier nicht."
    channel.direct_messages = "Werden beantwortet."
    channel.alternative_contact = [
        {"label": "Telefon", "phone": "112", "email": None, "hours": None}
    ]
    channel.alternative_information = [
        {"label": "Seite", "url": "https://example.org/f"}
    ]
    concept["twitter"].status = "ended"
    concept["twitter"].end_reason = "Nicht mehr lesbar"


def document(concept, language: str) -> list[list[str]]:
    """Return number, id, title and words of each section, in the document's order."""
    request = api.portal.get().REQUEST
    request.set("LANGUAGE", language)
    render = SectionHTML(concept, request)

    def rows(sections):
        for section in sections:
            title = translate(section.title, target_language=language)
            yield [section.number, section.id, title, plain_text(render(section))]
            yield from rows(section.children)

    return list(rows(build(concept, language)))


LATER = ("glance", "anchor", "versions")


def page(concept) -> str:
    """Return the words of a concept's page, without what surrounds the document.

    The channels at a glance, links to places and the versions came later.
    """
    request = api.portal.get().REQUEST
    text = getMultiAdapter((concept, request), name="view")()
    (core,) = html.fromstring(text).xpath("//*[@id='content-core']")
    later = [
        *(f"//*[contains(@class, 'socialmedia-{name}')]" for name in LATER),
        "//p[contains(@class, 'socialmedia-as-of')]/a",
    ]
    for element in core.xpath(" | ".join(later)):
        element.drop_tree()
    return " ".join(plain_text(html.tostring(core, encoding="unicode")).split())
