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
