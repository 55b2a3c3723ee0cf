from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.addresses import vimeo
import pytest
from urllib.parse import parse_qs
from urllib.parse import urlsplit


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://vimeo.com/1234", "https://player.vimeo.com/video/1234?dnt=1"),
        ("vimeo.com/1234/", "https://player.vimeo.com/video/1234?dnt=1"),
        ("//VIMEO.com/1234", "https://player.vimeo.com/video/1234?dnt=1"),
        (
            "https://vimeo.com/1234/abc123#t=1m30s",
            "https://player.vimeo.com/video/1234?h=abc123&dnt=1#t=90s",
        ),
        (
            "https://player.vimeo.com/video/1234?h=ff&dnt=0&autoplay=1&loop=1",
            "https://player.vimeo.com/video/1234?h=ff&loop=1&dnt=1",
        ),
        (
            "https://vimeo.com/channels/staffpicks/1234",
            "https://player.vimeo.com/video/1234?dnt=1",
        ),
        (
            "https://vimeo.com/event/55/videos/1234",
            "https://player.vimeo.com/video/1234?dnt=1",
        ),
        (
            "https://vimeo.com/event/55/ab12",
            "https://vimeo.com/event/55/embed/ab12?dnt=1",
        ),
        (
            "https://vimeo.com/event/55/embed?dnt=0",
            "https://vimeo.com/event/55/embed?dnt=1",
        ),
        (
            "https://vimeo.com/groups/a-b/videos/1234?share=copy",
            "https://player.vimeo.com/video/1234?dnt=1",
        ),
        (
            "https://vimeo.com/ondemand/film/1234",
            "https://player.vimeo.com/video/1234?dnt=1",
        ),
        (
            "https://vimeo.com/showcase/77/video/1234",
            "https://player.vimeo.com/video/1234?dnt=1",
        ),
    ],
)
def test_addresses_of_videos_become_players(address, player):
    assert vimeo.player_url(vimeo.parse(address)) == player


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)//vimeo.com/1",
        "https://vimeo.com.evil.example/1",
        "https://vimeo.com@evil.example/1",
        "https://evil@vimeo.com/1",
        "https://vimeo.com:8443/1",
        "https://vimeo.com/user16758230",
        "https://vimeo.com/0",
        "https://vimeo.com/１２３",
        "https://vimeo.com\\@evil.example/1",
        "https://vimeo.com/showcase/5",
        "https://vimeo.com/event/",
    ],
)
def test_anything_else_is_refused(address):
    with pytest.raises(vimeo.VideoAddressError):
        vimeo.parse(address)


@given(st.one_of(st.text(), st.text().map("https://vimeo.com/{}".format)))
def test_no_text_leads_to_another_host(text):
    try:
        video = vimeo.parse(text)
    except vimeo.VideoAddressError:
        return
    parts = urlsplit(vimeo.player_url(video))
    assert (parts.scheme, parts.netloc) == ("https", "player.vimeo.com")
    assert parse_qs(parts.query)["dnt"] == ["1"]
