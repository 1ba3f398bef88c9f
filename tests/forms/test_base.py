"""Strict fields: they take exactly what they say, and keep what was typed."""

from datetime import date, time

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.fields import SelectChoice

from twitchlog.forms.base import (
    Form,
    StrictChoice,
    StrictChoices,
    StrictDate,
    StrictNote,
    StrictNumber,
    StrictText,
    StrictTime,
    shortest,
)

SIDES = [SelectChoice("left", "Left"), SelectChoice("right", "Right")]


class Example(Form):
    text = StrictText("Text", longest=20)
    needed = StrictText("Needed", required=True)
    note = StrictNote("Note", longest=30)
    number = StrictNumber("Number", lowest=-5, highest=1000)
    whole = StrictNumber("Whole", lowest=0, highest=10, whole=True)
    day = StrictDate("Day")
    at = StrictTime("At")
    side = StrictChoice("Side", choices=SIDES)
    sides = StrictChoices("Sides", choices=SIDES)


def filled(**values):
    """The example form, sent with these values and whatever is needed besides."""
    form = Example(MultiDict({"needed": "x", **values}))
    form.valid = form.validate()
    return form


def test_a_blank_form_holds_nothing():
    form = filled()

    assert form.valid
    assert (form.text.data, form.note.data) == ("", "")
    assert [form[name].data for name in ("number", "whole", "day", "at", "side")] == [None] * 5
    assert form.sides.data == []


def test_what_is_needed_is_asked_for():
    form = Example(MultiDict({"needed": "  "}))

    assert not form.validate()
    assert form.errors == {"needed": ["Please fill this in."]}


@pytest.mark.parametrize(
    "text",
    [
        "links",
        " two  spaces ",
        "=cmd",
        "a\u202eb",
        "👩‍🚀",
        "e" + "\u0301" * 19,
        "a\u2028b",
        "e\u0301",
    ],
)
def test_text_is_kept_as_it_is(text):
    form = filled(text=text)

    assert form.valid
    assert form.text.data == text


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\nb", "a\tb", "a\x85b", "\udcff"])
def test_control_characters_are_refused(text):
    form = filled(text=text)

    assert form.errors["text"] == [
        "This holds a character that cannot be kept. Please type it anew."
    ]


def test_a_note_keeps_its_lines_with_one_kind_of_end():
    assert filled(note="a\r\nb\rc\n\td").note.data == "a\nb\nc\n\td"


def test_text_that_is_too_long_is_refused_and_kept():
    form = filled(text="x" * 21)

    assert form.errors["text"] == ["Please shorten this to 20 characters; it has 21."]
    assert 'value="' + "x" * 21 + '"' in str(form.text())


@pytest.mark.parametrize(
    ("typed", "number"),
    [("7", 7), ("7.5", 7.5), ("7,5", 7.5), (" 8 ", 8), ("0", 0), ("-5", -5), ("+3", 3), ("007", 7)],
)
def test_a_number_is_read(typed, number):
    form = filled(number=typed)

    assert form.valid
    assert form.number.data == number


@pytest.mark.parametrize(
    "typed",
    [
        "nan",
        "inf",
        "-inf",
        "1e3",
        "1e309",
        "1_000",
        "0x10",
        "１２",
        "٣",
        "1.000,5",
        "1,000.5",
        ".5",
        "5.",
        "1 000",
        "--1",
        "9" * 400,
        "½",
    ],
)
def test_what_is_no_plain_number_is_refused_and_kept(typed):
    form = filled(number=typed)

    assert form.errors["number"] == ["Please enter a number."]
    assert form.number.data is None
    assert f'value="{typed}"' in str(form.number())


@pytest.mark.parametrize("typed", ["-5.1", "1000.5", "99999"])
def test_a_number_out_of_range_is_refused(typed):
    assert filled(number=typed).errors["number"] == ["Please enter a number from -5 to 1000."]


@pytest.mark.parametrize("typed", ["7.5", "7.0", "7,5"])
def test_a_whole_number_has_no_decimals(typed):
    assert filled(whole=typed).errors["whole"] == ["Please enter a whole number."]


def test_a_whole_number_is_an_int():
    assert isinstance(filled(whole="7").whole.data, int)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2100, 12, 31), date(2024, 2, 29)])
def test_a_day_is_read(day):
    assert filled(day=day.isoformat()).day.data == day


@pytest.mark.parametrize(
    "typed",
    [
        "0000-01-01",
        "2025-02-29",
        "1900-02-29",
        "2026-13-01",
        "2026-W01-1",
        "20260318",
        "18.03.2026",
        "２０２６-03-18",
        "10000-01-01",
        "2026-3-18",
    ],
)
def test_what_is_no_day_is_refused(typed):
    assert filled(day=typed).errors["day"] == ["Please enter a day that exists, as in 2026-03-18."]


@pytest.mark.parametrize("typed", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_refused(typed):
    assert filled(day=typed).errors["day"] == ["Please enter a day from 1900 to 2100."]


def test_a_time_is_read():
    assert filled(at="22:15").at.data == time(22, 15)
    assert filled(at="00:00:00").at.data == time(0, 0)


@pytest.mark.parametrize("typed", ["24:00", "12:60", "7:05", "12:00:30", "12:00Z", "１２:00"])
def test_what_is_no_time_is_refused(typed):
    assert filled(at=typed).errors["at"] == ["Please enter a time of day, as in 22:15."]


def test_one_of_the_choices_is_taken():
    assert filled(side="left").side.data == "left"


@pytest.mark.parametrize("side", ["middle", "LEFT", "None"])
def test_what_was_not_offered_is_refused(side):
    assert filled(side=side).errors["side"] == ["Please choose one of these."]


def test_several_choices_are_taken_in_the_order_offered():
    sent = MultiDict([("needed", "x"), ("sides", "right"), ("sides", "left"), ("sides", "right")])
    form = Example(sent)

    assert form.validate()
    assert form.sides.data == ["left", "right"]


def test_several_choices_hold_nothing_that_was_not_offered():
    assert filled(sides="middle").errors["sides"] == ["Please choose among these."]


@pytest.mark.parametrize("name", ["text", "number", "day", "needed"])
def test_a_field_sent_twice_is_refused(name):
    form = Example(MultiDict([("needed", "x"), (name, "1"), (name, "2")]))

    assert not form.validate()
    assert form.errors[name] == ["This was sent more than once."]


def test_a_value_that_is_there_is_shown_in_its_shortest_form():
    form = Example(data={"number": 7.0, "day": date(2026, 3, 18), "at": time(7, 5)})

    assert 'value="7"' in str(form.number())
    assert 'value="2026-03-18"' in str(form.day())
    assert 'value="07:05"' in str(form.at())


@pytest.mark.parametrize(
    ("number", "text"), [(7.0, "7"), (7.25, "7.25"), (0, "0"), (1e6, "1000000")]
)
def test_numbers_are_written_without_empty_decimals(number, text):
    assert shortest(number) == text


def test_what_saving_found_wrong_is_added():
    form = filled()
    form.reject("text", "Taken.")

    assert form.errors == {"text": ["Taken."]}
