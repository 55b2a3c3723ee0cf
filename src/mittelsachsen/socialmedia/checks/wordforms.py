"""Where a word stands in a text: alone, inflected, in a compound.

A hyphen parts words, an underscore and an @ do not: those are names of accounts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from os.path import commonprefix
import re


# Longer ones are no words of a language; each is looked at once.
LONGEST = 40
# How long the other part of a compound is at least: „Twitterkanal“, not „Twitterung“.
SHORTEST_END, SHORTEST_BEGIN = 3, 3
# A shorter word is found in too many others: „Amt“, „Gesamtbild“.
SHORTEST_PART = 5
# What makes another word: „Witterung“, „Tweeters“.
DERIVED = "ung"
NO_PART = frozenset("ern ers ens end est".split())
NOUN_ENDINGS = frozenset("s es n en e ens".split())
# Of words that end like adjectives: „Beauftragte“, „Beauftragter“.
E_ENDINGS = frozenset("n r m s ns".split())
FEMALE_ENDINGS = frozenset({"nen"})
UMLAUT_ENDINGS = frozenset({"e", "en"})
VERB_ENDINGS = frozenset(
    "e n en ns t et st est te ete test etest ten eten tet etet nd end nde ende nden"
    " enden nder ender ndes endes ndem endem ed ing s ter tes tem eter etes"
    " etem".split()
)
VERB_BEGIN = re.compile(
    r"(?:an|ab|aus|auf|be|ein|ent|ge|live|los|mit|nach|re|über|um|ver|voll|vor|weiter"
    r"|zu|zurück){1,3}",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"[^\W\d_]{{1,{LONGEST}}}\Z")
AFTER = re.compile(rf"[^\W\d_]{{1,{LONGEST}}}")
JOINT = r"(?:[ -]|, ?)"
UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")


@dataclass(frozen=True)
class Word:
    """A word or phrase as it is listed, and in which forms it counts.

    In lower case it stands for any case; else for itself and for all capitals.
    """

    text: str
    inflected: bool = False
    compounds: bool = False

    def search(self, text: str) -> str:
        """Return the words that were found in a plain text first, or nothing."""
        return next(self._found(text), "")

    @property
    def needle(self) -> str:
        """What a text that holds the word has in it, in lower case."""
        # The plural may have another vowel.
        same = commonprefix([self._stem, self._umlaut or self._stem])
        return re.split(r"[ ,-]", same.lower())[0].rstrip(".")

    def _found(self, text: str) -> Iterator[str]:
        for match in self._core.finditer(text):
            begin = self._begin(text, match)
            if begin is not None and (end := self._end(text, match)) is not None:
                yield text[begin:end]

    @cached_property
    def _is_acronym(self) -> bool:
        return sum(char.isupper() for char in self.text) > 1 and " " not in self.text

    @cached_property
    def _is_verb(self) -> bool:
        return self.inflected and self.text.islower() and self.text.endswith("n")

    @cached_property
    def _stem(self) -> str:
        if not self._is_verb:
            return self.text
        return self.text.removesuffix("n").removesuffix("e")

    @cached_property
    def _core(self) -> re.Pattern:
        forms = [self._stem]
        if not self._stem.islower():
            forms += [self._stem.upper(), self._lowered]
        if self._umlaut:
            forms += [self._umlaut, self._umlaut[0].lower() + self._umlaut[1:]]
        pattern = "|".join(map(self._phrase, dict.fromkeys(forms)))
        return re.compile(pattern, re.IGNORECASE if self._stem.islower() else 0)

    @property
    def _lowered(self) -> str:
        """As the second part of a compound: „Landesrundfunkstaatsvertrag“."""
        if self._is_acronym or not self.compounds:
            return self._stem
        return self._stem[0].lower() + self._stem[1:]

    @cached_property
    def _umlaut(self) -> str:
        """With the vowel of its plural: „…verträg“."""
        if not self.inflected or self._is_acronym or self._is_verb:
            return ""
        vowel = re.search(r"[aou](?=[^aeiouäöü]+\Z)", self.text)
        if vowel is None:
            return ""
        place = vowel.start()
        return self.text[:place] + vowel[0].translate(UMLAUTS) + self.text[place + 1 :]

    def _phrase(self, form: str) -> str:
        """Return the pattern of a form, whose words blanks or hyphens join."""
        pieces = []
        for piece in form.split():
            pattern = re.escape(piece)
            if piece.endswith("."):
                pattern += "?"
            elif self.inflected and piece.endswith("e"):
                pattern += "[nrms]?"
            elif piece.endswith(","):
                pattern = re.escape(piece[:-1])
            pieces.append(pattern)
        return (JOINT + ("?" if self.compounds else "")).join(pieces)

    def _begin(self, text: str, match: re.Match) -> int | None:
        """Return where the word begins, with what stands before it in one piece."""
        start = match.start()
        before = BEFORE.search(text[max(0, start - LONGEST) : start])
        lead = before[0] if before else ""
        first = start - len(lead)
        if first and (text[first - 1].isalnum() or text[first - 1] in "_@"):
            return None
        if not lead:
            is_part = match[0][0].islower() and self._stem[0].isupper()
            return None if is_part else start
        if self._is_verb and VERB_BEGIN.fullmatch(lead):
            return first
        is_part = self.compounds and len(match[0]) >= SHORTEST_PART
        if self._is_acronym or not is_part or len(lead) < SHORTEST_BEGIN:
            return None
        return first

    def _end(self, text: str, match: re.Match) -> int | None:
        """Return where the word ends, with its ending and the rest of a compound."""
        stop = match.end()
        after = AFTER.match(text, stop)
        rest = after[0].lower() if after else ""
        last = stop + len(rest)
        if text[last : last + 1].isalnum() or text[last : last + 1] == "_":
            return None
        if not rest:
            # „verträg“ is a word with its ending only.
            return None if match[0].lower() == self._umlaut.lower() else last
        if self._is_ending(rest, match[0]):
            return last
        if self._is_acronym or not self.compounds or rest.startswith(DERIVED):
            return None
        return last if len(rest) >= SHORTEST_END and rest not in NO_PART else None

    def _is_ending(self, rest: str, found: str) -> bool:
        if not self.inflected:
            return False
        if self._is_acronym:
            return rest == "s"
        if self._is_verb:
            return rest in VERB_ENDINGS
        if found.lower() == self._umlaut.lower():
            return rest in UMLAUT_ENDINGS
        return (
            rest in NOUN_ENDINGS
            or (self.text.endswith("e") and rest in E_ENDINGS)
            or (self.text.endswith("in") and rest in FEMALE_ENDINGS)
        )
