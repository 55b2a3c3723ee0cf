"""trust.txt and where the address of a legal notice goes."""

from mittelsachsen.socialmedia.content.notice_pages import notice_url
from mittelsachsen.socialmedia.platforms.hints import imprint_hint
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.register.trust import trust_txt
import pytest


ACCOUNT = "https://x.com/mswirtschaft"
CONTACT = "mailto:presse@example.org"


def test_a_line_for_each_relationship():
    lines = trust_txt(
        [ACCOUNT], [CONTACT], "https://land.example", ["https://ort.example"]
    )
    assert lines == (
        f"social={ACCOUNT}\ncontact={CONTACT}\n"
        "controlledby=https://land.example\nmember=https://ort.example\n"
    )


def test_what_is_not_there_has_no_line():
    assert trust_txt(["", ACCOUNT], [], "", []) == f"social={ACCOUNT}\n"


def test_no_line_comes_twice():
    assert trust_txt([ACCOUNT] * 2, [CONTACT] * 2, None, []).count("\n") == 2


def test_a_channels_own_address_counts():
    channel = "https://example.org/konzept/x"
    assert notice_url(None, "imprint", channel) == f"{channel}/@@imprint"
    assert notice_url("https://a.example", "imprint", channel) == "https://a.example"


class TestHints:
    @pytest.mark.parametrize("token", ["facebook", "x", "vimeo", "mastodon"])
    def test_are_in_both_languages(self, token):
        platform = Platform(token, token)
        german, english = (imprint_hint(platform, name) for name in ("de", "en"))
        assert german and english and german != english

    def test_the_record_has_the_last_word(self):
        platform = Platform("x", "X", imprint_hint="Im Profil.")
        assert imprint_hint(platform, "en") == "Im Profil."

    @pytest.mark.parametrize("platform", [None, Platform("own", "Eigene")])
    def test_nobody_knows_it_of_other_platforms(self, platform):
        assert imprint_hint(platform, "de") == ""
