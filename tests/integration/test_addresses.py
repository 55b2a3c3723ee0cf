"""Addresses and telephone numbers where settings and records of the site count."""

from mittelsachsen.socialmedia.content.contact import IContactPerson
from mittelsachsen.socialmedia.content.field_rules import check
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.embeds.hosts import own_hosts
from plone import api
import pytest


def test_numbers_are_dialled_from_the_country_of_the_settings(portal):
    assert BlockMacros().phone_uri("01 58858") == "tel:+49158858"
    api.portal.set_registry_record("mittelsachsen.socialmedia.phone_region", "AT")
    assert BlockMacros().phone_uri("01 58858") == "tel:+43158858"


def test_fields_take_numbers_of_the_country_of_the_settings(portal):
    api.portal.set_registry_record("mittelsachsen.socialmedia.phone_region", "DK")
    IContactPerson["phone"].validate("33 92 33 92")


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("https://x.com:8443/a", "port"),
        ("https://evil.example/a", "belong"),
        ("https://x.com/", "names no account"),
    ],
)
def test_each_fault_of_an_account_has_its_message(portal, url, word):
    values = {"status": "active", "platform": "x", "account_url": url}
    [error] = check("SocialMediaChannel", values, portal)
    assert error.field == "account_url"
    assert word in error.message


def test_own_hosts_are_read_as_browsers_do(portal):
    portal.REQUEST.setServerURL("https", "www.mei\u00dfen.de", "8443")
    assert own_hosts() == {"xn--meien-nqa.de", "www.xn--meien-nqa.de"}


def test_own_hosts_are_those_of_the_setting_too(portal):
    name = "mittelsachsen.socialmedia.own_hosts"
    api.portal.set_registry_record(name, ["www.example.de", "medien.example.de"])
    assert own_hosts() > {"example.de", "medien.example.de", "www.medien.example.de"}
