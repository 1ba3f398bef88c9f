"""Every field of every form, given what nobody should send: refused whole, and kept to mend."""

import html
import io
import shutil
from datetime import date
from urllib.parse import quote_plus

import pytest

from tests.builders import bout, bout_form, event, event_form, own, own_form, picked
from tests.conftest import close, make_app
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.portable import records_of
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")

TODAY = "/days/2026-03-18"
URLENCODED = "application/x-www-form-urlencoded"
REFUSED = {400, 413, 415, 422}

NUMBERS = """
NaN inf -inf Infinity 1e309 1e5 1e-5 1_000 0x10 ０１ １２ ٣ 1.2.3 1,2,3 -- +-1 1e -0.0000001
9999999999999 ½ ² 1٫5 true
"""
NO_NUMBERS = [*NUMBERS.split(), "1 000", "1\N{NO-BREAK SPACE}000", "9" * 400, "0" * 400]
DAYS = """
0000-01-01 0001-01-01 1899-12-31 2101-01-01 9999-12-31 10000-01-01 2026-02-30 2023-02-29
1900-02-29 2026-13-01 2026-00-10 20260318 2026-W12-3 2026-3-18 ２０２６-03-18 18.03.2026
2026-03-18T00:00
"""
NO_DAYS = DAYS.split()
TIMES = "24:00 12:60 12:00:60 12 -1:00 1:00 ١٢:٠٠ 12:00+01:00 12:00Z noon 12.30 99:99"
NO_TIMES = TIMES.split()
UNKEEPABLE = {
    "a control character": "a\x1bb",
    "a vertical tab": "a\x0bb",
    "a bell": "\x07",
    "a C1 control": "a\x85b",
}
BYTES = {
    "NUL": b"a%00b",
    "a lone surrogate": b"%ed%a0%80",
    "invalid UTF-8": b"%ff%fe",
    "raw bytes": b"\xff",
    "overlong": b"%c0%af",
}
# Fields of one kind read alike: one of each is given everything, the others a few.
GIVEN_ALL = {
    ("/factors/own", "lag"),
    ("/days/2026-03-18/readings", "amount"),
    ("/events/", "day"),
    ("/days/2026-03-18/readings", "time"),
}

# Where: what to send when all is well, and its fields by what they take.
FORMS = {
    "/episodes/quick": (bout_form(), {"choice": ["type"], "place": ["sites", "side_calf"]}),
    "/episodes/new": (
        picked("2026-03-17", "12:00", length="pick", end_day="2026-03-17", end_time="13:00"),
        {
            "number": ["sleep_h", "stress"],
            "day": ["start_day", "end_day"],
            "time": ["start_time", "end_time"],
            "note": ["note"],
            "choice": ["type", "strength", "frequency", "start", "length", "context", "symptoms"],
            "place": ["sites", "side_calf"],
        },
    ),
    f"{TODAY}/check-in": (
        {"shown_note": ""},
        {
            "number": ["sleep_h", "stress", "own_cups_of_yerba"],
            "choice": ["heat"],
            "note": ["note"],
        },
    ),
    f"{TODAY}/readings": (
        {"factor": "caffeine_mg", "amount": "90", "time": "08:00"},
        {"number": ["amount"], "time": ["time"], "choice": ["factor"]},
    ),
    "/events/": (
        event_form(),
        {
            "day": ["day"],
            "text": ["label", "dose", "own_kind"],
            "note": ["note"],
            "choice": ["kind"],
        },
    ),
    "/factors/own": (
        own_form(),
        {"number": ["lag"], "text": ["label", "unit"], "choice": ["kind", "combine"]},
    ),
    "/factors/own/own_cups_of_yerba": (
        {"label": "Maté", "lag": "1"},
        {"number": ["lag"], "text": ["label"]},
    ),
    "/factors/caffeine_mg/servings": ({"lines": "mug = 120"}, {"note": ["lines"]}),
    "/factors/": ({"factors": "cold"}, {"choice": ["factors"]}),
    "/settings/": (
        {
            "zone": "Asia/Tokyo",
            "day_starts_at": "5",
            "week_starts_on": "1",
            "volume_unit": "ml",
            "theme": "dark",
        },
        {"choice": ["zone", "day_starts_at", "week_starts_on", "volume_unit", "theme"]},
    ),
    "/reminders": (
        {"switched_on": "1", "hour": "20", "ntfy": "https://ntfy.example.org/calf"},
        {
            "day": ["away_until"],
            "text": ["ntfy"],
            "choice": ["switched_on", "hour"],
        },
    ),
    "/suspicions/": ({"suspected": "cold"}, {"choice": ["suspected"]}),
    "/story": ({"onset": "March"}, {"note": ["onset", "questions"]}),
    "/signs": ({"grip": "no"}, {"choice": ["grip"]}),
    "/welcome": (
        {"zone": "Asia/Tokyo", "factors": "cold", "suspected": "heat"},
        {"choice": ["zone", "factors", "suspected"]},
    ),
}
WELL = {address: well for address, (well, _fields) in FORMS.items()}


