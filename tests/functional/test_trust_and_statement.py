"""trust.txt, and the paragraph for the site's statement on accessibility."""

from lxml import html
from mittelsachsen.socialmedia.settings import get_settings
from plone import api
import pytest
import transaction


HTML = {"Accept": "text/html"}
PLACES = ("/trust.txt", "/.well-known/trust.txt")
STATEMENT = "/nutzungskonzept/@accessibility-statement"


class TestTrust:
    def lines(self, session, place=PLACES[0]):
        answer = session.get(place, headers={"Accept": "*/*"})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        return answer.text.splitlines()

    @pytest.mark.parametrize("place", PLACES)
    def test_it_names_the_accounts_in_use_as_platforms_name_them(
        self, anonymous, place
    ):
        assert self.lines(anonymous, place) == [
            "social=https://www.facebook.com/wirtschaft.in.mittelsachsen",
            "social=https://x.com/mswirtschaft",
            "social=https://vimeo.com/user16758230",
            "contact=mailto:presse@landkreis-mittelsachsen.de",
            "contact=mailto:regionalmanagement@landkreis-mittelsachsen.de",
        ]

    def test_what_has_ended_is_not_ours(self, anonymous, twitter_ended):
        assert "social=https://x.com/mswirtschaft" not in self.lines(anonymous)

    def test_what_is_private_is_for_nobody(self, portal, anonymous):
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(portal["nutzungskonzept"]["vimeo"], "retract")
        transaction.commit()
        assert "vimeo" not in "".join(self.lines(anonymous))

    def test_settings_add_to_it(self, portal, anonymous):
        get_settings().controlled_by = "https://land.example"
        get_settings().members = ["https://ort.example"]
        transaction.commit()
        assert self.lines(anonymous)[-2:] == [
            "controlledby=https://land.example",
            "member=https://ort.example",
        ]

    @pytest.mark.parametrize(
        ("name", "value"),
        [("controlled_by", "javascript:x"), ("members", ["https://a.example\nx=y"])],
    )
    def test_only_addresses_are_taken(self, manager, name, value):
        answer = manager.patch("/@controlpanels/socialmedia", json={name: value})
        assert answer.status_code == 400

    @pytest.mark.parametrize("place", PLACES)
    def test_who_has_it_is_told_so(self, anonymous, place):
        etag = anonymous.get(place).headers["ETag"]
        again = anonymous.get(place, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")
        head = anonymous.head(place)
        assert (head.status_code, head.headers["ETag"]) == (200, etag)

    @pytest.mark.parametrize("path", ["/.well-known", "/.well-known/security.txt"])
    def test_nothing_else_is_there(self, anonymous, path):
        assert anonymous.get(path).status_code == 404


class TestStatement:
    def test_it_names_networks_contents_and_alternatives(self, portal, anonymous):
        channel = portal["nutzungskonzept"]["vimeo"]
        channel.accessibility_measures = "Untertitel\nfür alle Videos"
        transaction.commit()
        statement = anonymous.get(STATEMENT).json()
        assert statement["language"] == "de"
        lines = statement["text"].splitlines()
        assert (
            "Vimeo: vimeo.com/user16758230. Videos des Landkreises zum"
            " Standortmarketing. Barrierefreiheit: Untertitel für alle Videos" in lines
        )
        assert "www.landkreis-mittelsachsen.de" in lines
        assert any(line.startswith("Pressestelle, Telefon") for line in lines)
        links = html.fromstring(statement["html"]).xpath("//a/@href")
        assert "https://vimeo.com/user16758230" in links
        assert "mailto:presse@landkreis-mittelsachsen.de" in links

    def test_it_is_of_today(self, portal, anonymous, twitter_ended):
        statement = anonymous.get(STATEMENT)
        assert "twitter" not in statement.json()["text"].lower()
        portal["nutzungskonzept"]["vimeo"].description = "Filme <aus> dem Kreis."
        transaction.commit()
        known = {"If-None-Match": statement.headers["ETag"]}
        now = anonymous.get(STATEMENT, headers=known)
        assert "Filme &lt;aus&gt; dem Kreis." in now.json()["html"]

    def test_without_a_channel_in_use_it_is_empty(self, portal, anonymous, manager):
        for channel in ("facebook", "twitter", "vimeo"):
            portal["nutzungskonzept"][channel].status = "planned"
        transaction.commit()
        statement = anonymous.get(STATEMENT).json()
        assert statement["html"] == statement["text"] == ""
        page = manager.get("/nutzungskonzept/@@accessibility-statement", headers=HTML)
        assert "Kein Kanal wird genutzt." in page.text

    def test_editors_copy_it(self, anonymous, manager):
        path = "/nutzungskonzept/@@accessibility-statement"
        page = html.fromstring(manager.get(path, headers=HTML).text)
        statement = anonymous.get(STATEMENT).json()
        text = page.get_element_by_id("socialmedia-statement-text").text
        assert text.split() == statement["text"].split()
        markup = page.get_element_by_id("socialmedia-statement-html").text
        assert markup.strip() == statement["html"]
        answer = anonymous.get(path, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 401)
