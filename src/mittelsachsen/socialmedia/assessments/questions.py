"""The questions of an assessment, which are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from mittelsachsen.socialmedia.l10n import supported
from types import MappingProxyType
from typing import Any
import yaml


CRITERION, RISK = "criterion", "risk"
KINDS = (CRITERION, RISK)
# The two kinds of assessments: whether a full one is needed, and the full one.
THRESHOLD, FULL = "threshold", "full"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """What may be done about a risk, in two languages."""

    id: str
    de: str
    en: str

    def said(self, language: str) -> str:
        """Return the measure in German or, for all other languages, in English."""
        return self.de if supported(language) == "de" else self.en


@dataclass(frozen=True)
class Question:
    """One criterion or risk; ``questions.yaml`` tells what each part means."""

    id: str
    kind: str
    titles: Texts
    texts: Texts
    source: str
    alone: bool = False
    measures: tuple[Measure, ...] = ()

    def title(self, language: str) -> str:
        """Return the short name in German or, for all other languages, in English."""
        return self.titles[supported(language)]

    def text(self, language: str) -> str:
        """Return the whole question, likewise."""
        return self.texts[supported(language)]


@cache
def questions() -> Mapping[str, Question]:
    """Return the questions by their ids, in the order in which they are asked."""
    text = files(__package__).joinpath("questions.yaml").read_text("utf-8")
    read = map(_question, yaml.safe_load(text))
    return MappingProxyType({question.id: question for question in read})


def of_kind(kind: str) -> list[Question]:
    """Return the criteria or the risks."""
    return [question for question in questions().values() if question.kind == kind]


def asked(assessment: str | None) -> list[Question]:
    """Return what an assessment has to answer: a threshold analysis no risks."""
    return [
        question
        for question in questions().values()
        if question.kind == CRITERION or assessment == FULL
    ]


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        kind=entry["kind"],
        titles=entry["title"],
        texts=entry["text"],
        source=entry["source"],
        alone=entry.get("alone", False),
        measures=tuple(Measure(**each) for each in entry.get("measures", ())),
    )
