"""Text that trips programs up: kept sign by sign, and shown as text on every page."""

import io
import shutil
from datetime import date

import pytest

from tests.builders import bout, event, event_form, own, own_form, picked
from tests.conftest import close, make_app
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.story import tell
from twitchlog.records import CheckIn
from twitchlog.sections import SLUGS
from twitchlog.story import Story

pytestmark = pytest.mark.usefixtures("noon")

TODAY = "/days/2026-03-18"
AWKWARD = {
    "markup": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "a quote": "'\" onmouseover='x'",
    "a template": "{{ 7*7 }}{% raw %}",
    "a format": "%s %(x)s {0} {x}",
    "a formula": "=cmd|' /C calc'!A0",
    "SQL": "'); drop table users; --",
    "right to left": "\u202eabc\u202c",
    "a family": "👩‍👩‍👧‍👦",
    "combining marks": "e" + "\u0301" * 50,
    "a line separator": "a\u2028b",
    "spaces": "  two  spaces  ",
    "Arabic": "نَفْضَة",
}

READ = (
    "/",
    "/journal",
    TODAY,
    "/days/2026-03-17",
    "/episodes/new",
    "/events/",
    "/factors/",
    "/factors/own/own_cups_of_yerba",
    "/factors/caffeine_mg/servings",
    "/settings/",
    "/trends",
    "/trends/changes?range=all",
    "/triggers",
    "/suspicions/",
    "/story",
    "/report?from=2026-03-01&chosen=1&section="
    + "&section=".join(slug for slug in SLUGS if slug != "statistics"),
    "/data/episodes.csv",
    "/data/days.csv",
    "/data/readings.csv",
    "/data/events.csv",
    "/data/journal.zip",
    "/data/part/download?format=json",
    "/data/part/download?format=fhir",
)


WELL = {
    "/episodes/new": picked("2026-03-17", "12:00"),
    f"{TODAY}/check-in": {"shown_note": ""},
    "/events/": event_form(),
    "/factors/own": own_form(),
    "/factors/own/own_cups_of_yerba": {"label": "Maté", "lag": "1"},
}


@pytest.fixture(scope="module")
def app(cast, tmp_path_factory):
    """One journal for all tests here, which fills with awkward text."""
    folder = tmp_path_factory.mktemp("awkward") / "data"
    app = make_app(shutil.copytree(cast.folder, folder))
    with app.app_context():
        add_own_factor(cast.owner, own())
        log_episode(cast.owner, bout(note=AWKWARD["markup"]))
        add_event(cast.owner, event(AWKWARD["an image"], dose=AWKWARD["a quote"]))
        save_check_in(cast.owner, date(2026, 3, 16), CheckIn(note=AWKWARD["right to left"]))
        tell(cast.owner, Story(onset=AWKWARD["markup"], questions=AWKWARD["an image"]))
        for text in AWKWARD.values():
            add_own_factor(cast.owner, own(text))
    yield app
    close(app)


def test_a_unit_of_awkward_signs_is_kept_exactly(send, journal):
    for text in AWKWARD.values():
        assert send("/factors/own", "unit", text[:12]).status_code == 303
        assert journal().own_factors[-1].unit == text[:12]


KEPT_IN = {
    "/episodes/new": ["note"],
    f"{TODAY}/check-in": ["note"],
    "/events/": ["note", "label", "dose", "own_kind"],
    "/factors/own": ["label"],
    "/factors/own/own_cups_of_yerba": ["label"],
}


@pytest.mark.parametrize(
    ("address", "field"), [(address, field) for address in KEPT_IN for field in KEPT_IN[address]]
)
def test_awkward_text_is_kept_exactly(send, journal, address, field):
    for text in AWKWARD.values():
        assert send(address, field, text).status_code == 303, text
        assert repr(text) in repr(journal()), text


@pytest.mark.parametrize("address", READ)
def test_every_page_shows_awkward_text_as_text(signed_in, address):
    with signed_in.get(address) as answer:
        assert answer.status_code == 200
        if answer.mimetype == "text/html":
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert "onmouseover='x'" not in answer.text


@pytest.mark.parametrize("address", ["/episodes/new", f"{TODAY}/check-in", "/events/"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("e" + "\u0301" * 1000, "e" + "\u0301" * 1000),
        ("é" * 4000, "é" * 4000),
        ("\ufeffx", "\ufeffx"),
        ("a\u200eb\u2066c\u2069", "a\u200eb\u2066c\u2069"),
    ],
    ids=["line ends", "combining marks", "the longest", "a byte order mark", "isolates"],
)
def test_a_note_is_kept_sign_by_sign(send, journal, address, text, kept):
    assert send(address, "note", text).status_code == 303
    notes = {
        *(one.note for one in journal().episodes),
        *(one.note for one in journal().days),
        *(one.note for one in journal().events),
    }

    assert kept in notes


def test_what_was_kept_leaves_and_comes_back(signed_in, as_stranger):
    with signed_in.get("/data/journal.zip") as answer:
        archive = answer.data
    sent = as_stranger.post("/data/import", data={"file": (io.BytesIO(archive), "j.zip")})
    as_stranger.post(sent.location)

    with as_stranger.get("/data/journal.zip") as answer:
        assert answer.data == archive
