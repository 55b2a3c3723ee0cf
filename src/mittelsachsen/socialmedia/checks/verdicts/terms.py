"""Names and norms that were right once."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.checks.findings import Case
from mittelsachsen.socialmedia.checks.findings import FAIL
from mittelsachsen.socialmedia.checks.findings import Finding
from mittelsachsen.socialmedia.checks.findings import PASS
from mittelsachsen.socialmedia.checks.findings import rule


@rule("C36")
def terms(case: Case) -> Finding:
    facts = case.facts
    concept = case.subject
    words = {hit.words for hit in facts.hits}
    places = len(facts.hits)
    for row in concept["statistics"] or ():
        year = str(row.get("year") or "")[-4:]
        if year.isdecimal() and int(year) < facts.today.year - case.parameters["years"]:
            words.add(f"{row.get('source') or ''} {year}".strip())
            places += 1
    if not places:
        return Finding(PASS, _("No outdated term was found."))
    return Finding(
        FAIL,
        _(
            "${number} places: ${words}",
            mapping={"number": places, "words": ", ".join(sorted(words))},
        ),
        # Terms have a list of their own, with a link for each.
        None if facts.hits else "statistics",
    )
