"""Which language a page speaks, and who says so."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from twitchlog import i18n
from twitchlog.journal.accounts import save_settings

pytestmark = pytest.mark.usefixtures("noon")
GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"}


def test_the_browser_is_followed(client):
    answer = client.get("/sign-in", headers=GERMAN)

    assert '<html lang="de"' in answer.text
    assert "Anmelden" in answer.text
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_language_that_is_not_there_gives_english(client):
    assert '<html lang="en"' in client.get("/sign-in", headers={"Accept-Language": "fi"}).text


def test_a_choice_comes_before_the_browser(app, owner, signed_in):
    with app.app_context():
        save_settings(owner, replace(owner.settings, language="de"))

    answer = signed_in.get("/", headers={"Accept-Language": "en"})

    assert '<html lang="de"' in answer.text
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_a_choice_speaks_at_once(signed_in):
    form = {
        "zone": "Europe/Berlin",
        "day_starts_at": "4",
        "week_starts_on": "0",
        "volume_unit": "ml",
        "theme": "auto",
        "language": "de",
    }

    shown = signed_in.post("/settings/", data=form, follow_redirects=True).text

    assert "Gespeichert." in shown
    assert "Einstellungen" in shown


def test_an_unknown_language_is_refused(signed_in):
    answer = signed_in.post("/settings/", data={"language": "tlh"})

    assert answer.status_code == 422


def test_error_pages_speak_german(client):
    answer = client.get("/nowhere", headers=GERMAN)

    assert '<html lang="de"' in answer.text
    assert "Hier ist nichts" in answer.text


def test_messages_of_wtforms_speak_german(signed_in):
    form = {"zone": "Nowhere/City"}

    answer = signed_in.post("/settings/", data=form, headers=GERMAN)

    assert "Keine gültige Auswahl" in answer.text


def test_the_page_kept_for_offline_speaks_the_language_of_its_address(client):
    assert '<html lang="de"' in client.get("/offline/de").text
    assert '<html lang="en"' in client.get("/offline", headers=GERMAN).text
    assert client.get("/offline/tlh").status_code == 404


def test_what_is_sent_speaks_the_language_it_is_asked_for():
    with i18n.speaking("de"):
        assert i18n.gettext("Time for your check-in") == "Zeit für deinen Check-in"
    assert i18n.gettext("Time for your check-in") == "Time for your check-in"


def test_a_language_travels_with_the_journal_only_when_chosen(app, owner, signed_in):
    assert '"language"' not in _exported(signed_in)

    with app.app_context():
        save_settings(owner, replace(owner.settings, language="de"))

    assert '"language": "de"' in _exported(signed_in)


def _exported(signed_in):
    with signed_in.get("/data/journal.zip") as answer, ZipFile(BytesIO(answer.data)) as archive:
        return archive.read("journal.json").decode()


def test_the_language_of_one_request_is_not_that_of_the_next(client):
    assert '<html lang="de"' in client.get("/sign-in", headers=GERMAN).text
    assert '<html lang="en"' in client.get("/sign-in", headers={"Accept-Language": "en"}).text
    assert i18n.language() == "en"
