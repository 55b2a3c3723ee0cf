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


def said(page, title):
    return page.locator(f'[data-title="{title}"] [role=status]').inner_text()


def with_policy(policy, header="content-security-policy"):
    """What gives a page a policy (CSP)."""

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, header: policy})

    return answer


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
    policy = "default-src 'self'; frame-src https://player.vimeo.com"
    page.route(f"**{PAGE}", with_policy(policy))
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
    assert figure.locator(".socialmedia-embed-notice").is_visible()
    assert figure.locator("iframe").is_hidden()
    assert figure.locator("button").first.is_hidden()


def test_closing_brings_the_notice_and_the_focus_back(place, page, foreign):
    page.goto(place)
    close = button(page, "Eins", "close")
    assert close.is_hidden()
    button(page, "Eins", "load").click()
    close.press("Enter")
    assert frames(page) == 0
    assert close.is_hidden()
    assert page.evaluate("document.activeElement.dataset.embed") == "load"
    assert "Geschlossen" in said(page, "Eins")
    # What was closed stays so, even if the platform is allowed elsewhere.
    button(page, "Zwei", "always").press("Enter")
    assert frames(page) == 1
    button(page, "Eins", "load").press("Enter")
    assert frames(page) == 2


def test_always_for_one_closes_nothing(place, page, foreign):
    page.goto(place)
    button(page, "Karte", "load").click()
    button(page, "Eins", "always").press("Enter")
    assert frames(page) == 3


def test_loaded_is_said_when_it_is(place, page, foreign):
    held = []
    page.route("**/player.vimeo.com/**", lambda route: held.append(route))
    page.goto(place)
    button(page, "Eins", "load").click()
    assert "Wird von Vimeo geladen" in said(page, "Eins")
    page.wait_for_timeout(300)
    assert "Wird von Vimeo geladen" in said(page, "Eins")
    held[0].fulfill(body="player", content_type="text/html")
    page.locator("[data-title=Eins][data-state=loaded]").wait_for()
    assert "Von Vimeo geladen" in said(page, "Eins")


@pytest.mark.parametrize("choice", ["load", "always"])
def test_what_the_sites_policy_refuses_says_so(place, page, foreign, choice):
    page.route(f"**{PAGE}", with_policy("frame-src https://maps.example.org"))
    page.goto(place)
    button(page, "Eins", choice).click()
    page.locator("[data-title=Eins][data-state=refused]").wait_for()
    assert "Nicht geladen" in said(page, "Eins")
    assert "Vimeo" in said(page, "Eins")
    assert page.locator("[data-title=Eins] iframe").count() == 0
    assert button(page, "Eins", "load").is_visible()
    assert page.evaluate("document.activeElement.dataset.embed") == "load"
    button(page, "Karte", "load").click()
    page.locator("[data-title=Karte][data-state=loaded]").wait_for()


def test_a_policy_that_only_reports_refuses_nothing(place, page, foreign):
    name = "content-security-policy-report-only"
    page.route(f"**{PAGE}", with_policy("frame-src 'none'", name))
    page.goto(place)
    button(page, "Eins", "load").click()
    page.locator("[data-title=Eins][data-state=loaded]").wait_for()


def test_without_a_network_nothing_is_said_to_be_loaded(place, page, foreign, context):
    page.goto(place)
    context.set_offline(True)
    button(page, "Eins", "load").click()
    assert "Nicht geladen" in said(page, "Eins")
    assert frames(page) == 0
    context.set_offline(False)
    button(page, "Eins", "load").click()
    page.locator("[data-title=Eins][data-state=loaded]").wait_for()


@pytest.mark.parametrize(
    "address",
    ["https://player.vimeo.com:99999/video/1", "javascript:alert(1)", "/own", ""],
)
def test_an_address_that_no_browser_loads_stops_no_other(place, page, foreign, address):
    page.goto(place)
    page.evaluate(
        "url => { document.querySelector('[data-title=Eins]').dataset.url = url; }",
        address,
    )
    button(page, "Eins", "always").click()
    assert "Nicht geladen" in said(page, "Eins")
    assert page.locator("[data-title=Zwei] iframe").count() == 1


def test_the_address_is_loaded_as_it_is_written(
    functional_portal, place, page, foreign
):
    address = "http://geo.example.org:8080/map?ort=M%FCnchen&layer=1;2&x"
    functional_portal[PAGE[1:]].text = RichTextValue(
        f'<iframe title="Alt" src="{address}"></iframe>',
        "text/html",
        "text/x-html-safe",
    )
    transaction.commit()
    page.goto(place)
    button(page, "Alt", "load").click()
    page.locator("[data-title=Alt][data-state=loaded]").wait_for()
    assert foreign == [address]


def test_the_consent_page_lists_what_is_stored(site, place, page, foreign):
    page.goto(f"{site}/@@embed-consent")
    none = page.get_by_text("In diesem Browser ist keine Einwilligung gespeichert.")
    assert none.is_visible()
    page.goto(place)
    button(page, "Eins", "always").click()
    button(page, "Karte", "always").press("Enter")
    # A notice of long ago, and a host that no page has any more.
    page.evaluate(
        f"localStorage['{KEY.replace('vimeo', 'youtube')}'] = 'old';"
        "localStorage['socialmedia-embed:<b>x</b>.example$&'] = 'old';"
    )
    page.goto(f"{site}/@@embed-consent")
    assert none.is_hidden()
    rows = page.locator(".socialmedia-consent").filter(
        has=page.locator("[data-embed=withdraw]:not([hidden])")
    )
    assert sorted(rows.locator("h2").all_inner_texts()) == [
        "<b>x</b>.example$&",
        "Vimeo",
        "YouTube",
        "maps.example.org",
    ]


