"""The ways of a reminder, to servers on this machine."""

import socket

import pytest

from tests.reminding.servers import Mails, Postponing, Topics, running
from twitchlog.reminding import channels
from twitchlog.reminding.channels import MailServer, NotSent, mail, notify

TEXT = "Time for your check-in"


def test_a_notification_tells_the_text_and_where_to_tap():
    with running(Topics()) as server:
        notify(server.topic("/calf?auth=x"), TEXT, "https://journal.example.org/", near=True)
    ((path, headers, text),) = server.got

    assert (path, text) == ("/calf?auth=x", TEXT)
    assert headers["Click"] == "https://journal.example.org/"
    assert headers["Host"] == f"127.0.0.1:{server.server_port}"
    assert set(headers) == {
        "Accept-Encoding",
        "Click",
        "Content-Length",
        "Content-Type",
        "Host",
        "Title",
    }


def test_nothing_is_sent_into_the_own_network_unless_that_is_allowed():
    with running(Topics()) as server, pytest.raises(NotSent, match="own network"):
        notify(server.topic(), TEXT, "", near=False)

    assert server.got == []


@pytest.mark.parametrize("status", [302, 307, 403, 500])
def test_a_server_that_does_not_take_it_is_not_followed_elsewhere(status):
    with running(Topics(status)) as server, pytest.raises(NotSent, match="did not take it"):
        notify(server.topic(), TEXT, "", near=True)

    assert len(server.got) == 1


def test_a_server_that_is_not_there_is_said():
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # nobody else is given its port meanwhile
        topic = f"http://127.0.0.1:{deaf.getsockname()[1]}/topic"
        with pytest.raises(NotSent, match="could not be reached"):
            notify(topic, TEXT, "", near=True)


def test_a_server_that_only_promises_an_answer_is_left(monkeypatch):
    monkeypatch.setattr(channels, "LONGEST_SECONDS", 0.5)

    with running(Postponing(seconds=60)) as server, pytest.raises(NotSent, match="be reached"):
        notify(server.topic(), TEXT, "", near=True)


def test_a_name_that_is_none_is_said():
    with pytest.raises(NotSent, match="could not be reached"):
        notify(f"http://{'a' * 70}.example.org/topic", TEXT, "", near=True)


def test_a_server_without_a_proof_of_its_name_is_not_trusted():
    with running(Topics()) as server, pytest.raises(NotSent):
        notify(server.topic().replace("http:", "https:"), TEXT, "", near=True)

    assert server.got == []


def test_a_mail_tells_the_text_and_that_a_machine_wrote_it():
    with running(Mails()) as server:
        sender = MailServer("127.0.0.1", server.server_address[1], "none", "", "", "t@example.org")
        mail(sender, "me@example.org", TEXT, "Here")
    (text,) = server.got

    assert "Subject: Time for your check-in\n" in text
    assert "To: me@example.org\n" in text
    assert "Auto-Submitted: auto-generated" in text


def test_a_mail_server_that_speaks_no_tls_is_not_trusted():
    with running(Mails()) as server:
        sender = MailServer("127.0.0.1", server.server_address[1], "starttls", "me", "x", "t@e.org")
        with pytest.raises(NotSent):
            mail(sender, "me@example.org", TEXT, "Here")

    assert server.got == []
