"""Under the policy that the audit gives nothing breaks and nothing foreign loads."""

from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


FRAMES = [
    *(f"https://player.vimeo.com/video/{number}" for number in range(1, 21)),
    *(f"https://www.youtube.com/embed/abcdefgh{number:03}" for number in range(20)),
    *(f"https://maps{number}.example.org/embed?a={number}" for number in range(19)),
    "https://geo.example.org:8443/map?ort=M%FCnchen",
]
VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push([event.effectiveDirective, event.blockedURI]));
"""


@pytest.fixture
def embeds(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(functional_portal, "Document", "sechzig", title="60")
        page.text = RichTextValue(
            "".join(f'<iframe src="{address}"></iframe>' for address in FRAMES)
            + '<img src="https://bilder.example.org/a.png" alt="A">',
            "text/html",
            "text/x-html-safe",
        )
        api.content.transition(page, "publish")
        notify(ObjectModifiedEvent(page))
    transaction.commit()


@pytest.fixture
def policy(embeds, site, editor, page):
    """The header as an administrator copies it, sent with each page from now on."""
    policy = page.goto(f"{site}/@@content-security-policy").text()

    def answer(route):
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    page.route(lambda url: url.startswith(site), answer)
    page.add_init_script(VIOLATIONS)
    return policy


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/sechzig",
        "/videos",
        "/nutzungskonzept",
        "/nutzungskonzept/vimeo",
        "/@@verify-account",
        "/@@embed-consent",
        "/nutzungskonzept/vimeo/edit",
        "/sechzig/edit",
        "/@@socialmedia-controlpanel",
    ],
)
def test_nothing_breaks_and_nothing_foreign_loads(policy, site, page, foreign, path):
    page.goto(site + path, wait_until="networkidle")
    assert page.evaluate("violations") == []
    if path.endswith("/edit"):  # Plone's editor shows a text as it is stored.
        return
    allowed = {"https://bilder.example.org/a.png"} if path == "/sechzig" else set()
    assert set(foreign) <= allowed


def test_players_load_after_consent(policy, site, page, foreign):
    assert "https://www.youtube-nocookie.com" in policy
    page.goto(f"{site}/sechzig")
    for button in page.locator("[data-embed=load]").all():
        button.press("Enter")
    page.wait_for_timeout(500)
    assert page.evaluate("violations") == []
    assert page.locator(".socialmedia-embed iframe").count() == 60
