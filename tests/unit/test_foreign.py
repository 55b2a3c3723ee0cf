"""Nothing foreign slips through; text without it stays as it is."""

from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.markup import figure
from mittelsachsen.socialmedia.embeds.markup import Texts
from mittelsachsen.socialmedia.embeds.plan import BLOCK
from mittelsachsen.socialmedia.embeds.plan import CONSENT
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.plan import Unreadable
from mittelsachsen.socialmedia.embeds.protect import apply
from mittelsachsen.socialmedia.embeds.protect import bare
from mittelsachsen.socialmedia.embeds.protect import embed_of
import pytest


OWN = {"www.example.de"}
TEXTS = Texts("v1", "<p>Notice</p>", "", "", *"abcdefghijk")
HOSTS = {"vimeo": ("vimeo.com",), "youtube": ("youtube.com", "ytimg.com")}


LEFT = Policy("leave")


def figure_of(frame):
    embed = embed_of(frame, HOSTS, "Content")
    return figure(embed, TEXTS) if embed else ""


def protected(html, policy="platforms"):
    if not foreign.may_fetch(html):
        return html
    plan = make_plan(html, OWN, Policy(policy, {"ytimg.com"}))
    return apply(plan, figure_of, "From {}".format) if plan else html


def fetches(html, own=OWN):
    """What a browser would fetch for this HTML; the quick test may not overlook it."""
    plan = make_plan(html, own, LEFT)
    found = plan.fetches if plan else []
    assert foreign.may_fetch(html) or not found
    return found


def fetched(html):
    """The foreign hosts that a browser would ask for this HTML."""
    return {found.host for found in fetches(html)}


def without_dots(hosts):
    return {host.removesuffix(".") for host in hosts}


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://player.vimeo.com/video/1"></iframe>',
        '<IFRAME SRC="HTTPS://PLAYER.VIMEO.COM/video/1">',
        "<iframe src=//evil.example>",
        '<iframe src="https&#58;&#47;&#47;evil.example">',
        '<iframe src="ht\ntps:/\t/evil.example">',
        '<iframe src=" \\\\evil.example/x">',
        '<iframe src="https:evil.example">',
        '<iframe src="https://www.example.de@evil.example/">',
        '<iframe srcdoc="<img src=//evil.example>"></iframe>',
        '<iframe src="data:text/html,<img src=//evil.example>"></iframe>',
        "<!--><iframe src=//evil.example>-->",
        "<!-- a --!><iframe src=//evil.example>",
        "<p><iframe src=//evil.example",
        "<div><table><iframe src=//evil.example></table></div>",
        "<svg><foreignObject><iframe src=//evil.example></svg>",
        "<object data=//evil.example><embed src=//evil.example></object>",
        "<noscript><iframe src=//evil.example></noscript>",
        '<noscript><p title="</noscript><iframe src=//evil.example>"></noscript>',
        "<template shadowrootmode=open><iframe src=//evil.example></template>",
        "<iframe src=/own></iframe><iframe src=//evil.example></iframe>",
        "<iframe src=//a.example></iframe><iframe src=//b.example></iframe>",
        '<link href="//a.example" imagesrcset="//b.example 2x" rel=preload>',
        '<img src="//a.example" srcset="//b.example 2x" style="b: url(//c.example)">',
        "<iframe src=//www.example.de%2eevil.example></iframe>",
        "<iframe src=//xn--wwwexample-example.de></iframe>",
    ],
)
def test_no_foreign_frame_is_left(html):
    result = protected(html, "block")
    assert fetched(result) == set()
    assert "srcdoc" not in result
    assert "<noscript" not in result


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Über „Wörter“ &amp; <strong>Zeichen</p>",
        '<a href="https://vimeo.com/1">iframe</a>',
        '<iframe src="/own"></iframe>',
        '<IFRAME src="https://WWW.example.de:8080/own">',
        '<img src="resolveuid/1/@@images/x" srcset="a 1x, b 2x"/>',
        "<!-- <iframe src=//evil.example> -->",
    ],
)
def test_text_without_a_foreign_resource_stays_byte_for_byte(html):
    assert protected(html) == html


