"""What addresses mean, and which of them are what they seem."""

from hypothesis import given
from hypothesis import strategies as st
import json
from mittelsachsen.socialmedia.addresses import constraints
from mittelsachsen.socialmedia.addresses import hosts
from pathlib import Path
import pytest


CORPUS = json.loads(
    Path(__file__).parents[1].joinpath("data/addresses.json").read_text()
)
ADDRESSES = st.one_of(
    st.text(),
    st.sampled_from([case[0] for case in CORPUS]),
    st.lists(
        st.sampled_from(
            [*"/\\:@?#.%[]\t \u212aß", "https:", "//", "a.de", "127.1", "%2e", "xn--"]
        )
    ).map("".join),
)


@given(ADDRESSES)
def test_any_text_is_an_address_or_an_error(address):
    try:
        url = hosts.read(address)
    except hosts.AddressError:
        return
    assert hosts.read(url.href).href == url.href


@given(ADDRESSES)
def test_what_is_shown_is_where_it_leads(address):
    try:
        url = hosts.shown(address)
    except hosts.AddressError:
        return
    assert hosts.fetched_host(address) == url.hostname
    assert not set("@\\ \t\n") & set(address.split("/")[2].split("?")[0].split("#")[0])


@given(ADDRESSES)
def test_what_is_offered_is_taken(address):
    uri = hosts.as_uri(address)
    if uri is not None:
        assert hosts.entered(uri).href == hosts.read(address).href or "%" in uri


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://meißen.de/", "xn--meien-nqa.de"),
        ("https://meissen.de/", "meissen.de"),
        ("//A.de", "a.de"),
        ("\\\\a.de", "a.de"),
        ("https:a.de", "a.de"),
        ("http://0x7f.1/", "127.0.0.1"),
        ("https://a.de.:8443/", "a.de."),
        ("https://a.de@b.de/", "b.de"),
        ("http://127.0.0.1:80\\@i.vimeocdn.com/", "127.0.0.1"),
        ("/a", None),
        ("a.de", None),
        ("", None),
        ("mailto:a@b.de", None),
        ("data:text/html,x", ""),
        ("foo://a.de/", ""),
        ("https://a b.de/", ""),
    ],
)
def test_a_browser_asks_this_host(address, host):
    assert hosts.fetched_host(address) == host


@pytest.mark.parametrize(
    ("host", "is_on"),
    [
        ("vimeo.com", True),
        ("player.vimeo.com", True),
        ("player.vimeo.com.", True),
        ("evilvimeo.com", False),
        ("vimeo.com.evil.example", False),
        ("", False),
    ],
)
def test_a_host_is_on_another_or_below_it(host, is_on):
    assert hosts.is_on(host, ["vimeo.com"]) is is_on


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://EXAMPLE.org:8080/a/%20?b=c#d",
        "https://xn--meien-nqa.de/",
        "http://127.0.0.1/",
    ],
)
def test_editors_enter_uris(address):
    assert constraints.is_web_address(address)


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://meißen.de/straße", "https://xn--meien-nqa.de/stra%C3%9Fe"),
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("http://127.1", "http://127.0.0.1/"),
    ],
)
def test_other_letters_are_refused_with_the_form_to_enter(address, uri):
    with pytest.raises(constraints.UnwrittenWebAddress) as error:
        constraints.is_web_address(address)
    assert error.value.doc().mapping == {"url": uri}


@pytest.mark.parametrize(
    "address",
    [
        "https://a.de/100%",
        "https://a.de/#a#b",
        "https://a.de/\ud800%",
        "https://[::1]/",
        "https://localhost/",
        "https://a..de/",
        "https://a.de:99999/",
        "https://:pw@a.de/",
    ],
)
def test_what_cannot_be_mended_is_refused(address):
    with pytest.raises(constraints.InvalidWebAddress) as error:
        constraints.is_web_address(address)
    assert type(error.value) is constraints.InvalidWebAddress


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("//a.de/x", "https://a.de/x"),
        ("https:a.de/x", "https://a.de/x"),
        ("http://a.de", "http://a.de/"),
        ("https://a.de/\ud800", "https://a.de/%EF%BF%BD"),
    ],
)
def test_a_browser_asks_for_this(address, asked):
    assert hosts.fetched(address).href == asked
    assert hosts.fetched("/x") is None


@pytest.mark.parametrize(
    ("text", "lower"),
    [("ABC", "abc"), ("ÄB", "äb"), ("A\u212aB", "a\u212ab"), ("\u017f", "\u017f")],
)
def test_look_alikes_of_letters_stay(text, lower):
    assert hosts.lower(text) == lower


@pytest.mark.parametrize(
    "address", ["ftp://a.de/", "https://u@a.de/", "https://:p@a.de/", "https://a/"]
)
def test_what_shows_no_host_is_refused(address):
    with pytest.raises(hosts.AddressError):
        hosts.shown(address)


def test_a_host_may_end_with_a_dot_and_be_in_any_case():
    assert hosts.shown("HTTPS://A.de.:8443/").href == "https://a.de.:8443/"
