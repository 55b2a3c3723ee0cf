"""The groups of statuses that a channel can have, and what follows for its account."""

ENDED = "ended"
STATUSES = ("planned", "active", "emergency_only", "frozen", ENDED)
# Of a channel that was stored without one; nobody knows that its duties are over.
UNSTATED = ""
# What the public list shows unless it is asked for more.
LISTED = (*STATUSES[1:], UNSTATED)
IN_USE = ("active", "emergency_only")
OVER = ("frozen", ENDED)
# Whose duties are not over.
CURRENT = ("planned", *IN_USE, "frozen")


def linked_account(url: str | None, status: str | None) -> str:
    """Return the address of a channel's account where it may be a link, or nothing.

    Only what is in use is linked: a name that was given up may be a stranger's by now.
    """
    return url or "" if status in IN_USE else ""
