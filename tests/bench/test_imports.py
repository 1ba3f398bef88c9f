"""The bench of imports: its made-up file is what it says, and a missing program is told."""

import pytest

from bench.imports import alone, apple_file, episodes, measured, own_table
from twitchlog.imports.foreign import apple_health, head_of


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A made-up export of two days."""
    path = tmp_path_factory.mktemp("bench") / "export.xml"
    assert apple_file.write(path, 1_200_000) == 2
    return path


def test_the_made_up_export_is_one(export):
    with export.open("rb") as file:
        assert apple_health.recognises(head_of(file, export.name))
        parsed = apple_health.read(file, export.name, zone="Europe/Berlin")

    assert len(parsed.readings) >= 2 * 8  # glasses and coffees
    assert len(parsed.days) == 2
    assert parsed.errors == ()


def test_a_file_is_about_as_large_as_asked_for(export):
    assert 0.9e6 < export.stat().st_size < 1.3e6


@pytest.mark.parametrize("way", [alone.expat_with_empty_handlers, alone.iterparse_and_clear])
def test_plain_parsing_takes_the_whole_file(export, way, tmp_path):
    torn = tmp_path / "torn.xml"
    torn.write_bytes(export.read_bytes()[:-20])

    way(export)
    with pytest.raises((alone.expat.ExpatError, SyntaxError)):
        way(torn)


def test_a_missing_sqlite3_program_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")

    assert "skipped" in next(episodes.lines(tmp_path, 1, 1)).measured


def test_times_are_told_as_ratios():
    line = measured.compared("it", measured.Taken(3, 90), "expat", measured.Taken(2, 10))

    assert (line.measured, line.against, line.ratio) == ("3.0 s", "expat 2.0 s", 1.5)


def test_a_made_up_table_is_imported(tmp_path):
    own_table.write(tmp_path / "table.csv", 40)
    journal = measured.prepare(tmp_path / "journal")

    alone.plain_csv(tmp_path / "table.csv")
    alone.imported_table(tmp_path / "table.csv", journal)
