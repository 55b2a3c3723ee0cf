"""trust.txt: which accounts are the site's, for programs that check it.

The format is that of draft-org-trust-relationship-protocol, 3: a line for each
relationship, a name and an address.
"""

from collections.abc import Iterable
from mittelsachsen.socialmedia.due.statuses import IN_USE
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.owner import accounts_of
from mittelsachsen.socialmedia.register.owner import contacts_of
from mittelsachsen.socialmedia.settings import site_setting
from plone import api


NAME = "trust.txt"


def trust_url() -> str:
    """Return the address of the file (RFC 8615)."""
    return f"{api.portal.get().absolute_url()}/.well-known/{NAME}"


def site_trust() -> str:
    """Return the file of the site, with what the current user may see."""
    channels = find_channels(api.portal.get(), statuses=IN_USE)
    addresses = [row["email"] for row in contacts_of(channels) if row["email"]]
    return trust_txt(
        accounts_of(channels),
        [f"mailto:{address}" for address in addresses],
        site_setting("controlled_by"),
        site_setting("members") or (),
    )


def trust_txt(
    accounts: Iterable[str],
    contacts: Iterable[str],
    controlled_by: str | None,
    members: Iterable[str],
) -> str:
    """Return the lines of the file, each once."""
    lines = [
        *(f"social={account}" for account in accounts if account),
        *(f"contact={contact}" for contact in contacts),
        *([f"controlledby={controlled_by}"] if controlled_by else []),
        *(f"member={member}" for member in members),
    ]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))
