"""Reminders over a real SMTP server: once, and never marked before they are taken."""

from aiosmtpd.controller import Controller
from datetime import date
from email import message_from_bytes
from email import policy
from icalendar import Calendar
from lxml import html
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.reminders import outbox
from mittelsachsen.socialmedia.reminders.mail import send_reminders
from mittelsachsen.socialmedia.reminders.ready import NotReadyError
from plone import api
import pytest
import socket
from threading import Thread
import time
import transaction
from z3c.relationfield import RelationValue
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


TODAY = date(2019, 4, 24)
PRESS = "presse@landkreis-mittelsachsen.de"
REGION = "regionalmanagement@landkreis-mittelsachsen.de"
OTHER = "amt@example.org"
TITLE = "Nutzungskonzept Social Media"
PUBLIC = "https://www.example.org/kreis"


class Inbox:
    """Keeps mails; answers recipients in ``refused`` with what stands there."""

    def __init__(self):
        self.mails = []
        self.refused = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"

    def messages(self):
        return [
            message_from_bytes(content, policy=policy.default)
            for _to, content in self.mails
        ]


@pytest.fixture
def inbox():
    handler = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        handler.port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def site(portal, inbox):
    """The demo site a week before its first evaluation was due, with a mail server."""
    registry = "mittelsachsen.socialmedia."
    api.portal.set_registry_record(f"{registry}reminder_role", "responsible_content")
    api.portal.set_registry_record(f"{registry}public_url", PUBLIC)
    api.portal.set_registry_record("plone.email_from_address", "web@example.org")
    use_server(inbox.port)
    return portal


def use_server(port):
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    transaction.commit()


def use_other():
    otherwise = "mittelsachsen.socialmedia.reminder_address"
    api.portal.set_registry_record(otherwise, OTHER)
    transaction.commit()


def outcomes(site):
    """Return what became of each reminder, by address."""
    return {entry.address: entry for _key, entry in outbox.ledger(site)}


def add_concepts(portal, number):
    with api.env.adopt_roles(["Manager"]):
        for each in range(number):
            api.content.create(
                portal,
                "UsageConcept",
                f"c{each}",
                title=f"Konzept {each}",
                as_of=date(2018, 5, 1),
            )
    transaction.commit()


def test_one_mail_for_each_person(site, inbox):
    add_concepts(site, 2)
    use_other()
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (3, 0)
    mails = {message["To"]: message for message in inbox.messages()}
    assert set(mails) == {
        PRESS,
        REGION,
        OTHER,
    }
    text = mails[OTHER].get_body(("plain",)).get_content()
    assert "Konzept 0" in text and "Konzept 1" in text
    assert "Nutzungskonzept Social Media" not in text


def test_a_mail_has_text_html_links_and_a_calendar(site, inbox):
    send_reminders(site, TODAY)
    mail = next(mail for mail in inbox.messages() if mail["To"] == PRESS)
    url = f"{PUBLIC}/nutzungskonzept/@@evaluations"
    for kind in ("plain", "html"):
        assert url in mail.get_body((kind,)).get_content()
    assert "fällig am 1. Mai 2019" in mail.get_body(("plain",)).get_content()
    [attachment] = mail.iter_attachments()
    events = Calendar.from_ical(attachment.get_content()).walk("VEVENT")
    assert events[0].decoded("dtstart") == date(2019, 5, 1)
    assert events[0]["URL"] == url


def test_in_english_by_setting(site, inbox):
    setting = "mittelsachsen.socialmedia.reminder_language"
    api.portal.set_registry_record(setting, "en")
    transaction.commit()
    send_reminders(site, TODAY)
    text = inbox.messages()[0].get_body(("plain",)).get_content()
    assert "due on 1 May 2019" in text


