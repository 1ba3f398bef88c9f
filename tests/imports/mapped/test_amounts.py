"""Numbers, durations, yes and no."""

import pytest

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.amounts import decimal_of, number_of, seconds_of, yes_or_no


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("7,5", ".", 7.5),
        ("7.5", ",", 7.5),
        ("1.234", ",", 1234),
        ("1.234", ".", 1.234),
        ("1.234,5", ",", 1234.5),
        ("1 200", ".", 1200),
        ("90 mg", ".", 90),
        ("-3", ".", -3),
        ("3.0:a label", ".", 3),
    ],
)
def test_a_number_is_read_with_the_sign_of_its_file(text, decimal, number):
    assert number_of(text, decimal) == number


@pytest.mark.parametrize("text", ["", "two", "1.2.3", "1e5", "1" * 50, "NaN", "12-14"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(WrongCell):
        number_of(text, ".")


def test_the_decimal_sign_is_told_by_all_cells():
    assert (decimal_of(["1", "7,25"]), decimal_of(["1,234", "7.5"])) == (",", ".")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7:30", 27000), ("1:10:00:", 4200), ("7h 30m", 27000), ("45 min", 2700), ("6,5 h", 23400)],
)
def test_a_duration_is_read(text, seconds):
    assert seconds_of(text) == seconds


def test_a_bare_number_is_no_duration():
    assert seconds_of("7") is None


def test_a_blank_is_neither_yes_nor_no():
    assert [yes_or_no(text) for text in ("ja", "NO", "", "maybe")] == [1, 0, None, None]
