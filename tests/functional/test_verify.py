"""Is this account ours? Never official by accident."""

from plone import api
import pytest
import transaction


@pytest.fixture
def portal(portal):
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        for name, platform, url, status in (
            ("yt", "youtube", "https://www.youtube.com/channel/UCaB1", "active"),
            ("toot", "mastodon", "https://social.example.de/@Kreis", "active"),
            ("alt", "instagram", "https://instagram.com/kreis", "ended"),
            ("kalt", "threads", "https://www.threads.net/@kreis", "frozen"),
            ("bald", "tiktok", "https://www.tiktok.com/@kreis", "planned"),
            ("fb", "facebook", "https://facebook.com/profile.php?id=42", "active"),
        ):
            channel = api.content.create(
                concept,
                "SocialMediaChannel",
                name,
                title=name,
                platform=platform,
                account_url=url,
                status=status,
            )
            api.content.transition(channel, "publish")
        api.content.create(
            concept,
            "SocialMediaChannel",
            "geheim",
            title="Geheim",
            platform="bluesky",
            account_url="https://bsky.app/profile/geheim.example",
            status="active",
        )
    transaction.commit()
    return portal


@pytest.fixture
def ask(anonymous):
    def ask(url, **headers):
        return anonymous.get(
            "/@social-media-account", params={"url": url}, headers=headers
        )

    return ask


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://www.facebook.com/wirtschaft.in.mittelsachsen", "official"),
        ("http://m.facebook.com/Wirtschaft.In.Mittelsachsen/?ref=x#a", "official"),
        ("facebook.com/wirtschaft.in.mittelsachsen/about", "official"),
        ("facebook.com/wirtschaft.in.mittelsachsen/posts/123", "unknown"),
        ("https://facebook.com/wirtschaft%2Ein.mittelsachsen", "official"),
        ("https://www.facebook.com/profile.php?id=42&sk=about", "official"),
        ("https://www.facebook.com/profile.php?id=43", "unknown"),
        ("https://www.facebook.com/profile.php", "unknown"),
        ("https://x.com/mswirtschaft", "official"),
        ("https://mobile.twitter.com/MSwirtschaft/media", "official"),
        ("https://twitter.com/mswirtschaft/status/1", "unknown"),
        ("https://www.youtube.com/channel/UCaB1/videos", "official"),
        ("https://www.youtube.com/channel/ucab1", "unknown"),
        ("https://www.youtube.com/watch?v=UCaB1", "unknown"),
        ("@Kreis@social.example.de", "official"),
        ("https://social.example.de/users/kreis", "official"),
        ("https://social.example.de/@kreis/112233", "official"),
        ("https://andere.example.de/@kreis", "unknown"),
        ("https://www.instagram.com/kreis/", "former"),
        ("https://threads.com/@kreis", "former"),
        ("https://www.tiktok.com/@kreis", "unknown"),
        ("https://bsky.app/profile/geheim.example", "unknown"),
        ("https://www.facebook.com/wirtsch\u0430ft.in.mittelsachsen", "unknown"),
        ("https://www.f\u0430cebook.com/wirtschaft.in.mittelsachsen", "unknown"),
        ("https://facebook.com.evil.example/wirtschaft.in.mittelsachsen", "unknown"),
        ("https://facebook.com@evil.example/wirtschaft.in.mittelsachsen", "unknown"),
        ("https://evil.example/?u=facebook.com/wirtschaft.in.mittelsachsen", "unknown"),
        ("https://facebook.com/wirtschaft.in.mittelsachsen2", "unknown"),
        ("https://facebook.com/evil/wirtschaft.in.mittelsachsen", "unknown"),
        ("https://vimeo.com/76979871", "unknown"),
    ],
)
def test_verdicts(ask, url, verdict):
    data = ask(url).json()
    assert data["verdict"] == verdict
    assert bool(data["items"]) is (verdict != "unknown")


def test_look_alike_letters_are_named(ask):
    reason = ask("https://www.facebook.com/wirtsch\u0430ft.in.mittelsachsen").json()
    assert "Buchstaben" in reason["reason"]


@pytest.mark.parametrize(
    "url", ["", " ", "nix", "javascript:alert(1)", "ftp://x.com/a"]
)
def test_no_address_is_a_bad_request(ask, url):
    assert ask(url).status_code == 400


def test_an_unchanged_answer_is_304(ask):
    etag = ask("x.com/mswirtschaft").headers["ETag"]
    again = ask("x.com/mswirtschaft", **{"If-None-Match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("x.com/mswirtschaft", "Ja, dieses Konto gehört zu uns"),
        ("instagram.com/kreis", "Dieses Konto gehörte zu uns"),
        ("x.com/fremd", "Dieses Konto kennen wir nicht"),
        ("nix", "Geben Sie die vollständige Adresse"),
        ("<script>alert(1)</script>.de", "&lt;script&gt;"),
    ],
)
def test_the_page_explains(anonymous, url, text):
    html = anonymous.get(
        "/@@verify-account", params={"url": url}, headers={"Accept": "text/html"}
    ).text
    assert text in html
    assert "<script>alert" not in html
