from hypothesis import given
from hypothesis import strategies as st
from mittelsachsen.socialmedia.platforms.accounts import AccountAddressError
from mittelsachsen.socialmedia.platforms.accounts import canonical_account
from mittelsachsen.socialmedia.platforms.accounts import host_fits
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


def test_parameters_that_name_an_account_are_kept():
    url = "https://de-de.facebook.com/profile.php?ref=x&id=42"
    assert canonical_account(url, FACEBOOK, ("id",)) == "facebook.com/profile.php?id=42"


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
