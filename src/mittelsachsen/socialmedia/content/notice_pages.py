"""Where a channel's legal notice and privacy statement are."""

# The names of the pages that are made of what is recorded.
IMPRINT, PRIVACY = "imprint", "privacy"


def notice_url(own: str | None, page: str, channel_url: str) -> str:
    """Return the address that a channel names for a notice, or else that of our page.

    ``page`` is :data:`IMPRINT` or :data:`PRIVACY`.
    """
    return own or f"{channel_url}/@@{page}"


def is_our_page(url: object, page: str) -> bool:
    """Tell whether an address is that of our page, whatever the site and channel."""
    return isinstance(url, str) and url.endswith(f"/@@{page}")
