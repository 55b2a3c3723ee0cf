"""What Plone's filter leaves of the platforms' codes still names the post."""

from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds import posts
from mittelsachsen.socialmedia.embeds.plan import CONSENT
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from pathlib import Path
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
        html = portal.portal_transforms.convert("safe_html", html).getData()
        assert "data-" not in html
    plan = make_plan(html, (), Policy("block"))
    [fetch] = filter(None, (step.frame for step in plan.steps))
    assert (fetch.attribute, fetch.action) == (foreign.POST, CONSENT)
    assert posts.post_of(fetch.node).page == PAGES[name]
