"""The usage concept of the Landkreis Mittelsachsen of May 2018, as content.

Facts, names, numbers and the order of sections are those of the document; what it
lacks, such as an impact assessment or an evaluation record, stays empty.
"""

from copy import deepcopy
from datetime import date
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent


class Markup(str):
    """HTML that becomes a rich text of its own in each site."""


def rich(*paragraphs: str) -> Markup:
    """Return paragraphs as HTML."""
    return Markup("".join(f"<p>{text}</p>" for text in paragraphs))


PRESS = {"phone": "(03731) 799 3305", "email": "presse@landkreis-mittelsachsen.de"}
REGION = "regionalmanagement@landkreis-mittelsachsen.de"

CONCEPT = {
    "title": "Nutzungskonzept Social Media",
    "description": (
        "Wie und wozu der Landkreis Mittelsachsen soziale Medien für das"
        " Standortmarketing nutzt, wer verantwortlich ist und welche anderen Wege"
        " zu Information und Kontakt es gibt."
    ),
    "as_of": date(2018, 5, 1),
    "preamble": rich(
        "Das Internet und soziale Medien gehören für die meisten Menschen zum"
        " Alltag. Sie dienen längst nicht mehr nur dem privaten Austausch, sondern"
        " auch als Quelle von Informationen. Klassische Medien verlieren an"
        " Bedeutung; vor allem Jüngere greifen seltener zu gedruckten Angeboten.",
        "Der Landkreis Mittelsachsen stellt sich darauf ein, um zeitgemäß und"
        " bürgernah zu verwalten.",
        "Das Standortmarketing ist eine Aufgabe des Referates Wirtschaftsförderung"
        " und Kreisentwicklung. Dazu zählen das Gespräch mit den Unternehmen des"
        " Landkreises, die Darstellung der Wirtschaftsregion mit ihren Säulen"
        " Wirtschaft, Wissenschaft und Fachkräfte nach innen und außen sowie die"
        " Information der Öffentlichkeit.",
        "So viele Themen und Adressaten verlangen Botschaften, die auf die"
        " einzelnen Zielgruppen zugeschnitten sind, und dafür mehrere Kanäle. Die"
        " sozialen Medien sind Teil des Standortmarketings der"
        " Landkreisverwaltung und dienen allein der Information der Öffentlichkeit.",
    ),
    "statistics": [
        {
            "source": "Social-Media-Atlas",
            "year": "2016",
            "value": "87 Prozent aller Deutschen nutzen das Internet.",
            "url": None,
        },
        {
            "source": "Social-Media-Atlas",
            "year": "2016",
            "value": "80 Prozent dieser Internetnutzer sind in sozialen Medien aktiv.",
            "url": None,
        },
    ],
    "reference_documents": [
        {
            "title": "Marketingkonzept für die Wirtschaftsregion Mittelsachsen",
            "author": "M&M Mediation und Marketing",
            "year": "2017",
            "url": None,
        },
        {
            "title": "Strategie für den Umgang mit Social Media",
            "author": (
                "MIKOMI Institut für Mittelstandskooperation der Hochschule Mittweida"
            ),
            "year": "2017",
            "url": None,
        },
        {
            "title": (
                "Leitfaden zur rechtskonformen Umsetzung der Social-Media-Strategie"
                " für die Wirtschaftsregion Mittelsachsen"
            ),
            "author": "RA Knebel, Leipzig",
            "year": "2018",
            "url": None,
        },
    ],
    "excludes_services": True,
    "mandate": rich(
        "Presse- und Öffentlichkeitsarbeit ist Sache der Pressestelle des"
        " Landratsamtes Mittelsachsen. Beim Standortmarketing unterstützt sie das"
        " Referat Wirtschaftsförderung und Kreisentwicklung fachlich.",
        "Zentrales Anliegen des Standort- und Regionalmarketings ist es, den"
        " Landkreis Mittelsachsen als attraktiven Ort zum Leben und Arbeiten zu"
        " zeigen.",
    ),
    "controller_name": "Landkreis Mittelsachsen",
    "controller_address": "Frauensteiner Straße 43\n09599 Freiberg",
    "controller_representative": "Landrat Matthias Damm",
    "alternative_contact": [
        {
            "label": "Pressestelle",
            **PRESS,
            "hours": "zu den Öffnungszeiten des Landratsamtes",
        },
        {
            "label": "Referat Wirtschaftsförderung und Kreisentwicklung",
            "phone": "(03731) 799 1402",
            "email": REGION,
            "hours": "zu den Öffnungszeiten des Landratsamtes",
        },
    ],
    "alternative_information": [
        {
            "label": "www.wirtschaft-in-mittelsachsen.de",
            "url": "http://www.wirtschaft-in-mittelsachsen.de/",
        },
        {
            "label": "www.landkreis-mittelsachsen.de",
            "url": "http://www.landkreis-mittelsachsen.de/",
        },
    ],
    "staged_model": rich(
        "Marketingkonzept und Social-Media-Strategie sehen vor, Kanäle in Stufen zu"
        " eröffnen. Die folgenden Kanäle werden derzeit betrieben."
    ),
    "commitment": rich(
        "Wir evaluieren dieses Nutzungskonzept einmal im Jahr: ob wir die Kanäle"
        " weiter nutzen und wie. Kommen neue Kanäle hinzu, schreiben wir es aus"
        " diesem Anlass fort.",
        "Wir weisen die Nutzerinnen und Nutzer regelmäßig auf die Risiken für ihr"
        " Recht auf informationelle Selbstbestimmung hin.",
    ),
    "evaluation_interval": 12,
}