def fields_that_take(*kinds):
    return [
        pytest.param(address, field, id=f"{address}-{field}")
        for address, (_well, fields) in FORMS.items()
        for kind in kinds
        for field in fields.get(kind, ())
    ]


@pytest.fixture(scope="module")
def app(cast, tmp_path_factory):
    """One journal for all tests here: it holds one of everything, and nothing bad gets in."""
    folder = tmp_path_factory.mktemp("bad") / "data"
    app = make_app(shutil.copytree(cast.folder, folder))
    with app.app_context():
        add_own_factor(cast.owner, own())
        log_episode(cast.owner, bout(note="there"))
        add_event(cast.owner, event())
        save_check_in(cast.owner, date(2026, 3, 16), CheckIn(none=True))
    yield app
    close(app)


def typed_in(page, text):
    """Whether a page shows a text in a field, for its owner to mend."""
    return html.escape(text, quote=False) in html.unescape(page) or text in html.unescape(page)


def refuses_each(send, journal, address, field, values):
    """Send one value after the other; none may be taken, forgotten or break anything."""
    before = journal()
    for value in values if (address, field) in GIVEN_ALL else (*values[:3], *values[-2:]):
        answer = send(address, field, value)
        assert answer.status_code in REFUSED, (value, answer.status_code)
        assert answer.status_code != 422 or typed_in(answer.text, value), value
    assert journal() == before


@pytest.mark.parametrize("address", WELL)
def test_a_form_in_which_all_is_well_is_taken(signed_in, address):
    assert signed_in.post(address, data=WELL[address]).status_code == 303


@pytest.mark.parametrize(("address", "field"), fields_that_take("number"))
def test_what_is_no_plain_number_is_refused(send, journal, address, field):
    refuses_each(send, journal, address, field, NO_NUMBERS)


@pytest.mark.parametrize(("address", "field"), fields_that_take("day"))
def test_what_is_no_day_is_refused(send, journal, address, field):
    refuses_each(send, journal, address, field, NO_DAYS)


@pytest.mark.parametrize(("address", "field"), fields_that_take("time"))
def test_what_is_no_time_is_refused(send, journal, address, field):
    refuses_each(send, journal, address, field, NO_TIMES)


@pytest.mark.parametrize(("address", "field"), fields_that_take("choice", "place"))
def test_what_was_not_offered_is_refused(send, journal, address, field):
    before = journal()
    for value in ("x", "-1", "９", "9" * 400):
        assert send(address, field, value).status_code == 422, value
    assert journal() == before


@pytest.mark.parametrize(("address", "field"), fields_that_take("text", "note"))
def test_text_that_cannot_be_kept_is_refused(send, journal, address, field):
    refuses_each(send, journal, address, field, ["x" * 20_000, *UNKEEPABLE.values()])


@pytest.mark.parametrize("address", WELL)
def test_what_is_no_text_at_all_is_refused(signed_in, journal, address):
    before = journal()
    for raw in BYTES.values():
        for body in (b"note=" + raw, raw + b"=1"):
            answer = signed_in.post(address, data=body, content_type=URLENCODED)
            assert answer.status_code == 400, raw
    assert journal() == before


@pytest.mark.parametrize("address", WELL)
def test_a_form_without_fields_breaks_nothing(signed_in, address):
    assert signed_in.post(address).status_code in (303, 422)


