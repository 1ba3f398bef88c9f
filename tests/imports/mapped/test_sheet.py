"""Any CSV: separators, encodings, quotes, and what is refused."""

import io

import pytest

from twitchlog.imports.faults import NotATable, NotUtf8, Refused, TooLarge
from twitchlog.imports.mapped.sheet import Sheet

LINES = "Datum;Stelle\r\n1.3.2026;Fuß\r\n2.3.2026;Hand\r\n"


def sheet(content):
    return Sheet(io.BytesIO(content if isinstance(content, bytes) else content.encode()), "my.csv")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding):
    found = sheet(LINES.encode(encoding))

    assert list(found.rows()) == [(2, ["1.3.2026", "Fuß"]), (3, ["2.3.2026", "Hand"])]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    assert sheet(LINES.replace(";", separator)).header == ("Datum", "Stelle")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end):
    assert [line for line, _ in sheet(LINES.replace("\r\n", end)).rows()] == [2, 3]


def test_a_comma_within_a_number_is_no_separator():
    assert sheet("a;b\n1,5;2,5\n3,5;4\n").separator == ";"


def test_lines_are_counted_through_quoted_line_breaks():
    found = sheet('a,b\n"x\ny",1\n2,3\n')

    assert list(found.rows()) == [(2, ["x\ny", "1"]), (4, ["2", "3"])]


def test_columns_without_a_name_or_with_the_same_get_one():
    assert sheet("a,,a,\n1,2,3,\n").header == ("a", "#2", "a #3")


def test_a_short_row_is_filled_up_and_a_long_one_refused():
    assert list(sheet("a,b\n1\n").rows()) == [(2, ["1", ""])]
    with pytest.raises(NotATable, match=r"line 2: has more cells"):
        list(sheet("a,b\n1,2,3\n").rows())


def test_the_fingerprint_is_that_of_the_columns():
    assert sheet("a,b\n1,2\n").fingerprint == sheet("A;B\n3;4\n").fingerprint
    assert sheet("a,b\n").fingerprint != sheet("b,a\n").fingerprint


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", NotATable),
        (b"\n \n,,\n", NotATable),
        (b"a,b\n\x00\x00,1\n", NotATable),
        (b"\x00" * 100, NotATable),
        (b"a,b\n\x81\x8d,1\n", NotUtf8),
        (b"\xff\xfea", NotUtf8),
        (b'a,b\n"open,1\n', NotATable),
        (b"a" * 200_000, TooLarge),
        (b"a,b\n" + b"x" * 200_000 + b"\n", TooLarge),
        (b",".join(b"c%d" % n for n in range(300)) + b"\n", NotATable),
    ],
)
def test_what_is_no_table_is_refused(content, kind):
    with pytest.raises(kind):
        list(sheet(content).rows())


def test_a_billion_lines_are_not_taken_apart(monkeypatch):
    monkeypatch.setattr("twitchlog.imports.mapped.decoding.MOST_ROWS", 3)
    with pytest.raises(TooLarge, match="more than 3 lines"):
        sheet("a,b\n" + "1,2\n" * 5)


def test_a_billion_rows_are_not_gone_through(monkeypatch):
    monkeypatch.setattr("twitchlog.imports.mapped.sheet.MOST_ROWS", 3)
    with pytest.raises(Refused, match="more than 3 rows"):
        list(sheet("a,b\n" + "1,2\n" * 5).rows())