def test_withdrawing_on_the_consent_page_says_what(site, place, page, foreign):
    page.goto(place)
    button(page, "Eins", "always").click()
    button(page, "Karte", "always").press("Enter")
    page.goto(f"{site}/@@embed-consent")
    for key, name in {"other": "maps.example.org", "vimeo": "Vimeo"}.items():
        row = page.locator(f".socialmedia-consent[data-provider={key}]")
        row.locator("[data-embed=withdraw]").press("Enter")
        status = row.locator("[role=status]").inner_text()
        assert status.startswith(f"Ihre Einwilligung für {name} ist widerrufen;")
        assert page.evaluate(
            "!!document.activeElement.closest('.socialmedia-consents')"
        )
    assert kept(page) == []
    assert page.get_by_text("keine Einwilligung gespeichert").is_visible()


def test_the_consent_page_follows_other_tabs(site, place, page, foreign, context):
    page.goto(f"{site}/@@embed-consent")
    other = context.new_page()
    other.route("**/maps.example.org/**", lambda route: route.fulfill(body="map"))
    other.goto(place)
    button(other, "Karte", "always").click()
    row = page.locator(".socialmedia-consent[data-host='maps.example.org']")
    row.locator("[data-embed=withdraw]").wait_for()
    button(other, "Karte", "withdraw").click()
    row.locator("[data-embed=withdraw]").wait_for(state="hidden")
    assert page.get_by_text("keine Einwilligung gespeichert").is_visible()


@pytest.mark.parametrize("path", ["", "/nutzungskonzept", "/@@search"])
def test_the_footer_of_every_page_leads_to_the_consents(site, page, path):
    page.goto(site + path)
    page.locator(".socialmedia-consent-link a").click()
    page.wait_for_url("**/@@embed-consent")


def test_embeds_in_a_window_work(functional_portal, site, place, page, foreign):
    """On a page that has none itself."""
    with api.env.adopt_roles(["Manager"]):
        start = api.content.create(functional_portal, "Document", "fenster", title="F")
        start.text = RichTextValue(
            f'<p><a class="pat-plone-modal" href="{place}">Fenster</a></p>',
            "text/html",
            "text/x-html-safe",
        )
        api.content.transition(start, "publish")
    transaction.commit()
    page.goto(f"{site}/fenster")
    assert page.locator("figure").count() == 0
    page.get_by_role("link", name="Fenster").click()
    window = page.locator(".modal")
    window.locator('[data-title="Eins"] [data-embed=load]').click()
    window.locator("[data-title=Eins][data-state=loaded]").wait_for()
    window.locator('[data-title="Eins"] [data-embed=close]').click()
    assert frames(page) == 0
    assert window.locator('[data-title="Eins"] [data-embed=load]').is_visible()


def test_consent_loads_from_the_hosts_of_the_platform_alone(place, page, foreign):
    """Figures that an unfiltered text forges."""
    page.goto(place)
    button(page, "Eins", "always").click()
    forge = """(url) => {
        const figure = document.querySelector("[data-title=Zwei]").cloneNode(true);
        figure.querySelector("iframe").remove();
        delete figure.dataset.state;
        Object.assign(figure.dataset, { url, title: "Gefälscht" });
        document.querySelector("#content").append(figure);
    }"""
    version = page.locator("[data-title=Zwei]").get_attribute("data-version")
    page.evaluate(forge, "https://tracker.example.org/x")
    page.evaluate(forge, "https://player.vimeo.com.tracker.example.org/x")
    page.evaluate(
        f"({forge})('https://tracker.example.org/y');"
        "document.querySelector('#content > figure:last-child').dataset.version ="
        f" '{version} tracker.example.org'"
    )
    page.wait_for_timeout(300)
    assert page.locator('[data-title="Gefälscht"]').count() == 3
    assert page.locator('[data-title="Gefälscht"] iframe').count() == 0
    assert {urlsplit(url).hostname for url in foreign} == {"player.vimeo.com"}


def test_consent_is_for_the_host_where_anybody_can_run_one(
    functional_portal, place, page, foreign
):
    frames = "".join(
        f'<iframe title="{name}" src="https://{name}.example/videos/embed/'
        'kkGMgK9ZtnKfYAgnEtQxbv"></iframe>'
        for name in ("eins", "zwei")
    )
    functional_portal[PAGE[1:]].text = RichTextValue(
        frames, "text/html", "text/x-html-safe"
    )
    transaction.commit()
    page.goto(place)
    button(page, "eins", "always").click()
    page.reload()
    page.locator("[data-title=eins] iframe").wait_for(state="attached")
    assert page.locator("[data-title=zwei] iframe").count() == 0
    assert kept(page) == ["socialmedia-embed:eins.example"]
