from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.addresses.accounts import account_name
from mittelsachsen.socialmedia.addresses.accounts import AccountAddressError
from mittelsachsen.socialmedia.addresses.accounts import AccountPortError
from mittelsachsen.socialmedia.addresses.accounts import canonical_account
from mittelsachsen.socialmedia.addresses.accounts import complete
from mittelsachsen.socialmedia.addresses.accounts import host_fits
from mittelsachsen.socialmedia.addresses.accounts import NoAddressError
from mittelsachsen.socialmedia.addresses.tracking import without_tracking
import pytest


X = ("x.com", "twitter.com")
FACEBOOK = ("facebook.com", "fb.com")


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/mswirtschaft",
        "http://twitter.com/mswirtschaft",
        "https://www.twitter.com/MSWirtschaft/",
        "https://mobile.twitter.com/mswirtschaft?lang=de",
        "https://m.x.com//mswirtschaft#top",
        "HTTPS://X.COM/mswirtschaf%74",
    ],
)
def test_spellings_of_one_account_are_one(url):
    assert canonical_account(url, X) == "x.com/mswirtschaft"


@pytest.mark.parametrize(
    ("url", "paths", "account"),
    [
        ("x.com/Name", ["{account}"], "x.com/name"),
        ("x.com/Name/status/1", ["{account}", "{account}/status/*"], "x.com/name"),
        ("x.com/Name/lists", ["{account}"], "x.com/name/lists"),
        ("x.com/@Name/7", ["@{account}", "@{account}/*"], "x.com/@name"),
        ("x.com/channel/UCaB", ["channel/{Account}"], "x.com/channel/UCaB"),
        ("x.com/users/Name", ["users/{account} = @{account}"], "x.com/@name"),
        ("x.com/p.php?r=x&id=4", ["p.php?id={account}"], "x.com/p.php?id=4"),
        ("x.com/name?id=4", ["p.php?id={account}", "{account}"], "x.com/name"),
        ("x.com/p.php?id=", ["p.php?id={account}"], "x.com/p.php"),
    ],
)
def test_paths_tell_which_part_is_the_account(url, paths, account):
    assert canonical_account(f"https://{url}", X, paths) == account


@pytest.mark.parametrize(
    "url",
    [
        "https://evilfacebook.com/a",
        "https://facebook.com.evil.example/a",
        "https://facebook.com@evil.example/a",
        "https://fаcebook.com/a",  # a Cyrillic letter
        "ftp://facebook.com/a",
        "javascript://facebook.com/%0aalert(1)",
    ],
)
def test_strangers_do_not_fit(url):
    assert not host_fits(url, FACEBOOK)


@pytest.mark.parametrize(
    "url", ["https://x.com", "https://x.com/", "https://x.com/?a=1"]
)
def test_a_platform_is_no_account(url):
    with pytest.raises(AccountAddressError):
        canonical_account(url, X)


@given(st.text())
def test_any_text_is_an_account_of_the_platform_or_an_error(text):
    try:
        account = canonical_account(text, X)
    except AccountAddressError:
        return
    assert account.startswith("x.com/")


def test_a_port_is_the_fault_that_is_named():
    with pytest.raises(AccountPortError):
        canonical_account("https://x.com:8443/a", X)
    assert canonical_account("https://x.com:443/a", X) == "x.com/a"


@pytest.mark.parametrize(
    "url",
    [
        "https://faceboo\u212a.com/a",  # the sign for Kelvin
        "https:facebook.com/a",
        "https:///facebook.com/a",
        "https://facebook.com\\a",
        "https://face\tbook.com/a",
        "https://%66acebook.com/a",
    ],
)
def test_a_host_that_is_hidden_does_not_fit(url):
    assert not host_fits(url, FACEBOOK)


def test_the_host_of_an_own_server_is_that_of_browsers():
    account = canonical_account("https://meißen.de/@rat", ())
    assert account == "xn--meien-nqa.de/@rat"


@pytest.mark.parametrize(
    ("url", "paths", "name"),
    [
        ("x.com/Name", ["{account}"], "Name"),
        ("x.com/@Name/7", ["@{account}", "@{account}/*"], "Name"),
        ("x.com/users/Name", ["users/{account} = @{account}"], "Name"),
        ("x.com/channel/UCaB", ["channel/{Account}"], None),
        ("x.com/p.php?id=4", ["p.php?id={account}"], None),
        ("x.com/Name/lists", ["{account}"], None),
    ],
)
def test_an_address_tells_the_name_of_its_account(url, paths, name):
    assert account_name(f"https://{url}", paths) == name


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.com:8080/name"])
def test_no_account_has_a_name(url):
    with pytest.raises(AccountAddressError):
        account_name(url, ["{account}"])


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("www.facebook.com/x", "https://www.facebook.com/x"),
        ("@kreis@social.example.de", "https://social.example.de/@kreis"),
        (" http://x.com/a ", "http://x.com/a"),
    ],
)
def test_what_people_type_becomes_an_address(text, url):
    assert complete(text) == url


@pytest.mark.parametrize("text", ["", "@kreis", "kein Konto", "javascript:alert(1)"])
def test_what_is_no_address_becomes_none(text):
    with pytest.raises(NoAddressError):
        complete(text)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (
            "https://www.facebook.com/x?igsh=MzRlODBiNWFlZA==",
            "https://www.facebook.com/x",
        ),
        ("https://x.com/landkreis?s=21&t=aB-c", "https://x.com/landkreis"),
        ("https://www.youtube.com/@kreis?si=aB", "https://www.youtube.com/@kreis"),
        (
            "https://m.facebook.com/p.php?id=4&mibextid=a",
            "https://m.facebook.com/p.php?id=4",
        ),
        ("https://example.org/a?utm_source=b&s=c#d", "https://example.org/a?s=c#d"),
        ("https://example.org/?t=1&amp=%41", "https://example.org/?t=1&amp=%41"),
    ],
)
def test_what_follows_links_goes_and_nothing_else(url, kept):
    assert without_tracking(url) == kept
