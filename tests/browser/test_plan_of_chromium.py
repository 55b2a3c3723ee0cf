"""What a text fetches is what Chromium asks for; protected, it asks for nothing."""

from itertools import count
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.protect import apply
from mittelsachsen.socialmedia.embeds.protect import bare
import pytest
from urllib.parse import urlsplit


# Each {} is an address of a host of its own.
ELEMENTS = [
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<img src="{}">',
    '<img srcset="{} 1x">',
    '<img src="/x" srcset="{},/y 9x">',
    '<picture><source srcset="{}"><img></picture>',
    '<video src="{}"></video>',
    '<video poster="{}"></video>',
    '<video><source src="{}"></video>',
    '<audio src="{}" preload="auto"></audio>',
    '<video src="/x"><track default src="{}" kind="captions"></video>',
    '<input type="image" src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="preload" as="image" href="{}">',
    '<link rel="preload" as="image" imagesrcset="{} 1x">',
    '<link rel="modulepreload" href="{}">',
    '<link rel="icon" href="{}">',
    '<script src="{}"></script>',
    '<svg><image href="{}"></image></svg>',
    '<svg><image xlink:href="{}"></image></svg>',
    '<svg><filter id="f"><feImage href="{}"></feImage></filter>'
    '<rect filter="url(#f)" width="9" height="9"/></svg>',
    '<svg><use href="{}#a"></use></svg>',
    '<svg><script href="{}"></script></svg>',
    '<svg><image><set attributeName="href" to="{}"></set></image></svg>',
    '<svg><image><animate attributeName="href" values="/a;{}" dur="1ms"/>'
    "</image></svg>",
    '<svg><rect fill="url({}#a)" width="9" height="9"/></svg>',
    '<svg><rect filter="url({}#a)" width="9" height="9"/></svg>',
    '<svg><rect mask="url({}#a)" width="9" height="9"/></svg>',
    '<svg><rect clip-path="url({}#a)" width="9" height="9"/></svg>',
    '<svg><rect cursor="url({}),auto" width="9" height="9"/></svg>',
    '<table background="{}"><tr><td>x</td></tr></table>',
    '<table><thead background="{}"><tr><td>x</td></tr></thead></table>',
    '<table><tbody background="{}"><tr><td>x</td></tr></tbody></table>',
    '<table><tr background="{}"><td>x</td></tr></table>',
    '<table><tr><td background="{}">x</td></tr></table>',
    '<table><tr><th background="{}">x</th></tr></table>',
    '<table><colgroup background="{}"><col></colgroup><tr><td>x</td></tr></table>',
    "<style>@import '{}';</style>",
    '<style>@import/**/"{}";</style>',
    "<svg><style>@import url({});</style></svg>",
    "<style>@\\69mport '{}';</style>",
    "<style>@font-face{{font-family:a{number};src:url({})}} p{{font-family:a{number}}}"
    "</style><p>x</p>",
]
# What is taken out as a whole, whatever it names.
GONE = [
    "<link rel=stylesheet href=\"data:text/css,@import '{}'\">",
    '<template shadowrootmode="open"><img src="{}"></template>',
    '<noscript><img src="{}"></noscript>',
    '<base href="{}"><img src="x">',
    '<meta http-equiv="refresh" content="0;url={}">',
    '<iframe srcdoc="&lt;img src={}&gt;"></iframe>',
    '<iframe src="data:text/html,&lt;img src={}&gt;"></iframe>',
]
STYLES = [
    "background:url({})",
    "background:URL( '{}' )",
    "background:u\\72l({})",
    "background:u\\000072 l({})",
    "background:url('{}'",
    "background:url({}",
    "background:/**/url(/**/{})",
    "background:image-set('{}' 1x)",
    "background:image-set(url({}) 1x)",
    "background:-webkit-image-set(url({}) 1x)",
    "background:-webkit-cross-fade(url({}),url(/x),50%)",
    "background:cross-fade(url({}) 50%, red)",
    "--a:'{}';background:image-set(var(--a) 1x)",
    "--a:url({});background:var(--a)",
    "list-style-image:url({});display:list-item",
    "border-image:url({}) 1;border-width:1px;border-style:solid",
    "mask-image:url({})",
    "cursor:url({}),auto",
    "content:url({})",
    "filter:url({}#a)",
    "clip-path:url({}#a)",
    "shape-outside:url({});float:left",
    "offset-path:url({}#a)",
]
SPELLINGS = [
    "https://{host}/a",
    "HTTPS://{host}/a",
    "//{host}/a",
    "\\\\{host}/a",
    "https:/{host}/a",
    "ht\ntps://{host}/a",
    " https://{host}/a",
    "https&colon;&sol;&sol;{host}/a",
    "https&#58;//{host}/a",
    "https://user@{host}/a",
    "https://{host}:8443/a",
    "http://{host}/a",
]
PLAIN = SPELLINGS[0]


def cases():
    """All elements and styles as people write them, and an image in each spelling."""
    numbers = count()
    for form in ELEMENTS:
        number = next(numbers)
        yield (
            number,
            form.format(PLAIN.format(host=f"h{number}.example"), number=number),
        )
    for style in STYLES:
        number = next(numbers)
        style = style.format(PLAIN.format(host=f"h{number}.example")).replace('"', "'")
        yield number, f'<p style="{style}">x</p>'
    for spelling in SPELLINGS:
        for form in ('<img src="{}">', '<iframe src="{}"></iframe>'):
            number = next(numbers)
            yield number, form.format(spelling.format(host=f"h{number}.example"))


CASES = dict(cases())


def asked(page, html):
    """The foreign hosts that Chromium asks for a piece of HTML in a page."""
    hosts = set()

    def answer(route):
        host = urlsplit(route.request.url).hostname
        if host == "page.test":
            # Only the page itself: a frame with an address of its own host stays empty.
            if route.request.url == "https://page.test/":
                return route.fulfill(body=document, content_type="text/html")
            return route.fulfill(body="", content_type="text/css")
        hosts.add(host)
        return route.abort()

    document = f"<!doctype html><body>{html}"
    page.route("**/*", answer)
    page.goto("https://page.test/", wait_until="load")
    page.wait_for_timeout(250)
    page.unroute("**/*", answer)
    return hosts


def planned(html):
    plan = make_plan(html, {"page.test"}, Policy("leave"))
    return {fetch.host for fetch in plan.fetches} if plan else set()


def protected(html):
    plan = make_plan(html, {"page.test"}, Policy("block"))
    return apply(plan, lambda frame: "<figure></figure>", "{}".format) if plan else html


def test_what_chromium_asks_for_is_planned(page):
    for html in CASES.values():
        assert asked(page, html) <= planned(html), html
    # One way: what is planned may be what another browser, or a later one, asks for.
    assert planned(CASES[0]) == asked(page, CASES[0])


@pytest.mark.parametrize("filtering", [True, False])
def test_nothing_is_asked_for_when_the_text_is_protected(
    functional_portal, page, filtering
):
    convert = functional_portal.portal_transforms.convert
    texts = (*CASES.values(), *(form.format("https://gone.example/a") for form in GONE))
    if filtering:
        # One by one: an embed that the filter takes out holds all that follows it.
        texts = [convert("safe_html", text).getData() for text in texts]
    html = "".join(texts)
    assert len(asked(page, html)) > 20
    assert asked(page, protected(html)) == set()
    assert asked(page, bare(html)) == set()