def test_deputies_are_reminded_and_those_who_left_are_not(site, inbox):
    concept = site["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        deputy = api.content.create(
            concept, "ContactPerson", "vertretung", title="V", email="v@example.org"
        )
    head = concept["andre-kaiser"]
    head.deputy = RelationValue(getUtility(IIntIds).getId(deputy))
    concept["hartmut-schneider"].valid_to = date(2019, 1, 1)
    transaction.commit()
    send_reminders(site, TODAY)
    assert {message["To"] for message in inbox.messages()} == {PRESS, "v@example.org"}


def test_each_stage_sends_once(site, inbox):
    counts = []
    for day in (
        date(2019, 3, 31),
        date(2019, 4, 1),
        date(2019, 4, 2),
        date(2019, 4, 24),
        date(2019, 5, 1),
        date(2019, 5, 7),
        date(2019, 5, 8),
        date(2019, 5, 8),
    ):
        counts.append(send_reminders(site, day).sent)
    assert counts == [0, 2, 0, 2, 2, 0, 2, 0]


def test_a_dry_run_sends_and_marks_nothing(site, inbox):
    report = send_reminders(site, TODAY, dry_run=True)
    assert report.sent == 2
    assert report.planned == [(PRESS, [TITLE]), (REGION, [TITLE])]
    assert inbox.mails == []
    assert send_reminders(site, TODAY).sent == 2
    assert send_reminders(site, TODAY, dry_run=True).sent == 0


def test_a_refused_mail_is_tried_again_and_the_others_go_out(site, inbox, caplog):
    inbox.refused[PRESS] = "550 no such user"
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (1, 1)
    assert "was not sent" in caplog.text
    assert PRESS not in caplog.text
    assert outbox.last_run(site)["error"] == "SMTPRecipientsRefused"
    inbox.refused.clear()
    assert send_reminders(site, TODAY).sent == 1
    assert len(inbox.mails) == 2


def test_the_other_address_gets_what_a_server_refuses_and_the_ledger_says_why(
    site, inbox
):
    use_other()
    inbox.refused[PRESS] = "550 5.1.1 no such user"
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (2, 1)
    assert report.unreached == [f"{TITLE} (550)"]
    assert {message["To"] for message in inbox.messages()} == {REGION, OTHER}
    refused = outcomes(site)[PRESS]
    assert refused.state == outbox.PASSED_ON
    assert (refused.title, refused.reason) == (TITLE, "550 5.1.1 no such user")
    # Not asked for ever.
    assert send_reminders(site, TODAY).failed == 0
    assert len(inbox.mails) == 2


def test_a_server_that_is_busy_is_asked_again_and_nobody_else_is(site, inbox):
    use_other()
    inbox.refused[PRESS] = "451 try later"
    send_reminders(site, TODAY)
    assert outcomes(site)[PRESS].state == outbox.FAILED
    inbox.refused.clear()
    assert send_reminders(site, TODAY).sent == 1
    assert {message["To"] for message in inbox.messages()} == {PRESS, REGION}


def test_a_concept_without_recipient_is_an_error_with_its_title(site, inbox):
    add_concepts(site, 1)
    report = send_reminders(site, TODAY)
    assert report.sent == 2
    assert report.unreached == ["Konzept 0"]
    assert outcomes(site)[""].state == outbox.NO_RECIPIENT
    use_other()
    assert send_reminders(site, TODAY).sent == 1
    assert inbox.messages()[-1]["To"] == OTHER


def test_bad_addresses_and_titles_stop_nobody_else(site, inbox):
    use_other()
    add_concepts(site, 2)
    site["c0"].title = "Konzept \udcff"
    site["c1"].as_of = date(9999, 12, 31)
    site["nutzungskonzept"]["andre-kaiser"].email = "a@b.de\r\nBcc: x@y.de"
    for item in (site["c0"], site["c1"]):
        item.reindexObject()
    transaction.commit()
    report = send_reminders(site, TODAY)
    assert report.unreached == [f"{TITLE} (InvalidEmail)"]
    mails = inbox.messages()
    assert [message["To"] for message in mails] == [OTHER, REGION, OTHER]
    assert "Konzept ?" in mails[0].get_body(("plain",)).get_content()


