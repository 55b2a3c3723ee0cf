"""Take the documentation's screenshots from the site that make start serves."""

import os
from pathlib import Path
from playwright.sync_api import sync_playwright
import shutil


IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SITE = f"http://localhost:{os.environ.get('PORT', '8080')}/Plone"
PASSWORD = os.environ.get("ADMIN_PASSWORD") or "admin"
PUBLIC = {
    "concept": "/nutzungskonzept",
    "channel": "/nutzungskonzept/facebook",
    "video": "/videos",
}
EDITORS = {
    "edit-channel": "/nutzungskonzept/facebook/edit",
    "settings": "/@@socialmedia-controlpanel",
    "checks": "/nutzungskonzept/@@checks",
    "evaluations": "/nutzungskonzept/@@evaluations",
}


def shoot(page, pages: dict[str, str]) -> None:
    """Write one PNG per page, as high as the window."""
    for name, path in pages.items():
        page.goto(SITE + path, wait_until="networkidle")
        page.screenshot(path=IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=False
        )
        page = browser.new_page(viewport={"width": 1280, "height": 960}, locale="de-DE")
        shoot(page, PUBLIC)
        page.goto(f"{SITE}/login")
        page.fill("#__ac_name", "admin")
        page.fill("#__ac_password", PASSWORD)
        page.click("#buttons-login")
        page.locator("#edit-zone").wait_for()
        shoot(page, EDITORS)
        browser.close()


if __name__ == "__main__":
    main()
