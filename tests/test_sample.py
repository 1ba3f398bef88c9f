"""The sample in the docs is what the docs say it is."""

import json
import math
from datetime import date

import pytest

from tests.checkout import ROOT
from twitchlog.analysis.days import day_table
from twitchlog.analysis.findings import findings
from twitchlog.analysis.report import as_json
from twitchlog.catalogue import BY_SLUG
from twitchlog.exports.columns import EPISODE_COLUMNS, EVENT_COLUMNS, FILES, READING_COLUMNS
from twitchlog.imports import analyse_input, plan, read_folder, review
from twitchlog.records import JournalRecords
from twitchlog.vocabulary import (
    CONTEXT_SLUGS,
    EVENT_LABELS,
    FREQUENCY_SLUGS,
    REGION_BY_SLUG,
    SIDE_SLUGS,
    SYMPTOM_SLUGS,
    TYPE_BY_SLUG,
)

SAMPLE = ROOT / "docs" / "sample"
CONTRACT = (ROOT / "docs" / "files.md").read_text("utf-8")


@pytest.fixture(scope="module")
def sample():
    return read_folder(SAMPLE)


def assert_same(found, expected, where=""):
    """Equal but for float noise."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for name in expected:
            assert_same(found[name], expected[name], f"{where}.{name}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for at, one in enumerate(expected):
            assert_same(found[at], one, f"{where}[{at}]")
    elif isinstance(expected, float):
        assert math.isclose(found, expected, rel_tol=1e-6, abs_tol=1e-6), where
    else:
        assert found == expected, where


def test_nothing_is_wrong_with_the_sample(sample):
    content = review(sample)

    assert content.errors == content.conflicts == ()
    assert not plan(JournalRecords(), sample).blocked


def test_the_sample_shows_where_a_value_comes_from(sample):
    days = {day.day: day.values.get("caffeine_mg") for day in analyse_input(sample)[0]}

    assert days[date(2026, 1, 6)] == 270  # blank in days.csv, filled from episodes.csv
    assert days[date(2026, 1, 13)] == 90  # blank there, one coffee in readings.csv
    assert days[date(2026, 1, 20)] == 300  # stated, though the coffees add up to 360


def test_the_analysis_of_the_sample_is_as_published(sample):
    expected = json.loads((SAMPLE / "expected.json").read_text("utf-8"))

    assert_same(as_json(findings(day_table(*analyse_input(sample)))), expected)


@pytest.mark.parametrize(
    "words",
    [
        FILES,
        EPISODE_COLUMNS,
        READING_COLUMNS,
        EVENT_COLUMNS,
        TYPE_BY_SLUG,
        REGION_BY_SLUG,
        SIDE_SLUGS,
        FREQUENCY_SLUGS,
        CONTEXT_SLUGS,
        SYMPTOM_SLUGS,
        EVENT_LABELS,
        BY_SLUG,
    ],
)
def test_the_contract_names_every_word(words):
    assert [word for word in words if f"`{word}`" not in CONTRACT] == []