@pytest.mark.parametrize(
    ("address", "field"), fields_that_take("text", "note", "number", "day", "time")
)
def test_a_field_sent_twice_is_refused(send, journal, address, field):
    before = journal()

    assert send(address, field, ["1", "2"]).status_code == 422
    assert journal() == before


@pytest.mark.parametrize("address", WELL)
def test_thousands_of_fields_are_refused(signed_in, journal, address):
    before = journal()
    body = "&".join(f"extra{n}=1" for n in range(5000))

    assert signed_in.post(address, data=body, content_type=URLENCODED).status_code == 413
    assert journal() == before


@pytest.mark.parametrize("address", WELL)
def test_extra_fields_are_not_looked_at(signed_in, stranger, app, address):
    extra = {"owner_id": str(stranger.id), "user_id": "2", "id": "1", "is_admin": "1"}

    assert signed_in.post(address, data=WELL[address] | extra).status_code == 303
    with app.app_context():
        assert records_of(stranger).episodes == records_of(stranger).events == ()


@pytest.mark.parametrize("address", WELL)
def test_a_file_or_json_in_place_of_text_is_refused(signed_in, journal, address):
    before = journal()
    file = {"note": (io.BytesIO(b"x"), "x.txt"), "label": (io.BytesIO(b"x"), "x.txt")}

    assert signed_in.post(address, data=file).status_code == 415
    assert signed_in.post(address, json={"note": "x"}).status_code == 415
    assert journal() == before


@pytest.mark.parametrize("address", WELL)
def test_ten_megabytes_are_refused(signed_in, address):
    assert signed_in.post(address, data={"note": "x" * 10_000_000}).status_code == 413


@pytest.mark.parametrize("nonce", ["", "x" * 5000, "a/b?c#d", "{}", '{"day": 1}', "ü\u202e"])
@pytest.mark.parametrize("address", ["/episodes/new", f"{TODAY}/check-in", "/events/"])
def test_any_nonce_will_do(signed_in, address, nonce):
    assert signed_in.post(address, data=WELL[address] | {"nonce": nonce}).status_code == 303
    assert signed_in.get("/").status_code == 200


@pytest.mark.parametrize("key", ["x", "{}", "%00", "%ff", "9" * 4000, "a%2Fb"])
def test_a_made_up_key_undoes_nothing(signed_in, key):
    assert signed_in.post(f"/check-ins/{key}/undo").status_code in (400, 404)


@pytest.mark.parametrize("zone", ["", "x" * 20_000, "../../etc/passwd", "Europe", "UTC\u202e", "/"])
def test_a_zone_that_is_none_changes_nothing(signed_in, journal, zone):
    before = journal()

    assert signed_in.post("/settings/zone", data={"browser_zone": zone}).status_code == 303
    assert journal() == before


@pytest.mark.parametrize("name", ["first", "last", "before", "after", "type", "region", "text"])
def test_a_filter_of_any_kind_shows_a_page(signed_in, name):
    for value in (
        *NO_DAYS[:6],
        *NO_NUMBERS[-4:],
        "<script>alert(1)</script>",
        "%_\\",
        *UNKEEPABLE.values(),
    ):
        answer = signed_in.get(f"/journal?{name}={quote_plus(value)}")
        assert answer.status_code in (200, 422), value
        assert "<script>alert" not in answer.text


def test_a_filter_sent_twice_shows_a_page(signed_in):
    assert signed_in.get("/journal?first=2026-03-01&first=2026-03-02").status_code in (200, 422)


@pytest.mark.parametrize("name", ["x.csv", "<b>.csv", "../../x.zip", "x" * 5000])
@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfe", b"PK\x03\x04", b"a,b\n", b"{}"])
def test_a_file_that_is_no_journal_is_refused(signed_in, journal, name, content):
    before = journal()
    kept = signed_in.post("/data/import", data={"file": (io.BytesIO(content), name)})
    shown, taken = signed_in.get(kept.location), signed_in.post(kept.location)

    assert (kept.status_code, shown.status_code, taken.status_code) == (303, 422, 404)
    assert "This file is no longer here." in taken.text
    assert journal() == before


@pytest.mark.parametrize("data", [{}, {"file": "text"}, {"file": (io.BytesIO(b""), "")}])
def test_no_file_is_asked_for(signed_in, data):
    assert signed_in.post("/data/import", data=data).status_code == 422
