import pytest


PAGES = [
    "",
    "/nutzungskonzept",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/twitter",
    "/nutzungskonzept/vimeo",
    "/nutzungskonzept/andre-kaiser",
    "/videos",
    "/videos_view",
    "/@@embed-consent",
    "/@@all-channels",
    "/@@verify-account?url=x.com/fremd",
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_foreign_is_asked_for(site, page, foreign, path):
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert foreign == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_narrow_screen(site, page, foreign, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + path)
    box = page.locator("#content").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate(
        "() => [...document.querySelectorAll('#content *')].every("
        "el => el.getBoundingClientRect().right <= 321)"
    )


def test_a_click_loads_one_titled_player(site, page, foreign):
    page.goto(f"{site}/videos")
    button = page.locator(".socialmedia-embed [data-embed=load]")
    assert "Beispielvideo" in button.inner_text()
    assert "Vimeo" in button.inner_text()
    button.hover()
    button.focus()
    assert foreign == []
    page.keyboard.press("Enter")
    frame = page.locator(".socialmedia-embed iframe")
    frame.wait_for()
    assert frame.count() == 1
    assert frame.get_attribute("title") == "Beispielvideo"
    assert frame.get_attribute("src").startswith("https://player.vimeo.com/video/")
    assert "dnt=1" in frame.get_attribute("src")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.locator(".socialmedia-embed-status").inner_text()
    assert {url.split("?")[0] for url in foreign} == {
        "https://player.vimeo.com/video/76979871"
    }


def test_contents_lead_to_the_sections(site, page, foreign):
    page.goto(f"{site}/nutzungskonzept")
    for link in page.locator(".socialmedia-contents a").all():
        anchor = link.get_attribute("href")
        assert page.locator(f"[id='{anchor[1:]}']").count() == 1


def test_contacts_can_be_called_and_written_to(site, page, foreign):
    page.goto(f"{site}/nutzungskonzept")
    links = {link.get_attribute("href") for link in page.locator("#content a").all()}
    assert "tel:+4937317993305" in links
    assert "tel:+4937317991410" in links
    assert "tel:+4937317991402" in links
    assert "mailto:presse@landkreis-mittelsachsen.de" in links


@pytest.mark.parametrize("width", [320, 1280])
def test_a_video_waits_on_a_calm_ground_in_its_ratio(site, page, foreign, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/videos")
    figure = page.locator(".socialmedia-embed")
    stage = figure.locator(".socialmedia-embed-stage").bounding_box()
    assert stage["width"] / stage["height"] == pytest.approx(16 / 9, rel=0.01)
    sign = figure.locator(".socialmedia-embed-play").bounding_box()
    for side, size in (("x", "width"), ("y", "height")):
        middle = sign[side] + sign[size] / 2
        assert middle == pytest.approx(stage[side] + stage[size] / 2, abs=1)
    more = figure.locator("details")
    assert more.get_by_role("link").is_hidden()
    more.locator("summary").press("Enter")
    assert more.get_by_role("link").is_visible()
    if width == 320:
        widths = {
            button.bounding_box()["width"]
            for button in figure.locator("[data-embed=load], [data-embed=always]").all()
        }
        assert len(widths) == 1


def test_without_javascript_a_video_has_no_gap(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/videos")
    notice = page.locator(".socialmedia-embed-notice summary").bounding_box()
    title = page.locator(".socialmedia-embed-title").bounding_box()
    link = page.locator(".socialmedia-embed figcaption a").bounding_box()
    figure = page.locator(".socialmedia-embed").bounding_box()
    assert title["y"] - (notice["y"] + notice["height"]) < 16
    assert figure["y"] + figure["height"] - (link["y"] + link["height"]) < 24
    context.close()
