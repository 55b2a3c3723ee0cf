"""Every page speaks one language, and has days and numbers as people write them."""

from collections.abc import Iterator
from datetime import date
from lxml import html
import mittelsachsen.socialmedia
from mittelsachsen.socialmedia.assessments.questions import asked
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.records.start import start_evaluation
from pathlib import Path
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
from pythongettext.msgfmt import Msgfmt
import re
import transaction
from zope.component import getGlobalSiteManager


LOCALES = Path(mittelsachsen.socialmedia.__file__).parent / "locales"
CONCEPT = "/nutzungskonzept"
ADD_FORMS = (
    "/++add++UsageConcept",
    f"{CONCEPT}/++add++SocialMediaChannel",
    f"{CONCEPT}/++add++ContactPerson",
    f"{CONCEPT}/++add++EvaluationRecord",
    f"{CONCEPT}/++add++ImpactAssessment",
)
# Pages of Plone that speak of our types and workflows.
PLONES = ("@@historyview", "content_status_history", "delete_confirmation")
# Rules and terms quote German law, and languages are called by their own names.
NAMES = {"English", "Deutsch"}
ATTRIBUTES = ("title", "alt", "aria-label", "placeholder")
# Long enough to be no version, law or file size.
NUMBER = re.compile(r"\d{3,}\.0\b")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
UNTOLD = re.compile(r"\[missing|\$\{")
ENGLISH = re.compile(r"\b(the|and|of|this|for|not|with|you|your|from)\b")


def german() -> dict[str, str]:
    """Return the German of our messages, and of those of Plone's domain."""
    found = {}
    for path in (LOCALES / "de" / "LC_MESSAGES").glob("*.po"):
        with path.open("rb") as source:
            catalog = Msgfmt(source)
            catalog.read()
        found.update(catalog.messages)
    return found


def words_of(language: str) -> set[str]:
    """Return the messages of a language that the other one does not know as well."""
    messages = german()
    both = messages.keys() & set(messages.values())
    words = messages.values() if language == "de" else messages.keys()
    return set(words) - both - NAMES - {""}


def views_of(item) -> Iterator[str]:
    """Yield the names of our views of an item."""
    for found in getGlobalSiteManager().registeredAdapters():
        kinds = found.required
        if len(kinds) == 2 and kinds[1].isOrExtends(IBrowserLayer):
            if kinds[0].providedBy(item) and re.fullmatch(r"[\w.-]+", found.name):
                yield f"@@{found.name}"


def pages_of(item) -> Iterator[str]:
    path = item.absolute_url_path().removeprefix("/plone")
    for name in sorted({*views_of(item), *(PLONES if path else ())}):
        yield f"{path}/{name}"


def said(root) -> Iterator[tuple[str, str]]:
    """Yield the texts of a page with the language that each is marked to be in."""
    for node in root.iter("*"):
        if node.tag in ("script", "style", "textarea"):
            continue
        texts = [node.text, *(child.tail for child in node)]
        texts += [node.get(name) for name in ATTRIBUTES]
        if node.get("type") in ("submit", "button"):
            texts.append(node.get("value"))
        language = node.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        for text in filter(None, texts):
            yield " ".join(text.split()), language


@pytest.fixture
def paths(portal):
    """All that there is to see: a record that is approved and one that is not too."""
    setRoles(portal, TEST_USER_ID, ["Manager"])
    concept = portal["nutzungskonzept"]
    freeze(concept, "1.0", "", [], portal.REQUEST)
    approved = start_evaluation(concept, "de")
    approved.title = "E 1"
    approved.decisions = [
        {**row, "decision": "end", "reason": "Weil"} for row in approved.decisions
    ]
    figure = {"metric": "Follower", "value": 1250.0, "date": date(2026, 1, 31)}
    approved.kpis = [{**figure, "channel": concept["twitter"].UID()}]
    for step in ("submit", "approve"):
        api.content.transition(approved, step)
    draft = start_evaluation(concept, "de")
    draft.title = "E 2"
    person = concept["andre-kaiser"]
    answers = {each.id: {"answer": "yes"} for each in asked("threshold")[1:]}
    assessment = api.content.create(
        concept, "ImpactAssessment", "analyse", title="A 1", answers=answers
    )
    # The site of the tests was made in English, before it became a German one.
    portal.setLanguage("de")
    # The request's negotiation is how one site serves both languages.
    api.portal.set_registry_record("plone.use_request_negotiation", True)
    transaction.commit()
    items = (portal, concept, concept["twitter"], person, approved, draft, assessment)
    found = [path for item in items for path in pages_of(item)]
    compared = f"{CONCEPT}/@@compare?from=1.0"
    return [*found, *ADD_FORMS, "/videos", f"{CONCEPT}/@@version/1.0", compared]


def pages(session, paths, language):
    """Yield the pages that answer, by their paths."""
    headers = {"Accept": "text/html", "Accept-Language": language}
    for path in paths:
        answer = session.get(path, headers=headers, allow_redirects=False)
        assert answer.status_code < 500, path
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code == 200 and "html" in kind and answer.text.strip():
            page = html.fromstring(answer.text)
            assert page.get("lang", language) == language
            yield path, (page.xpath("//*[@id='content']") or [page])[0]


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_pages_speak_one_language(paths, manager, anonymous, language, other):
    foreign = words_of(other)
    seen, wrong = set(), []
    for session in (manager, anonymous):
        for path, page in pages(session, paths, language):
            seen.add(path)
            for text, marked in said(page):
                strange = text in foreign or (
                    language == "de" and len(text) > 20 and ENGLISH.search(text)
                )
                if strange and (marked or language) == language:
                    wrong.append((path, "words", text))
                for pattern in (DAY, NUMBER, UNTOLD):
                    if pattern.search(text):
                        wrong.append((path, pattern.pattern, text))
    assert sorted(set(wrong)) == []
    assert len(seen) > 50