def test_a_vimeo_frame_keeps_hash_start_and_title():
    result = protected(
        '<iframe title="A &amp; B" width="640" height="480"'
        ' src="https://player.vimeo.com/video/76979871?h=ab12&autoplay=1#t=65s">'
    )
    for part in (
        'data-provider="vimeo"',
        'data-video="76979871"',
        'data-url="https://player.vimeo.com/video/76979871?h=ab12&amp;dnt=1#t=65s"',
        'data-title="A &amp; B"',
        'viewBox="0 0 640 480"',
        '<button type="button"',
        'href="https://vimeo.com/76979871/ab12#t=65s"',
    ):
        assert part in result
    assert "autoplay" not in result


def test_known_platforms_go_by_their_hosts_and_others_by_name():
    youtube = protected('<iframe src="//www.youtube.com/embed/x?autoplay=1&rel=0">')
    assert 'data-provider="youtube"' in youtube
    assert 'data-url="https://www.youtube.com/embed/x?rel=0"' in youtube
    other = protected('<iframe src="https://maps.example.org/a">')
    assert 'data-provider="other"' in other
    assert 'data-host="maps.example.org"' in other


@pytest.mark.parametrize(
    ("policy", "left"),
    [
        ("leave", {"i.ytimg.com", "cdn.example.org"}),
        ("platforms", {"cdn.example.org"}),
        ("link", set()),
        ("block", set()),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        '<img src="//{}/a.png" alt="A">',
        '<img src="/own.png" srcset="/own.png 1x, https://{}/a.png 2x">',
        '<video poster="//{}/a.png"></video>',
        '<video><source src="//{}/a.mp4"></video>',
        '<audio src="//{}/a.mp3"></audio>',
        "<p style=\"background: u\\72l('//{}/a.png')\">x url( y</p>",
        '<link rel="stylesheet" href="//{}/a.css">',
        "<style>@import '//{}/a.css'; b {{ background: url(x) }}</style>",
        '<svg><image xlink:href="//{}/a.png"></svg>',
        '<link rel="preload" as="image" imagesrcset="/own 1x, //{}/a.png 2x">',
        '<img src="//{}./a.png">',
        '<iframe src="/own" style="background: url(//{}/a.png)"></iframe>',
    ],
)
def test_other_resources_follow_the_policy(form, policy, left):
    html = form.format("i.ytimg.com") + form.format("cdn.example.org")
    assert without_dots(fetched(html)) == {"i.ytimg.com", "cdn.example.org"}
    assert without_dots(fetched(protected(html, policy))) == left


@pytest.mark.parametrize("name", ["autoplay", "auto_play", "AutoPlay"])
def test_no_player_starts_by_itself(name):
    frame = f'<iframe src="http://w.soundcloud.com/player/?{name}=true&color=&a=1">'
    address = "https://w.soundcloud.com/player/?color=&amp;a=1"
    assert f'data-url="{address}"' in protected(frame)


@pytest.mark.parametrize(
    ("host", "provider"),
    [
        ("www.youtube.com", "youtube"),
        ("www.youtube.com.", "youtube"),
        ("www%2eyoutube%2Ecom", "youtube"),
        ("evilyoutube.com", "other"),
        ("youtube.com.evil.example", "other"),
        ("youtube%2ecom%2eevil.example", "other"),
        ("evilvimeo.com", "other"),
    ],
)
def test_a_frame_is_of_the_provider_whose_host_a_browser_asks(host, provider):
    result = protected(f'<iframe src="https://{host}/embed/x">')
    assert f'data-provider="{provider}"' in result


@pytest.mark.parametrize("policy", ["link", "block"])
def test_a_frame_of_the_site_loses_only_what_is_foreign(policy):
    style = 'style="width: 50%; background: url(//evil.example) red"'
    result = protected(f'<iframe src="/own" {style}></iframe>', policy)
    assert result == (
        '<iframe src="/own" style="width: 50%; background: url(about:invalid) red">'
        "</iframe>"
    )


def test_a_sharp_s_makes_another_host():
    html = '<iframe src="https://www.meißen.de/">'
    [finding] = fetches(html, {"www.meissen.de"})
    assert finding.host == "www.xn--meien-nqa.de"