def test_contacts_in_folders_whom_channels_name_are_reminded(site, inbox):
    concept = site["nutzungskonzept"]
    role = "mittelsachsen.socialmedia.reminder_role"
    api.portal.set_registry_record(role, "editorial")
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(site, "Folder", "kontakte")
        person = api.content.create(
            folder, "ContactPerson", "p", title="P", email="p@example.org"
        )
    relation = RelationValue(getUtility(IIntIds).getId(person))
    concept["facebook"].editorial_contact = relation
    transaction.commit()
    send_reminders(site, TODAY)
    assert [message["To"] for message in inbox.messages()] == ["p@example.org"]


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ("mittelsachsen.socialmedia.public_url", ""),
        ("plone.email_from_address", ""),
        ("plone.smtp_host", ""),
    ],
)
def test_what_a_run_needs_is_said_before_anything_is_tried(site, inbox, record, value):
    api.portal.set_registry_record(record, value)
    transaction.commit()
    with pytest.raises(NotReadyError):
        send_reminders(site, TODAY)
    assert inbox.mails == []
    assert not outbox.box(site)


def test_behind_virtual_hosting_the_address_is_known(site, inbox):
    api.portal.set_registry_record("mittelsachsen.socialmedia.public_url", "")
    transaction.commit()
    site.REQUEST.setServerURL("https", "hosted.example.org", "443")
    site.REQUEST["VirtualRootPhysicalPath"] = site.getPhysicalPath()
    send_reminders(site, TODAY)
    text = inbox.messages()[0].get_body(("plain",)).get_content()
    assert "https://hosted.example.org" in text


class Broken:
    """A server that takes connections and does as ``mode`` says."""

    def __init__(self, mode):
        self.mode = mode
        self.keep = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        Thread(target=self.serve, daemon=True).start()

    def serve(self):
        kept = []
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            if self.mode == "hang":
                kept.append(connection)
            else:
                Thread(target=self.talk, args=[connection], daemon=True).start()

    def talk(self, connection):
        with connection, connection.makefile("rb") as lines:
            time.sleep(3 if self.mode == "late" else 0)
            connection.sendall(b"220 hello\r\n")
            for line in lines:
                word = line[:4].upper()
                if word == b"DATA":
                    connection.sendall(b"354 go on\r\n")
                    while (line := lines.readline()) not in (b".\r\n", b""):
                        self.keep.append(line)
                    if self.mode == "taken":
                        connection.sendall(b"250 taken\r\n")
                    if self.mode == "busy":
                        connection.sendall(b"451 try later\r\n")
                    # And gone, before or after it has taken the mail.
                    return
                connection.sendall(b"250 OK\r\n")


@pytest.mark.parametrize("mode", ["drop", "closed", "busy"])
def test_what_no_server_took_is_not_marked_as_sent(site, inbox, mode):
    server = Broken(mode)
    if mode == "closed":
        server.listener.close()
    use_server(server.port)
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (0, 2)
    use_server(inbox.port)
    assert send_reminders(site, TODAY).sent == 2
    assert len(inbox.mails) == 2
    server.listener.close()


def test_a_silent_server_is_given_up_and_asked_again(site, inbox):
    # One person, because each mail waits for as long as the mailer has patience.
    site["nutzungskonzept"]["hartmut-schneider"].valid_to = date(2019, 1, 1)
    server = Broken("hang")
    use_server(server.port)
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (0, 1)
    use_server(inbox.port)
    assert send_reminders(site, TODAY).sent == 1
    assert len(inbox.mails) == 1
    server.listener.close()


def test_what_a_server_took_is_sent_even_without_a_goodbye(site, inbox):
    server = Broken("taken")
    use_server(server.port)
    assert send_reminders(site, TODAY).sent == 2
    use_server(inbox.port)
    assert send_reminders(site, TODAY).sent == 0
    server.listener.close()