CONTACTS = {
    "andre-kaiser": {
        "title": "André Kaiser",
        "function": "Leiter der Pressestelle",
        "organisation": "Landratsamt Mittelsachsen",
        **PRESS,
        "roles": [
            {"role": "responsible_content", "scope": None, "phone": None, "email": None}
        ],
    },
    "hartmut-schneider": {
        "title": "Hartmut Schneider",
        "function": "Referatsleiter Wirtschaftsförderung und Kreisentwicklung",
        "organisation": "Landratsamt Mittelsachsen",
        "phone": "(03731) 799 1410",
        "email": REGION,
        "roles": [
            {
                "role": "responsible_content",
                "scope": "Bereich Wirtschaft und Social-Media",
                "phone": None,
                "email": None,
            }
        ],
    },
}

CHANNELS = {
    "facebook": {
        "title": "Facebook",
        "description": "Seite der Wirtschaftsregion Mittelsachsen auf Facebook.",
        "platform": "facebook",
        "account_url": "https://www.facebook.com/wirtschaft.in.mittelsachsen",
        "handle": "wirtschaft.in.mittelsachsen",
        "status": "active",
        "login_to_interact": True,
        "mode": "dialogue",
        "operating_unit": "Referat Wirtschaftsförderung und Kreisentwicklung",
        "advantages": rich(
            "Für Facebook sprechen seine Bekanntheit und die Reichweite unter den"
            " 25- bis 55-Jährigen sowie die Möglichkeit, Inhalte zu kommentieren:"
            " So kommt der Landkreis mit Fach- und Führungskräften und mit"
            " Unternehmen ins Gespräch. Öffentliche Beiträge können auch Menschen"
            " ohne Konto lesen; wer sich beteiligen will, muss sich registrieren."
        ),
        "purpose": rich(
            "Der Facebook-Auftritt ergänzt Website, Druckschriften und"
            " Veranstaltungen. Er berichtet über das Geschehen in der"
            " Wirtschaftsregion, über Neues aus der Wirtschaft und über"
            " Mittelsachsen als Ort zum Arbeiten und Leben. Er informiert über"
            " Wirtschafts- und Ausbildungsthemen und begleitet die Arbeit des"
            " Referates für Wirtschaft und Fachkräfte.",
            "Für einen Teil der Zielgruppen reichten die bisherigen Mittel nicht"
            " mehr aus; für viele von ihnen ist Facebook eine wichtige Quelle. Der"
            " Auftritt erreicht sie gezielt, vernetzt sie untereinander, senkt die"
            " Schwelle zum Kontakt und bringt Rückmeldungen zu unserer Arbeit.",
            "Vor allem soll ein erster Kontakt entstehen und das Bild der"
            " Wirtschaftsregion gestärkt werden. Das weitere Gespräch läuft nicht"
            " öffentlich per Direktnachricht; dort wird der Wechsel zu Telefon oder"
            " E-Mail angeboten.",
        ),
        "target_groups": [
            "Unternehmen",
            "Investoren",
            "Fachkräfte",
            "Rückkehrer",
            "Bleibewillige",
            "Jobsuchende",
        ],
        "scope": rich(
            "Der Auftritt ist als „Community“ angelegt und informiert über aktuelle"
            " Themen der regionalen Wirtschaft."
        ),
        "content_types": [
            "Hinweise auf Veranstaltungen wirtschaftsfördernder Einrichtungen",
            "Vorstellung aktueller Projekte",
            (
                "Wissenswertes aus der regionalen Wirtschaft: Statistiken, Preise und"
                " Auszeichnungen, Vielfalt der Branchen und Produkte"
            ),
        ],
    },
    "twitter": {
        "title": "Twitter",
        "description": "Kurznachrichten aus der Wirtschaftsregion Mittelsachsen.",
        "platform": "x",
        "account_url": "https://twitter.com/mswirtschaft",
        "handle": "@mswirtschaft",
        "status": "active",
        "mode": "information",
        "operating_unit": "Referat Wirtschaftsförderung und Kreisentwicklung",
        "advantages": rich(
            "Für Twitter sprechen die Reichweite bei Firmen und bei technisch und"
            " wissenschaftlich Interessierten und dass der Dienst ohne eigene"
            " Anmeldung genutzt werden kann."
        ),
        "purpose": rich(
            "Der Kanal ergänzt Website, Pressemitteilungen, Druckschriften und"
            " Veranstaltungen und trägt Informationen weiter. Er meldet direkt,"
            " schnell und am selben Tag, was in der Wirtschaftsregion geschieht.",
            "Meldungen finden so weite Verbreitung, andere Einrichtungen und"
            " Quellen werden vernetzt, und auf Ereignisse kann sofort reagiert"
            " werden. Sichtbarkeit und Bild der Wirtschaftsregion gewinnen, ihre"
            " Arbeit wird durchschaubarer.",
        ),
        "target_groups": [
            "Existenzgründer",
            "Jungunternehmer",
            "Journalisten",
            "Multiplikatoren in der Region",
        ],
        "scope": rich(
            "Der Kanal informiert über aktuelle Themen der regionalen Wirtschaft. Er"
            " ist eine Ergänzung und ein Ausschnitt des Internetangebots."
        ),
        "content_types": [
            "Aktuelle Meldungen zum Geschehen in der Wirtschaftsregion",
            "Hinweise auf Veranstaltungen und Projekte",
            (
                "Hinweise aus der regionalen Wirtschaft: Statistiken, Preise und"
                " Auszeichnungen, Branchen und Produkte"
            ),
        ],
        "exclusions": ["Fördermittelberatung im Einzelfall"],
        "no_disadvantage_statement": (
            "Wer den Kanal nicht nutzt, hat keine Nachteile: Alles Wesentliche steht"
            " auch in unserem Internetangebot."
        ),
    },
    "vimeo": {
        "title": "Vimeo",
        "description": "Videos des Landkreises zum Standortmarketing.",
        "platform": "vimeo",
        "account_url": "https://vimeo.com/user16758230",
        "handle": "user16758230",
        "status": "active",
        "mode": "information",
        "operating_unit": "Referat Wirtschaftsförderung und Kreisentwicklung",
        "purpose": rich(
            "Hier veröffentlicht der Landkreis Mittelsachsen an einer Stelle die"
            " Videos, die er für das Standortmarketing herstellen lässt. Der Kanal"
            " ergänzt Website, Pressemitteilungen, Druckschriften und"
            " Veranstaltungen und vergrößert die Reichweite. Die Videos sind vor"
            " allem in die Website www.wirtschaft-in-mittelsachsen.de eingebunden."
        ),
        "scope": rich(
            "Der Kanal zeigt die vom Referat Wirtschaftsförderung und"
            " Kreisentwicklung beauftragten Videos zu diesen Themen."
        ),
        "content_types": [
            "Unternehmen",
            "Fachkräfte",
            "Nachhaltigkeit",
            "Mittelsachsen als Arbeits- und Lebensort",
            "Projektdokumentationen",
        ],
    },
}


