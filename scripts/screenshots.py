"""Take the documentation's screenshots from the site that make start serves.

The site should be new: an evaluation and a second concept are begun for their pictures.
"""

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
    "all-channels": "/@@all-channels",
    "video": "/videos",
}
EDITORS = {
    "add-channel": "/nutzungskonzept/++add++SocialMediaChannel",
    "edit-channel": "/nutzungskonzept/facebook/edit",
    "settings": "/@@socialmedia-controlpanel",
    "checks": "/nutzungskonzept/@@checks",
    "outline": "/nutzungskonzept/@@outline",
    "person": "/nutzungskonzept/andre-kaiser/edit",
    "import": "/nutzungskonzept/@@socialmedia-import",
    "freeze": "/nutzungskonzept/@@freeze-version",
    "evaluations": "/nutzungskonzept/@@evaluations",
    "reminder-posts": "/nutzungskonzept/@@evaluations#awareness",
}


def shoot(page, pages: dict[str, str]) -> None:
    """Write one PNG per page, as high as the window."""
    for name, path in pages.items():
        page.goto(SITE + path, wait_until="networkidle")
        page.screenshot(path=IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")


def shoot_evaluation(page) -> None:
    """Begin an evaluation as an editor does, and show the page that it opens."""
    page.goto(f"{SITE}/nutzungskonzept/@@evaluations")
    page.get_by_role("button", name="Evaluierung beginnen").click()
    page.wait_for_url("**/@@evaluate")
    shoot(page, {"evaluate": page.url.removeprefix(SITE)})


def shoot_new_concept(page) -> None:
    """Fill in the page of a new concept, and show what is published with it."""
    page.goto(f"{SITE}/@@new-usage-concept")
    page.fill("[name=title]", "Nutzungskonzept der Stadtbibliothek")
    page.fill("[name=accounts]", "https://www.instagram.com/stadtbibliothek.beispiel")
    page.locator("[name=accounts]").scroll_into_view_if_needed()
    page.screenshot(path=IMAGES / "new-concept.png")
    print("docs/images/new-concept.png")
    page.get_by_role("button", name="Konzept anlegen").click()
    page.wait_for_url("**/nutzungskonzept-der-stadtbibliothek*")
    concept = page.url.removeprefix(SITE).partition("?")[0].removesuffix("/view")
    shoot(page, {"publish": f"{concept}/@@publish-together"})


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            chromium_sandbox=False,
            args=["--lang=de-DE"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 960}, locale="de-DE")
        shoot(page, PUBLIC)
        page.goto(f"{SITE}/login")
        page.fill("#__ac_name", "admin")
        page.fill("#__ac_password", PASSWORD)
        page.click("#buttons-login")
        page.locator("#edit-zone").wait_for()
        shoot(page, EDITORS)
        shoot_evaluation(page)
        shoot_new_concept(page)
        browser.close()


if __name__ == "__main__":
    main()
