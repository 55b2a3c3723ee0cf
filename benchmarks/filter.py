"""The filter of rich text against Plone's whole conversion of the same text."""

from AccessControl.SecurityManagement import noSecurityManager
import json
from mittelsachsen.socialmedia.embeds.richtext import protect_rich_text
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from Testing.makerequest import makerequest
from timing import milliseconds
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides


PARAGRAPH = (
    "<p>Die <strong>Nutzung</strong> der „Kanäle“ regelt das"
    ' <a href="https://www.example.org/konzept">Konzept</a> für <em>alle</em>.</p>\n'
)
PLAIN = (PARAGRAPH * 2000)[: 100_000 // len(PARAGRAPH) * len(PARAGRAPH)]
FRAME = '<iframe src="https://player.vimeo.com/video/76979871" title="Film"></iframe>'
STEP = len(PLAIN) // 10 // len(PARAGRAPH) * len(PARAGRAPH)
FRAMES = "".join(PLAIN[at : at + STEP] + FRAME for at in range(0, STEP * 10, STEP))


site = app["Plone"]  # noqa: F821
setSite(site)
request = makerequest(app).REQUEST  # noqa: F821
alsoProvides(request, IBrowserLayer)
setRequest(request)
noSecurityManager()


def row(title: str, text: str, limit: float) -> tuple[str, float, float, float]:
    def convert() -> str:
        return site.portal_transforms.convertTo(
            "text/x-html-safe", text, mimetype="text/html", context=site
        ).getData()

    safe = convert()
    return (
        title,
        milliseconds(lambda: protect_rich_text(safe, request), 200),
        milliseconds(convert, 7),
        limit,
    )


rows = [
    row("filter, 100 KB without an embed (ms)", PLAIN, 0.001),
    row("filter, 100 KB with ten frames (ms)", FRAMES, 0.05),
]
print(json.dumps(rows))