def create(tool) -> None:
    """Create what is not there yet; a second run changes nothing."""
    portal = api.portal.get()
    concept = _ensure(portal, "UsageConcept", "nutzungskonzept", CONCEPT)
    for name, values in CONTACTS.items():
        _ensure(concept, "ContactPerson", name, values)
    for name, values in CHANNELS.items():
        _ensure(concept, "SocialMediaChannel", name, values)
    _ensure(
        portal,
        "Document",
        "videos",
        {
            "title": "Videos aus der Wirtschaftsregion",
            "description": "Ein Video, das erst nach Zustimmung von Vimeo lädt.",
            "videos": [
                {
                    "url": "https://vimeo.com/76979871",
                    "title": "Beispielvideo",
                    "poster": None,
                    "transcript": None,
                    "captions": False,
                    "audio_description": False,
                    "published": None,
                    "file": None,
                }
            ],
        },
    )


def _ensure(container, portal_type: str, name: str, values: dict):
    if name in container:
        return container[name]
    values = {
        key: RichTextValue(value, "text/html", "text/x-html-safe")
        if isinstance(value, Markup)
        else deepcopy(value)
        for key, value in values.items()
    }
    # Not plone.api: its decorators take an argument “function”, as contacts have.
    item = createContent(portal_type, id=name, language=_language(), **values)
    item = addContentToContainer(container, item, checkConstraints=False)
    if api.content.get_state(item, default="") == "private":
        api.content.transition(item, "publish")
    return item


def _language() -> str:
    """Return German where the site has it; forms fail on any other language."""
    available = api.portal.get_registry_record("plone.available_languages")
    return "de" if "de" in available else api.portal.get_default_language()