NOTHING = "about:invalid"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (
            '<img src="/own" srcset="//a.example 1x, /b 2x, //c.example/x,y"'
            ' style="width:50%">',
            '<img src="/own" srcset="/b 2x" style="width:50%">',
        ),
        (
            '<video style="width:100%" poster="//a.example" src="/own"></video>',
            '<video style="width:100%" src="/own"></video>',
        ),
        (
            '<video src="/own" style="--a: \'//b.example\'"></video>',
            f'<video src="/own" style="--a: &quot;{NOTHING}&quot;"></video>',
        ),
        (
            '<table style="color:red;background:URL(//a.example)"><tr background=//b>'
            "</table>",
            f'<table style="color:red;background:url({NOTHING})"><tbody><tr></tr>'
            "</tbody></table>",
        ),
        (
            '<picture><source srcset="//a.example"><img src="/own"></picture>',
            '<picture><img src="/own"></picture>',
        ),
        (
            '<video><source src="//a.example"><source src="/b"><track src="//c">'
            "</video>",
            '<video><source src="/b"></video>',
        ),
        (
            '<video><source src="/b" srcset="//a.example 2x"></video>',
            '<video><source src="/b"></video>',
        ),
        (
            "<style media=print>a{b:url(//a.example)} c{d:url(/e)}</style>",
            f'<style media="print">a{{b:url({NOTHING})}} c{{d:url(/e)}}</style>',
        ),
        (
            "<svg fill='url(//a.example#b)'><feImage href='//c'></feImage>"
            "<set to='//d'></set></svg>",
            f'<svg fill="url({NOTHING})"></svg>',
        ),
        ("<p>a</p><base href=//a.example><img src=b>", '<p>a</p><img src="b">'),
        (
            "<meta http-equiv=refresh content='0;url=//a.example'><p>a</p>",
            "<p>a</p>",
        ),
        ("<link rel=stylesheet href='data:text/css,@import \"//a.example\"'>", ""),
        ('<img src="data:image/gif;base64,R0lGODlhAQ">',) * 2,
    ],
)
@pytest.mark.parametrize("policy", ["link", "block"])
def test_an_element_loses_what_is_foreign_and_all_else_stays(html, left, policy):
    assert protected(html, policy) == left


def test_what_is_left_by_the_policy_stays_byte_for_byte_beside_what_is_not():
    html = "<img src='//cdn.example/a' srcset='//i.ytimg.com/a 2x, /b 3x'>"
    assert protected(html) == '<img src="//cdn.example/a" srcset="/b 3x">'


def test_a_blocked_image_is_a_text_and_a_linked_one_a_link():
    html = '<img src="http://cdn.example/a&amp;lt;b?autoplay=1&amp;c=" alt="A">'
    blocked = foreign.parse(protected(html, "block"))
    assert [node.text() for node in blocked.css("span.socialmedia-blocked")] == ["A"]
    assert blocked.css("a, img") == []
    [link] = foreign.parse(protected(html, "link")).css("a")
    assert link.attributes["href"] == "https://cdn.example/a&lt;b?c="
    assert link.text() == "A"
    assert "From cdn.example" in protected('<img src="//cdn.example/a">', "block")


def test_an_image_in_a_link_becomes_the_words_of_the_link():
    image = '<img src="//cdn.example/t.jpg" alt="Zum Konzept">'
    html = f'<a href="/konzept"><b>{image}</b></a>'
    [link] = foreign.parse(protected(html, "link")).css("a")
    assert (link.attributes["href"], link.text()) == ("/konzept", "Zum Konzept")


@pytest.mark.parametrize("policy", ["link", "block"])
def test_a_film_without_a_source_says_what_is_missing(policy):
    html = (
        '<video poster="/p"><source src="//cdn.example/f.mp4"><track src="//x"></video>'
    )
    tree = foreign.parse(protected(html, policy))
    assert tree.css("video, source, track") == []
    assert "From cdn.example" in tree.css_first("a, span").text()


