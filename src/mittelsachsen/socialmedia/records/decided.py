"""What the public learns of a record's decisions: the words, without their reasons."""

from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from mittelsachsen.socialmedia.content.evaluation import EvaluationRecord
from mittelsachsen.socialmedia.content.inheritance import concept_of
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.due.period import channels_of
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.term_titles import vocabulary


def decided(record: EvaluationRecord) -> dict[str, list[SocialMediaChannel]]:
    """Return the channels that the user may see by what was decided on them.

    Nothing before the approval: until then it is no decision. The field itself is for
    editors, because of the reasons. A channel that is hidden or gone is not named.
    """
    seal, concept = seal_of(record), concept_of(record)
    if seal is None or concept is None:
        return {}
    seen = {each.UID(): each for each in channels_of(concept) if visible(each)}
    found: dict[str, list[SocialMediaChannel]] = {
        term.token: [] for term in vocabulary("decisions")
    }
    for row in seal.document["decisions"]:
        token, uid = row["decision"]["token"], row["channel"]["uid"]
        if token in found and uid in seen:
            found[token].append(seen[uid])
    return {token: channels for token, channels in found.items() if channels}
