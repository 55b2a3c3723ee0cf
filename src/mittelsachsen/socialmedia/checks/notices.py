"""The words that visitors read before content of a platform loads."""

from AccessControl.users import nobody
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.embeds.notices import get_notice
from mittelsachsen.socialmedia.embeds.notices import texts_of
from mittelsachsen.socialmedia.text import plain_text
from plone import api


def said_before(token: str, concept: UsageConcept) -> str:
    """Return the words of a platform's notice and the address that it links to.

    They are those for visitors, whoever asks.
    """
    with api.env.adopt_user(user=nobody):
        texts = texts_of(get_notice(token), "", concept.REQUEST)
    return f"{plain_text(texts.notice)} {texts.policy_url}"