def test_a_repeat_after_a_lost_answer_is_the_same_mail(site, inbox):
    use_other()
    server = Broken("drop")
    use_server(server.port)
    report = send_reminders(site, TODAY)
    assert (report.sent, report.failed) == (0, 2)
    assert {entry.state for entry in outcomes(site).values()} == {outbox.UNKNOWN}
    use_server(inbox.port)
    add_concepts(site, 1)
    send_reminders(site, TODAY)
    first = {
        line for line in b"".join(server.keep).splitlines() if b"Message-ID" in line
    }
    again = {
        f"Message-ID: {message['Message-ID']}".encode()
        for message in inbox.messages()
        if message["To"] != OTHER
    }
    assert len(first) == 2
    assert again == first
    server.listener.close()


def test_a_late_greeting_is_waited_for(site, inbox):
    server = Broken("late")
    use_server(server.port)
    site["nutzungskonzept"]["hartmut-schneider"].valid_to = date(2019, 1, 1)
    transaction.commit()
    report = send_reminders(site, TODAY)
    # It was greeted and dropped after that: not given up for the silence.
    assert outcomes(site)[PRESS].state == outbox.UNKNOWN
    assert report.failed == 1
    server.listener.close()


def test_what_a_killed_process_left_is_reported_and_sent_only_on_demand(site, inbox):
    send_reminders(site, TODAY)
    entries = outbox.box(site)
    [key, other] = entries.keys()
    entries[key] = outbox.CLAIMED, "2019-04-24T00:00:00+00:00"
    transaction.commit()
    report = send_reminders(site, TODAY)
    assert report.sent == 0
    assert report.interrupted == ["Nutzungskonzept Social Media"]
    assert send_reminders(site, TODAY, again=True).sent == 1
    assert entries[other][0] == entries[key][0] == outbox.SENT


def test_no_address_is_stored(site, inbox):
    send_reminders(site, TODAY)
    assert all("@" not in key for key in outbox.box(site))


def test_the_control_panel_shows_the_last_run(site, inbox, manager):
    inbox.refused[PRESS] = "550 no such user"
    send_reminders(site, TODAY)
    page = manager.get("/@@socialmedia-controlpanel", headers={"Accept": "text/html"})
    assert "SMTPRecipientsRefused" in page.text


def test_the_panel_tells_what_became_of_each_and_sends_again(site, inbox, manager):
    # The panel sends what is due today: the document's evaluation has long been.
    inbox.refused[PRESS] = "550 no such user"
    send_reminders(site, site_today())
    page = html.fromstring(
        manager.get("/@@socialmedia-controlpanel", headers={"Accept": "text/html"}).text
    )
    section = page.get_element_by_id("reminders")
    assert "550 no such user" in section.text_content()
    [form] = section.xpath(".//form")
    data = dict(form.form_values()) | {
        "concept": form.xpath(".//button[@name='concept']/@value")[0]
    }
    inbox.refused.clear()
    path = "/@@socialmedia-send-again"
    assert manager.get(path).status_code == 403
    assert manager.post(path, data={"concept": data["concept"]}).status_code == 403
    answer = manager.post(path, data=data, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert [message["To"] for message in inbox.messages()] == [REGION, PRESS]
    transaction.begin()
    assert outcomes(site)[PRESS].state == outbox.SENT


def test_only_webmasters_send_again(site, anonymous):
    answer = anonymous.post("/@@socialmedia-send-again", allow_redirects=False)
    assert answer.status_code in (302, 401)


def test_no_log_has_a_name_or_an_address(site, inbox, caplog):
    inbox.refused[PRESS] = f"550 {PRESS} is unknown here"
    send_reminders(site, TODAY)
    assert caplog.text
    assert "Kaiser" not in caplog.text and "@" not in caplog.text
