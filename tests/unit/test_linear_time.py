"""A megabyte of anything takes each reader two seconds at most."""

from contextlib import suppress
from itertools import product
from mittelsachsen.socialmedia.addresses import constraints
from mittelsachsen.socialmedia.addresses import videos
from mittelsachsen.socialmedia.addresses.accounts import canonical_account
from mittelsachsen.socialmedia.addresses.accounts import complete
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.addresses.phone import phone_uri
from mittelsachsen.socialmedia.addresses.videos import other
from mittelsachsen.socialmedia.checks.terms import find
from mittelsachsen.socialmedia.checks.terms import package_terms
from mittelsachsen.socialmedia.document.split import split
from mittelsachsen.socialmedia.embeds.links import framed_hosts
from mittelsachsen.socialmedia.embeds.links import links
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Policy
from mittelsachsen.socialmedia.embeds.protect import apply
from mittelsachsen.socialmedia.embeds.protect import bare
from mittelsachsen.socialmedia.register.importer import read
from mittelsachsen.socialmedia.tables import read_csv
from mittelsachsen.socialmedia.text import has_words
from mittelsachsen.socialmedia.text import plain_text
import pytest
from time import process_time
from zope.schema import ValidationError


LENGTH = 1_000_000
# Of a megabyte; where time grows with the square of the length, it would be hours.
SECONDS = 4
REFUSALS = (ValueError, ValidationError)  # A reader may say no, if it does so soon.


def protect(text):
    plan = make_plan(text, (), Policy("link"))
    if plan:
        apply(plan, lambda *frame: "<figure>", "{}".format)


RULES = ["{account}", "@{account}/*", "*/{account}/*", "p.php?id={account}"]
READERS = {
    "html": {
        "framed hosts": framed_hosts,
        "links": links,
        "protect": protect,
        "bare": bare,
        "split": split,
        "words": has_words,
        "plain text": plain_text,
    },
    "address": {
        "accounts": lambda text: canonical_account(text, (), RULES),
        "complete": complete,
        "hosts": fetched_host,
        "videos": videos.read,
        "other frames": other.read,
        "web address": constraints.is_web_address,
        "host name": constraints.is_host_name,
        "path": constraints.is_account_path,
        "email": constraints.is_email,
        "phone": constraints.is_phone,
        "phone uri": phone_uri,
    },
    "table": {
        "csv": read_csv,
        "import": lambda text: read(text.encode()),
    },
    "words": {
        "terms": lambda text: list(find(text, package_terms())),
        "plain text": plain_text,
        "email": constraints.is_email,
        "phone": constraints.is_phone,
    },
}