@pytest.mark.parametrize(
    ("attributes", "title", "box"),
    [
        ('title=" A " width=" 640px " height="480"', "A", 'viewBox="0 0 640 480"'),
        ('title=" " width="640"', "Content", 'viewBox="0 0 16 9"'),
        ('height="480"', "Content", 'height="480"'),
        ('width="100%" height="1200"', "Content", 'height="1200"'),
        ('width="100%" height="166"', "Content", 'height="166"'),
        ('width="300" height="600"', "Content", 'height="600"'),
        ('width="9999999" height="100001"', "Content", 'height="10000"'),
        ('style="width:100%;height:450px" height="9"', "Content", 'height="450"'),
        ('style="aspect-ratio: 4 / 3; width:100%"', "Content", 'viewBox="0 0 400 300"'),
        ('width="100%" height="100%"', "Content", 'viewBox="0 0 16 9"'),
    ],
)
def test_title_and_size_of_a_frame(attributes, title, box):
    result = protected(f'<iframe src="//maps.example" {attributes}></iframe>')
    assert f'data-title="{title}"' in result
    assert f"<svg {box}" in result


FRAME = '<iframe src="//maps.example" style="position:absolute;height:100%"></iframe>'


@pytest.mark.parametrize(
    ("wrapper", "box"),
    [
        ('<div style="padding:56.25% 0 0 0;position:relative;">{}</div>', "10000 5625"),
        (
            '<div style="position:relative;padding-bottom:75%;height:0"><div>{}</div>'
            "</div>",
            "10000 7500",
        ),
        ('<div class="ratio ratio-16x9">\n{}\n</div>', "1600 900"),
        ('<div class="ratio" style="--bs-aspect-ratio: 50%">{}</div>', "10000 5000"),
        ('<div class="embed-responsive embed-responsive-4by3">{}</div>', "400 300"),
        (
            '<figure class="wp-block-embed wp-embed-aspect-21-9"><div'
            ' class="wp-block-embed__wrapper">{}</div></figure>',
            "2100 900",
        ),
        ('<div class="video-container">{}</div>', "16 9"),
    ],
)
def test_a_wrapper_made_for_a_frame_gives_its_ratio_and_goes(wrapper, box):
    result = protected(f"<p>a</p>{wrapper.format(FRAME)}<p>b</p>")
    assert f'viewBox="0 0 {box}"' in result
    assert result.startswith('<p>a</p><figure class="socialmedia-embed"')
    assert result.endswith("</figure><p>b</p>")


@pytest.mark.parametrize(
    "box",
    [
        "<div>{}</div>",
        '<div class="ratio"><p>words</p>{}</div>',
        '<li class="video">{}</li>',
        '<td class="video">{}</td>',
    ],
)
def test_a_box_that_holds_more_or_is_no_wrapper_stays(box):
    html = "<table><tr>{}</tr></table>" if "<td" in box else "{}"
    start = box.partition("{}")[0]
    result = protected(html.format(box.format(FRAME)))
    assert f'{start}<figure class="socialmedia-embed"' in result


@pytest.mark.parametrize(
    ("html", "outline"),
    [
        ("<p>a{0}b</p>c", "<p>ab</p>()c"),
        ("<p>{0}</p>", "()"),
        ("<p> \n{0}<br></p>", "()"),
        ("<p>a{0}{1}</p>", "<p>a</p>()()"),
        ("<ul><li><p>a<b>{0}</b></p></li></ul>", "<ul><li><p>a<b></b></p>()</li></ul>"),
        ('<p><a href="/x">a{0}</a></p>', '<p><a href="/x">a</a></p>()'),
        ('<p id="x">{0}</p>', '<p id="x"></p>()'),
        ("<h2>{0}</h2>", "()"),
    ],
)
def test_a_figure_stands_behind_the_paragraph_that_held_the_frame(html, outline):
    first, second = FRAME, FRAME.replace("maps", "other")
    result = protected(html.format(first, second))
    for number, figure_ in enumerate(foreign.parse(result).css("figure")):
        host = figure_.attributes["data-host"]
        assert host == ["maps.example", "other.example"][number]
        result = result.replace(figure_.html, "()")
    assert result == outline


