"""Which foreign addresses a page's rich text links to."""

from mittelsachsen.socialmedia.embeds import foreign


def links(html: str) -> set[str]:
    """Return the absolute addresses of the links of a piece of HTML.

    Text without a ``//`` names no foreign host and is not parsed.
    """
    if not html or "//" not in html:
        return set()
    found = (node.attributes.get("href") for node in foreign.parse(html).css("a[href]"))
    return {
        f"https:{address}" if address.startswith("//") else address
        for address in (href.strip() for href in found if href)
        if foreign.host_of(address)
    }
