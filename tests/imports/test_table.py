"""CSV files as rows, and what is refused before any row is read."""

import io

import pytest

from tests.files import csv_file
from twitchlog.imports import table as limits
from twitchlog.imports.cells import number
from twitchlog.imports.faults import NotATable, NotUtf8, Refused, TooLarge
from twitchlog.imports.table import Table


def lines_of(*lines):
    table = Table(csv_file(*lines), "mine.csv")
    return [(place.line, table.cell("a", str, "")) for place in table.rows()]


def raw(content):
    return Table(io.BytesIO(content), "mine.csv")


def test_a_row_knows_the_line_it_starts_on():
    assert lines_of("a,b", '"x', 'y",1', "z,2") == [(2, "x\ny"), (4, "z")]


def test_a_byte_order_mark_is_no_part_of_the_header():
    assert raw(b"\xef\xbb\xbfa,b\r\n1,2\r\n").header == ("a", "b")


def test_empty_lines_are_passed_over():
    assert lines_of("a,b", "", "x,1", "") == [(3, "x")]


def test_a_row_of_the_wrong_width_is_an_error_and_the_others_are_read():
    table = Table(csv_file("a,b", "1", "x,2"), "mine.csv")
    read = [place.line for place in table.rows()]

    assert read == [3]
    assert [(error.line, error.column) for error in table.errors] == [(2, "")]


def test_every_wrong_cell_of_a_row_is_told():
    table = Table(csv_file("a,b", "x,y"), "mine.csv")
    for _ in table.rows():
        assert table.needed("a", number) is None
        assert table.cell("b", number, None) is None

    assert [(e.line, e.column, e.value) for e in table.errors] == [(2, "a", "x"), (2, "b", "y")]


def test_a_long_value_is_shown_shortened():
    table = Table(csv_file("a,b", "x" * 500 + ","), "mine.csv")
    for _ in table.rows():
        table.cell("a", number, None)

    assert table.errors[0].value == "x" * 40 + "…"


def test_an_error_reads_as_a_sentence():
    table = Table(csv_file("a,b", ",1"), "mine.csv")
    for _ in table.rows():
        table.needed("a", number)

    assert str(table.errors[0]) == "mine.csv, line 2, a: must not be blank"


def test_reading_stops_after_many_errors():
    table = Table(csv_file("a,b", *["x"] * (limits.MOST_ERRORS + 50)), "mine.csv")

    assert list(table.rows()) == []
    assert len(table.errors) == limits.MOST_ERRORS + 1
    assert table.errors[-1].reason == "is where reading stopped, for too much is wrong above"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no header row"),
        (b"\n\n", "no header row"),
        (b",,\n", "no header row"),
        (b"date;note\n", "commas"),
        (b"date\tnote\n", "commas"),
        (b"a,a\n", "same column twice: a"),
        (",".join(f"c{n}" for n in range(201)).encode(), "more than 200 columns"),
        (b'a,"b\n', "quotation mark"),
    ],
)
def test_a_header_that_is_none_is_refused(content, reason):
    with pytest.raises(NotATable, match=reason):
        raw(content)


def test_unknown_columns_are_refused_by_name():
    with pytest.raises(NotATable, match=r"line 1: these columns are not known: b, c"):
        raw(b"a,b,c\n").require((), {"a"}.__contains__)


def test_missing_columns_are_named():
    with pytest.raises(NotATable, match="columns are missing: b, c"):
        raw(b"a\n").require(("a", "b", "c"), {"a"}.__contains__)


@pytest.mark.parametrize("content", [b"a,b\n1,\xff\n", "a,b\n1,2\n".encode("utf-16")])
def test_what_is_not_utf_8_is_refused(content):
    with pytest.raises(NotUtf8, match="UTF-8"):
        list(raw(content).rows())


def test_the_line_that_is_not_utf_8_is_named():
    with pytest.raises(NotUtf8) as refused:
        list(raw(b"a,b\n1,2\n1,\xe4\n").rows())

    assert refused.value.line == 3


@pytest.mark.parametrize(
    "content",
    [
        b'a,b\n1,"2\n',
        b'a,b\n"1"x,2\n',
        b"a,b\r1,2\r",
        b'a,b\n"' + b"x\n" * 70_000,
    ],
)
def test_broken_csv_is_refused(content):
    with pytest.raises(Refused):
        list(raw(content).rows())


def test_an_endless_line_is_refused_without_reading_all_of_it():
    endless = io.BytesIO(b"a," + b"x" * 10_000_000)
    with pytest.raises(TooLarge, match="line 1: has a line of more than 100,000 bytes"):
        Table(endless, "mine.csv")

    assert endless.tell() < 200_000


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 3)

    assert len(lines_of("a,b", *["x,1"] * 3)) == 3
    with pytest.raises(TooLarge, match="more than 3 rows"):
        lines_of("a,b", *["x,1"] * 4)
