"""How single values are written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.exports import cells
from twitchlog.records import Site


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (90.0, "90"),
        (-0.0, "0"),
        (7.25, "7.25"),
        (-3.5, "-3.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (0.00001, "0.00001"),
        (1e9, "1000000000"),
        (1e17, "100000000000000000"),
        (5e-324, "5e-324"),
    ],
)
def test_a_number_is_written_in_its_shortest_form(value, written):
    assert cells.number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back_exactly(value):
    assert float(cells.number(value)) == value
    assert cells.plain_number(value) == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\tx", "\r", " =1", "'=1", "''@"]
)
def test_what_a_spreadsheet_would_run_gets_one_apostrophe(text):
    assert cells.shielded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "coffee", "'", "'tis", "a=b", "5 mg", "1-2"])
def test_other_text_stays_as_it_is(text):
    assert cells.shielded(text) == text
    assert cells.unshielded(text) == text


@given(st.text() | st.text(alphabet="'=+-@＝ \t\r\nx", max_size=6))
def test_shielding_loses_nothing(text):
    assert cells.unshielded(cells.shielded(text)) == text


def test_a_formula_typed_by_hand_is_read_as_it_stands():
    assert cells.unshielded("=1+1") == "=1+1"


def test_a_moment_carries_its_offset():
    at = datetime(2026, 3, 1, 22, 15, tzinfo=timezone(timedelta(hours=1)))

    assert cells.moment(at) == "2026-03-01T22:15:00+01:00"
    assert cells.moment(at.astimezone(UTC)) == "2026-03-01T21:15:00+00:00"
    assert cells.moment(None) == ""


def test_sites_stand_in_one_cell():
    sites = (Site("calf", "left"), Site("foot_arch", "right"))

    assert cells.listed_sites(sites) == "calf:left; foot_arch:right"
