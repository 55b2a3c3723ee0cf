"""Posts that are pasted with a platform's code, with and without Plone's filter."""

from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds import posts
import pytest


INSTAGRAM = "https://www.instagram.com/p/CuE2WzNs-1_/"
TWEET = "https://twitter.com/landkreis/status/12?ref_src=twsrc%5Etfw"
TIKTOK = "https://www.tiktok.com/@scout/video/6718335390845095173"
FACEBOOK = "https://www.facebook.com/20531316728/posts/10154009990506729"


SELECTOR = f":is({', '.join(f'.{name}' for name in posts.CODES)})"


def node_of(html):
    [node] = foreign.parse(html).css(SELECTOR)
    return node


@pytest.mark.parametrize(
    ("html", "provider", "page"),
    [
        (
            '<blockquote class="instagram-media" data-instgrm-captioned'
            f' data-instgrm-permalink="{INSTAGRAM}?utm_source=ig_embed"></blockquote>',
            "instagram",
            INSTAGRAM,
        ),
        (
            f'<blockquote class="instagram-media"><div><a href="{INSTAGRAM}?utm=1">'
            "<div>View this post on Instagram</div></a></div></blockquote>",
            "instagram",
            INSTAGRAM,
        ),
        (
            '<blockquote class="twitter-tweet tw-align-center"><p lang="de">Wie in'
            ' <a href="https://x.com/other/status/34">x.com/other/…</a></p>'
            f'— Landkreis <a href="{TWEET}">May 5</a></blockquote>',
            "x",
            "https://x.com/landkreis/status/12",
        ),
        (
            f'<blockquote class="tiktok-embed" cite="{TIKTOK}"><section>'
            '<a href="https://www.tiktok.com/tag/a">#a</a></section></blockquote>',
            "tiktok",
            TIKTOK,
        ),
        (f'<div class="fb-post" data-href="{FACEBOOK}/"></div>', "facebook", FACEBOOK),
        (
            f'<div class="fb-post"><blockquote cite="{FACEBOOK}/">Von'
            ' <a href="https://www.facebook.com/facebook/">Facebook</a></blockquote>',
            "facebook",
            FACEBOOK,
        ),
        (
            '<div class="fb-video"><blockquote><a href="https://www.facebook.com/a/'
            'videos/12/">Film</a></blockquote></div>',
            "facebook",
            "https://www.facebook.com/a/videos/12",
        ),
    ],
)
def test_a_pasted_code_names_its_post(html, provider, page):
    video = posts.post_of(node_of(html))
    assert (video.provider, video.page) == (provider, page)


@pytest.mark.parametrize(
    "html",
    [
        '<blockquote class="twitter-tweet">Nur Worte</blockquote>',
        f'<blockquote class="twitter-tweet" cite="{INSTAGRAM}"></blockquote>',
        '<blockquote class="tiktok-embed" cite="https://vimeo.com/1"></blockquote>',
        '<div class="fb-post"></div>',
        '<div class="fb-post" data-href="https://www.facebook.com/landkreis"></div>',
        '<blockquote class="instagram-media"><a href="//instagram.com.evil.example'
        '/p/CuE2WzNs-1_/">x</a></blockquote>',
    ],
)
def test_what_names_no_post_of_its_platform_is_none(html):
    assert posts.post_of(node_of(html)) is None


def test_only_quotations_and_boxes_are_codes():
    html = f'<p class="instagram-media" cite="{INSTAGRAM}">x</p>'
    assert posts.post_of(node_of(html)) is None


def test_the_words_stay_in_their_language():
    html = '<blockquote class="twitter-tweet"><p lang="{}">Heute <br>&lt;b&gt;</p>'
    html = f"{html}— Landkreis</blockquote>"
    assert posts.quote_of(node_of(html.format("de"))) == (
        '<blockquote lang="de">Heute &lt;b&gt; — Landkreis</blockquote>'
    )
    spoiled = posts.quote_of(node_of(html.format("de&quot;&gt;&lt;b&gt;")))
    assert 'lang="de&quot;&gt;&lt;b&gt;"' in spoiled
    assert posts.quote_of(node_of('<div class="fb-post"> </div>')) == ""


def test_a_post_is_tall_and_a_film_wide():
    sizes = {
        name: posts.size_of(node_of(f'<div class="a {name}"></div>'))
        for name in ("twitter-tweet", "fb-video")
    }
    assert sizes == {"twitter-tweet": (550, 600), "fb-video": (16, 9)}
