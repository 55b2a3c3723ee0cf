"""Videos and posts: what each provider takes for one, and what it gives."""

from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.addresses.videos import VideoAddressError
from pathlib import Path
import pytest
from urllib.parse import urlsplit
import yaml


TABLES = {
    path.stem: yaml.safe_load(path.read_text())
    for path in (Path(__file__).parents[1] / "data" / "videos").iterdir()
}
GOOD = [
    (token, row["address"], row["player"], row["page"])
    for token, table in TABLES.items()
    for row in table["good"]
]
BAD = [address for table in TABLES.values() for address in table["bad"]]
PLAYERS = {
    "facebook": {"www.facebook.com"},
    "instagram": {"www.instagram.com"},
    "tiktok": {"www.tiktok.com"},
    "vimeo": {"player.vimeo.com", "vimeo.com"},
    "x": {"platform.twitter.com"},
    "youtube": {"www.youtube-nocookie.com"},
}


def test_each_provider_has_its_table():
    assert set(TABLES) == {provider.TOKEN for provider in videos.PROVIDERS}


@pytest.mark.parametrize(("token", "address", "player", "page"), GOOD)
def test_addresses_become_players_and_pages(token, address, player, page):
    video = videos.read(address)
    assert (video.provider, video.player, video.page) == (token, player, page)


# Facebook's players have more to say; in texts they stay as they are written.
OWN_PLAYERS = {player for token, _, player, _ in GOOD if token != "facebook"}


@pytest.mark.parametrize("player", sorted(OWN_PLAYERS))
def test_the_address_of_a_player_is_read_as_well(player):
    assert videos.read(player).player == player


@pytest.mark.parametrize("address", BAD)
def test_anything_else_is_refused(address):
    with pytest.raises(VideoAddressError):
        videos.read(address)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda host, path: f"https://a@{host}{path}",
        lambda host, path: f"https://:b@{host}{path}",
        lambda host, path: f"https://{host}:8443{path}",
        lambda host, path: f"https://{host}:99999{path}",
        lambda host, path: f"https:\\\\{host}{path}",
        lambda host, path: f"https://{host}\t{path}",
        lambda host, path: f"https://{host}{path[:2]}\n{path[2:]}",
        lambda host, path: f"https://{host}{path[:2]}\x00{path[2:]}",
        lambda host, path: f"ftp://{host}{path}",
        lambda host, path: f"javascript://{host}{path}",
    ],
)
@pytest.mark.parametrize("token", TABLES)
def test_no_address_of_them_hides_where_it_leads(token, spoil):
    parts = urlsplit(TABLES[token]["good"][0]["address"])
    query = f"?{parts.query}" if parts.query else ""
    with pytest.raises(VideoAddressError):
        videos.read(spoil(parts.netloc, parts.path + query))


def test_only_the_providers_that_are_wanted_are_asked():
    post = "https://x.com/a/status/1"
    assert videos.read(post, videos.POSTS).provider == "x"
    with pytest.raises(VideoAddressError):
        videos.read(post, videos.VIDEOS)


def test_consent_to_a_server_that_anybody_can_run_is_for_its_host():
    for token, address, *_ in GOOD:
        video = videos.read(address)
        host = urlsplit(video.player).hostname if token in videos.BY_HOST else ""
        assert video.host == host


ADDRESSES = [row[1] for row in GOOD] + BAD


@given(
    st.one_of(
        st.text(),
        st.text().map("https://vimeo.com/{}".format),
        st.tuples(
            st.sampled_from(ADDRESSES), st.integers(0, 60), st.text(max_size=3)
        ).map(lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]),
    )
)
@example("https://vimeo.com/１２")
@example("https://[::1")
def test_a_text_is_refused_or_plays_at_the_providers(text):
    try:
        video = videos.read(text)
    except VideoAddressError:
        return
    player = urlsplit(video.player)
    assert player.scheme == "https"
    assert player.netloc in PLAYERS.get(video.provider, {video.host})
    assert video.untracked in video.player
    assert "autoplay" not in video.player


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("//a.example/x", "https://a.example/x"),
        ("http://a.example/x", "https://a.example/x"),
        ("http://a.example:80/x", "https://a.example/x"),
        (
            "http://a.example:8080/map?ort=M%FCnchen&layer=1;2&x",
            "http://a.example:8080/map?ort=M%FCnchen&layer=1;2&x",
        ),
        ("https://a.example/?pb=!1m18&autoplay=1&y=", "https://a.example/?pb=!1m18&y="),
        ("https://a.example/?AUTO_PLAY=1#t", "https://a.example/#t"),
    ],
)
def test_other_frames_stay_as_they_are_written(address, player):
    video = other.read(address)
    assert (video.provider, video.player, video.host) == ("other", player, "a.example")


@pytest.mark.parametrize(
    "address", ["", "/own", "data:text/html,x", "ftp://a.example/", "https://a:99999/"]
)
def test_what_is_no_page_of_another_site_is_no_frame(address):
    with pytest.raises(VideoAddressError):
        other.read(address)


@pytest.mark.parametrize(
    ("written", "loaded"),
    [
        (
            "http://geo.example.org:8080/map?ort=M%FCnchen&layer=1;2&x",
            "http://geo.example.org:8080/map?ort=M%FCnchen&layer=1;2&x",
        ),
        ("//geo.example.org/a?pb=!1m18!1m", "https://geo.example.org/a?pb=!1m18!1m"),
        ("HTTP://geo.example.org/ä?b=ö c", "https://geo.example.org/ä?b=ö c"),
        ("http://geo.example.org:80/a", "https://geo.example.org/a"),
        ("https://geo.example.org/?autoplay=1&a=b+c", "https://geo.example.org/?a=b+c"),
        (
            "https://geo.example.org/?a=%&autoplay=1#t=1",
            "https://geo.example.org/?a=%#t=1",
        ),
        ("https://geo.example.org?autoplay=1", "https://geo.example.org"),
        ("ht\ntps:/\\geo.example.org/a", "https://geo.example.org/a"),
        ("https:geo.example.org/a", "https://geo.example.org/a"),
    ],
)
def test_an_address_is_kept_as_it_is_written(written, loaded):
    assert other.read(written).player == loaded
