"""The items of the channel list, as other systems read them."""

from mittelsachsen.socialmedia.content.rows import AlternativeContact
from mittelsachsen.socialmedia.content.rows import AlternativeInformation
from typing import TypedDict


class Term(TypedDict):
    """A term of a vocabulary; the title is in the language of the caller."""

    token: str
    title: str


# An item that is named: its address and title.
Reference = TypedDict("Reference", {"@id": str, "title": str})

ChannelItem = TypedDict(
    "ChannelItem",
    {
        "@id": str,
        "@type": str,
        "UID": str,
        "title": str,
        "description": str,
        "platform": Term,
        "account_url": str | None,
        "handle": str | None,
        "status": Term,
        "start_date": str | None,
        "end_date": str | None,
        "successor": Reference | None,
        "language": str | None,
        "target_groups": list[str],
        "purpose": str,
        "login_to_read": bool,
        "privacy_notice_url": str,
        "imprint_url": str,
        "alternative_information": list[AlternativeInformation],
        "alternative_contact": list[AlternativeContact],
        "concept": Reference | None,
        "last_evaluated": str | None,
        "next_evaluation": str | None,
        "created": str,
        "modified": str,
    },
)
