"""Ids made of what a row says."""

from twitchlog.imports.foreign.ids import derived_id


def test_the_same_row_has_the_same_id():
    assert derived_id("diary", "2026-03-01", "calf") == derived_id("diary", "2026-03-01", "calf")


def test_cells_do_not_run_into_each_other():
    assert derived_id("diary", "ab", "c") != derived_id("diary", "a", "bc")


def test_applications_do_not_share_ids():
    assert derived_id("diary", "a") != derived_id("pages", "a")
