"""The groups of statuses that a channel can have."""

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
