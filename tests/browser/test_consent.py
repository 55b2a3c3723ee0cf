"""Consent in the browser: once, always, withdrawn; nothing foreign before it."""

from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
import transaction
from urllib.parse import urlsplit


KEY = "socialmedia-embed:vimeo"
PAGE = "/mit-videos"


@pytest.fixture
def place(functional_portal, site):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(
            functional_portal, "Document", PAGE[1:], title="Mit Videos"
        )
        page.text = RichTextValue(
            '<p>Text</p><iframe title="Eins" src="https://player.vimeo.com/video/11">'
            "</iframe><iframe title='Zwei' src='//vimeo.com/22'></iframe>"
            '<iframe title="Karte" src="https://maps.example.org/a"></iframe>',
            "text/html",
            "text/x-html-safe",
        )
        api.content.transition(page, "publish")
    transaction.commit()
    return site + PAGE


def button(page, title, choice):
    return page.locator(f'[data-title="{title}"] [data-embed={choice}]')


def kept(page):
    """What this site keeps of consent in the browser."""
    return page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('socialmedia'))"
    )


def frames(page):
    return page.locator(".socialmedia-embed iframe").count()


def test_once_loads_one_and_keeps_nothing(place, page, foreign):
    page.goto(place)
    button(page, "Zwei", "load").click()
    assert frames(page) == 1
    assert kept(page) == []
    page.reload()
    assert frames(page) == 0
    assert len(foreign) == 1


def test_always_loads_all_of_the_provider_and_is_kept(place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    assert frames(page) == 2
    assert page.evaluate("document.activeElement.title") == "Eins"
    assert page.evaluate(f"localStorage.getItem('{KEY}')")
    page.reload()
    assert frames(page) == 2
    assert page.locator('[data-title="Karte"] iframe').count() == 0


def test_withdrawing_unloads_at_once_in_all_tabs(place, page, foreign, context):
    page.goto(place)
    button(page, "Eins", "always").click()
    other = context.new_page()
    other.route("**/player.vimeo.com/**", lambda route: route.fulfill(body="player"))
    other.goto(place)
    assert frames(other) == 2
    button(page, "Eins", "withdraw").press("Enter")
    assert frames(page) == 0
    other.wait_for_function("!document.querySelector('.socialmedia-embed iframe')")
    assert kept(page) == []
    assert "Vimeo" in page.locator(".socialmedia-embed-status").first.inner_text()
    assert button(page, "Eins", "withdraw").is_hidden()


def test_a_changed_notice_asks_again(place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    name = "mittelsachsen.socialmedia.platforms/vimeo.operator_name"
    api.portal.set_registry_record(name, "Andere GmbH")
    transaction.commit()
    page.reload()
    assert frames(page) == 0


def test_the_consent_page_shows_and_withdraws(site, place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    page.goto(f"{site}/@@embed-consent")
    control = page.locator('[data-provider="vimeo"] [data-embed=withdraw]')
    assert control.is_visible()
    control.click()
    assert control.is_hidden()
    page.goto(place)
    assert frames(page) == 0


def test_embeds_that_come_later_work_too(place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    page.evaluate(
        "() => { const old = document.querySelector('[data-title=Zwei]');"
        "const copy = old.cloneNode(true); copy.querySelector('iframe')?.remove();"
        "copy.dataset.video = '33'; delete copy.dataset.state;"
        "document.querySelector('#content').append(copy); }"
    )
    page.wait_for_selector('[data-video="33"] iframe', state="attached")


def test_back_after_a_withdrawal_elsewhere_shows_no_player(site, place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    page.goto(f"{site}/@@embed-consent")
    page.locator('[data-provider="vimeo"] [data-embed=withdraw]').click()
    page.go_back()
    page.wait_for_function("!document.querySelector('.socialmedia-embed iframe')")


def test_a_strict_policy_leaves_it_working(place, page, foreign):
    def strict(route):
        answer = route.fetch()
        headers = {
            **answer.headers,
            "content-security-policy": "default-src 'self';"
            " frame-src https://player.vimeo.com",
        }
        route.fulfill(response=answer, headers=headers)

    page.route(f"**{PAGE}", strict)
    page.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation',"
        " event => window.violations.push(event.sourceFile + event.blockedURI));"
    )
    page.goto(place)
    button(page, "Eins", "load").click()
    assert frames(page) == 1
    # Plone's own scripts break the policy, ours do not.
    violations = page.evaluate("window.violations")
    assert not any("mittelsachsen" in text or "vimeo" in text for text in violations)
    assert page.locator(".socialmedia-embed-stage").first.bounding_box()["height"] > 200


def test_without_javascript_there_are_notice_and_link(place, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    figure = page.locator('[data-title="Eins"]')
    assert figure.locator("a[href='https://vimeo.com/11']").is_visible()
    assert figure.locator(".socialmedia-embed-notice").is_visible()
    assert button(page, "Eins", "load").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_on_load_and_on_click(place, page, foreign, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.moved = []; new PerformanceObserver(list => {"
        "for (const { sources, value } of list.getEntries())"
        " for (const { node } of sources)"
        " window.moved.push(node?.closest?.('.socialmedia-embed') && value);"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(place)
    before = page.locator("figure").first.bounding_box()
    button(page, "Eins", "load").click()
    page.wait_for_timeout(300)
    assert page.locator("figure").first.bounding_box() == before
    assert not any(page.evaluate("window.moved"))


def test_what_is_loaded_into_a_page_without_embeds_works(site, place, page, foreign):
    """As windows do it, and listings that grow."""
    page.goto(f"{site}/nutzungskonzept")
    assert page.locator("figure.socialmedia-embed").count() == 0
    page.evaluate(
        """async (place) => {
            const answer = await fetch(place);
            const later = new DOMParser().parseFromString(
                await answer.text(), "text/html");
            document.querySelector("#content").append(
                ...later.querySelectorAll("figure.socialmedia-embed"));
        }""",
        place,
    )
    button(page, "Eins", "load").click()
    page.locator('[data-title="Eins"] iframe').wait_for()
    assert [urlsplit(url).hostname for url in foreign] == ["player.vimeo.com"]


def test_print_shows_title_and_address(place, page, foreign):
    page.goto(place)
    button(page, "Eins", "load").click()
    page.emulate_media(media="print")
    figure = page.locator('[data-title="Eins"]')
    assert figure.locator(".socialmedia-embed-title").is_visible()
    assert figure.locator("a[href='https://vimeo.com/11']").is_visible()
    assert figure.locator("iframe").is_hidden()
    assert figure.locator("button").first.is_hidden()