# What begins a text, what is repeated until it is long enough, what ends it.
TEXTS = {
    "html": {
        "spaces in url()": ("<p style='background:url(", " ", ")'>"),
        "brackets in a style": ("<style>@", "(", "</style>"),
        "escapes in a style": ("<style>@", "\\61", "</style>"),
        "comments in a style": ("<style>@", "/*", "</style>"),
        "styles": ("", "<p style='a:url(//a.de'>", ""),
        "brackets in styles": ("", "<p style='" + "(" * 9_000 + "'></p>", ""),
        "presentation": ("<svg>", "<a fill='url(//a)'></a>", ""),
        "frames": ("", "<iframe src=//a.de>", ""),
        "frames in a paragraph": ("<p>", "<iframe src=//a.de></iframe>", ""),
        "frames in wrappers": (
            "",
            "<div class=ratio><iframe src=//a></iframe></div>",
            "",
        ),
        "frames in frames": ("", "<object data=//a>", ""),
        "films": ("", "<video><source src=//a></video>", ""),
        "sources of a film": ("<video>", "<source src=//a>", ""),
        "commas in a source set": ("<img srcset='", ",", "'>"),
        "frames with an end": ("", "<iframe src=//a.de></iframe>", ""),
        "images": ("", "<img src=//a>", ""),
        "links": ("", "<a href=//a>", ""),
        "tags that may fetch": ("<iframe src=//a></iframe>", "<img ", ""),
        "a source set": ("<img srcset='", "//a 1x,", "'>"),
        "open tags": ("<iframe src=//a></iframe>", "<b>", ""),
        "open blocks": ("<iframe src=//a></iframe>", "<div>", ""),
        "ends of nothing": ("<iframe src=//a></iframe>", "<div></x>", ""),
        "ends in attributes": ("<iframe src=//a></iframe>", "<div a='</div>'>", ""),
        "ends in comments": ("<iframe src=//a></iframe>", "<div><!--</div>-->", ""),
        "ends in raw text": ("<iframe src=//a></iframe>", "<b><xmp></b></xmp>", ""),
        "one quote": ('<iframe src=//a></iframe><div ">', "<div>", ""),
        "open raw text": ("<iframe src=//a></iframe>", "<xmp>", ""),
        "headings": ("", "<h2>a</h2>", ""),
        "headings of headings": ("", "<h1>a</h1><h2>b</h2><h3>c</h3>", ""),
        "headings in wrappers": ("", "<div><h2>a</h2></div>", ""),
        "headings in quotations": ("", "<q><h2>a</h2></q>", ""),
        "equals signs": ("<iframe src=//a></iframe><a ", "= ", ">"),
        "quotes without an end": ("<iframe src=//a></iframe>", "<a b='", ""),
        "open comments": ("<iframe src=//a></iframe>", "<!--", ""),
        "entities": ("<iframe src=//a></iframe>", "&a", ""),
        "brackets": ("<iframe src=//a></iframe>", "<", ""),
        "attributes": ("<iframe src=//a ", "a=b ", ">"),
    },
    "address": {
        "an address": ("https://a.de/", "a", ""),
        "an address of steps": ("https://a.de/", "a/", ""),
        "an address of escapes": ("https://a.de/", "%61", ""),
        "an address of parameters": ("https://a.de/?", "a=b&", ""),
        "an address of labels": ("https://", "a.", "de/"),
        "an address of foreign letters": ("https://", "ä", ".de/"),
        "an address of users": ("https://", "a@", "a.de/"),
        "a video": ("https://vimeo.com/", "1", ""),
        "an account of the Fediverse": ("@a", "@a.", ""),
        "digits": ("", "1", ""),
        "digits of a number": ("+", "1 ", "x"),
    },
    "table": {
        "quotes": ("title,platform\n", '"', ""),
        "cells": ("title,platform\n", ",", ""),
        "rows": ("title,platform\n", "a,b\n", ""),
        "columns": ("", "a,", ""),
        "JSON lists": ("", "[", ""),
        "JSON objects": ("", '{"a":', ""),
        "JSON numbers": ("[", "1", "]"),
    },
    "words": {
        "a word beside a term": ("Twitter ", "a", ""),
        "a word of hyphens beside a term": ("Twitter ", "a-", ""),
        "a word of dots beside a term": ("Twitter ", "a.", ""),
        "a word of signs beside a term": ("Twitter ", "@a", ""),
        "a word of hosts beside a term": ("Twitter ", "a.de,", ""),
        "sentences": ("", "Wir nutzen Twitter. ", ""),
        "short sentences": ("Twitter. ", "A. ", ""),
        "spaces behind a full stop": ("Twitter.", " ", ""),
        "lines": ("Twitter", "\n", ""),
        "a term again and again": ("", "Facebook ", ""),
        "controls": ("", "\x00", ""),
    },
}
PAIRS = [
    (kind, reader, text)
    for kind, readers in READERS.items()
    for reader, text in product(readers, TEXTS[kind])
]


@pytest.mark.parametrize(("kind", "reader", "text"), PAIRS)
def test_a_megabyte_is_read_soon(kind, reader, text):
    start, piece, end = TEXTS[kind][text]
    markup = start + piece * (LENGTH // len(piece)) + end
    begin = process_time()
    with suppress(*REFUSALS):
        READERS[kind][reader](markup)
    assert process_time() - begin < SECONDS
