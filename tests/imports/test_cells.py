"""Single cells: what is not exactly right is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.exports import cells as written
from twitchlog.imports import cells
from twitchlog.imports.faults import WrongCell
from twitchlog.records import Site


@pytest.mark.parametrize(
    ("cell", "value"), [("90", 90), ("-3.5", -3.5), ("0", 0), (" 7 ", 7), ("1E+05", 1e5)]
)
def test_a_number_is_read(cell, value):
    assert cells.number(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["NaN", "inf", "-inf", "1e309", "1_000", "0x10", "１２", "٣", "1,5", "+1", ".5", "5.", "1 000"],
)
def test_what_only_resembles_a_number_is_refused(cell):
    with pytest.raises(WrongCell):
        cells.number(cell)


def test_a_number_of_four_hundred_digits_is_refused():
    with pytest.raises(WrongCell, match="not a number"):
        cells.number("1" * 400)


def test_short_cells_alone_are_remembered():
    seen = []
    read = cells.remembered(8)(seen.append)
    for cell in ("7", "7", " " * 2000 + "7", " " * 2000 + "7"):
        read(cell)

    assert [len(cell) for cell in seen] == [1, 2001, 2001]


def test_a_decimal_comma_is_named():
    with pytest.raises(WrongCell, match="point, not a comma"):
        cells.number("7,5")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_written_number_is_read_back(value):
    assert cells.number(written.number(value)) == value


@pytest.mark.parametrize("cell", ["2026-03-01", "2024-02-29", "1900-01-01", "2100-12-31"])
def test_a_date_is_read(cell):
    assert cells.day(cell) == date.fromisoformat(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "0000-01-01",
        "0001-01-01",
        "1899-06-01",
        "2101-01-01",
        "9999-12-31",
        "10000-01-01",
        "2026-02-29",
        "1900-02-29",
        "2026-W10-1",
        "20260301",
        "01.03.2026",
        "２０２４-01-01",
    ],
)
def test_a_date_that_is_none_is_refused(cell):
    with pytest.raises(WrongCell):
        cells.day(cell)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("2026-03-01T22:15:00+01:00", 1),
        ("2026-03-01T22:15:00Z", 0),
        ("2026-03-01 22:15-05:30", -5.5),
        ("2026-03-01T22:15:00+14:00", 14),
    ],
)
def test_a_moment_keeps_its_offset(cell, hours):
    moment = cells.moment(cell)

    assert moment.utcoffset() == timedelta(hours=hours)
    assert (moment.hour, moment.minute, moment.second) == (22, 15, 0)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-01T22:15:00",
        "2026-03-01",
        "2026-03-01T24:00:00Z",
        "2026-03-01T22:60:00Z",
        "2026-03-01T22:15:60Z",
        "2026-03-01T22:15:00.5Z",
        "2026-03-01T22:15:00+14:01",
        "2026-03-01T22:15:00-15:00",
        "2026-02-30T22:15:00Z",
        "0001-01-01T00:00:00+14:00",
        "2101-01-01T00:00:00Z",
        "2026-W10-1T22:15:00Z",
    ],
)
def test_a_moment_that_is_none_is_refused(cell):
    with pytest.raises(WrongCell):
        cells.moment(cell)


def test_sites_are_read_in_their_order():
    assert cells.sites("calf:left; foot_arch:right") == (
        Site("calf", "left"),
        Site("foot_arch", "right"),
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("calf", "region:side"),
        ("tail:left", "region that is not known: tail"),
        ("calf:front", "side that is not one of"),
        ("calf:left; calf:left", "twice"),
        ("calf:left;", "region:side"),
    ],
)
def test_a_wrong_site_is_told(cell, reason):
    with pytest.raises(WrongCell, match=reason):
        cells.sites(cell)


@pytest.mark.parametrize("cell", ["true", "yes", "2", "1.0", "x"])
def test_a_flag_is_0_or_1(cell):
    assert (cells.flag("1"), cells.flag("0")) == (True, False)
    with pytest.raises(WrongCell):
        cells.flag(cell)


def test_a_whole_number_may_not_have_a_fraction():
    assert cells.whole(0, 4)("4") == 4
    with pytest.raises(WrongCell, match="from 0-4"):
        cells.whole(0, 4)("1.5")


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ud800"])
def test_control_characters_are_refused(sign):
    with pytest.raises(WrongCell, match="control character"):
        cells.text(9)(f"a{sign}")


def test_line_ends_become_one_kind():
    assert cells.text(9)("a\r\nb\rc\n\td") == "a\nb\nc\n\td"


def test_text_is_measured_after_its_shield_is_gone():
    assert cells.text(3)("'=12") == "=12"
    with pytest.raises(WrongCell, match="longer than 3"):
        cells.text(3)("1234")


@pytest.mark.parametrize("text", ["\u202e", "👩‍👩‍👧", "e" + "\u0301" * 1000, "\u2028"])
def test_unusual_text_is_kept(text):
    assert cells.text(4000)(text) == text
