"""The version of a notice, which a visitor's browser keeps with the consent."""

from dataclasses import replace
from mittelsachsen.socialmedia.embeds.notices import Notice
import pytest


NOTICE = Notice("Vimeo", "Vimeo.com, Inc.", "https://vimeo.com/privacy", "<p>Own</p>")


@pytest.mark.parametrize("part", ["name", "operator", "policy_url", "own"])
def test_it_changes_with_each_part_of_the_notice(part):
    assert replace(NOTICE, **{part: "other"}).version != NOTICE.version


def test_it_ends_with_the_hosts():
    hosts = ("player.vimeo.com", "vimeo.com")
    assert replace(NOTICE, hosts=hosts).version == " ".join((NOTICE.version, *hosts))
