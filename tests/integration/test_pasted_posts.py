"""What Plone's filter leaves of the platforms' codes still names the post."""

from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds import posts
from pathlib import Path
from plone.app.textfield.value import RichTextValue
import pytest


CODES = Path(__file__).parents[1] / "data" / "posts"
PAGES = {
    "facebook": "https://www.facebook.com/20531316728/posts/10154009990506729",
    "facebook-video": "https://www.facebook.com/facebook/videos/10153231379946729",
    "instagram": "https://www.instagram.com/p/CuE2WzNs-1_/",
    "tiktok": "https://www.tiktok.com/@scout2015/video/6718335390845095173",
    "x": "https://x.com/landkreis/status/1234567890123456789",
}


@pytest.mark.parametrize("filtering", [True, False])
@pytest.mark.parametrize("name", PAGES)
def test_a_code_names_its_post(portal, name, filtering):
    html = (CODES / f"{name}.html").read_text()
    if filtering:
        html = RichTextValue(html, "text/html", "text/x-html-safe").output
        assert "data-" not in html
    [node] = foreign.parse(html).css(posts.SELECTOR)
    assert posts.post_of(node).page == PAGES[name]