@pytest.mark.parametrize(
    ("html", "fetch"),
    [
        ('<iframe src="file:///C:/karte.html"></iframe>', ("iframe", "src", "", BLOCK)),
        ("<iframe srcdoc=x></iframe>", ("iframe", "srcdoc", "", BLOCK)),
        ("<iframe src=//a.example>", ("iframe", "src", "a.example", CONSENT)),
        (
            "<iframe src=//a.example style='width:1px;background:url(/x)'>",
            ("iframe", "src", "a.example", CONSENT),
        ),
        ("<img src=//i.ytimg.com>", ("img", "src", "i.ytimg.com", BLOCK)),
        ("<tr background=//a.example>", None),
        (
            "<table><tr background=//a.example></table>",
            ("tr", "background", "a.example", "leave"),
        ),
        ("<svg><style>@import/**/'//a'</style>", ("style", "", "a", "leave")),
    ],
)
def test_the_plan_tells_what_happens_to_each_address(html, fetch):
    plan = make_plan(html, OWN, Policy("platforms", {"ytimg.com"}))
    found = [
        (each.element, each.attribute, each.host, each.action)
        for each in (plan.fetches if plan else ())
    ]
    assert found == ([fetch] if fetch else [])


def test_markup_of_ours_that_a_text_forges_is_none():
    html = (
        '<figure class="socialmedia-embed" DATA-Provider="vimeo" data-version="1"'
        ' data-url="https://tracker.example/x"><button data-embed="load">'
    )
    result = protected(html)
    assert "data-provider" not in result.lower()
    assert "data-embed" not in result


def test_a_text_of_which_no_plan_can_be_made_keeps_its_words_and_images():
    html = (
        '<p style="background:url(//a.example)">Über<iframe src="//b.example"></iframe>'
        '<img src="/own" srcset="//c.example 2x"><img src="//d.example" alt="D">'
        '<template shadowrootmode="open"><img src="//e.example"></template></p>'
    )
    result = bare(html)
    assert fetched(result) == set()
    assert result == '<p>Über<img src="/own"><img alt="D"></p>'


def test_an_element_with_a_style_is_found_once():
    html = '<iframe src="//evil.example/x" style="width: 100%"></iframe>'
    assert len(fetches(html)) == 1


@pytest.mark.parametrize(
    "style",
    [
        "background: URL(//evil.example/a)",
        "background: u\\72l(//evil.example/a)",
        "background: image-set('//evil.example/a' 1x)",
        "background: url&lpar;//evil.example/a)",
        "background: url&#40;//evil.example/a)",
    ],
)
def test_every_spelling_in_a_style_is_seen(style):
    [finding] = fetches(f'<p style="{style}">x</p>')
    assert (finding.attribute, finding.host) == ("style", "evil.example")


def test_a_pasted_post_is_a_figure_with_its_words():
    link = '<a href="https://x.com/landkreis/status/12">5. Mai</a>'
    html = (
        f'<blockquote class="twitter-tweet"><p lang="de">Heute</p>{link}</blockquote>'
    )
    [frame] = [step.frame for step in make_plan(html, OWN, LEFT).steps]
    assert frame.host == "platform.twitter.com"
    frames = []
    apply(make_plan(html, OWN, LEFT), lambda each: frames.append(each) or "", str)
    [post] = frames
    assert post.quote == '<blockquote lang="de">Heute 5. Mai</blockquote>'
    assert (post.size.width, post.size.height) == (0, 600)
    assert 'data-provider="x"' in protected(html)


def test_a_text_of_open_tags_is_not_read():
    assert bare("<b>" + "<div>" * 20_000).startswith("&lt;b&gt;")
    with pytest.raises(Unreadable):
        make_plan("<iframe src=//evil.example></iframe>" + "<div>" * 20_000, OWN, LEFT)


PIECES = st.sampled_from(
    [
        *"<>\"'/=! \t\n\\-",
        "<iframe ",
        "<IFRAME\n",
        "src=",
        "srcdoc=",
        "//evil.example",
        "https:",
        "http&colon;",
        "<!--",
        "-->",
        "</iframe>",
        "<svg>",
        "<math><mtext>",
        "<table>",
        "<textarea>",
        "<title>",
        "<template>",
        "<noscript>",
        "<img ",
        "<p title=",
        "<form>",
        "</form>",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_mixture_of_pieces_lets_a_frame_through(html):
    result = protected(html, "block")
    assert fetched(result) == set()
    assert fetched(foreign.parse(result).html or "") == set()
