"""Journals that are looked at again and again."""

from bench.truth import looks


def test_every_world_has_its_row(capsys):
    looks.main(["--journals", "1", "--days", "91", "--every", "21", "--jobs", "1"])

    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[0] for row in rows] == [f"| {name}" for name in looks.NAMES]
