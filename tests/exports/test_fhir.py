"""The FHIR Bundle: the fields that R4 requires, and no code that was not looked up."""

import json
import re
from dataclasses import replace

from hypothesis import given, settings

from tests import journals
from tests.builders import TODAY, YESTERDAY, moment, own
from tests.exports.test_whole import contents
from twitchlog.catalogue import BY_SLUG, own_factor
from twitchlog.exports.fhir import bundle
from twitchlog.exports.whole import Contents
from twitchlog.records import DaySummary, EpisodeRecord, Site
from twitchlog.vocabulary import TYPES

BOUT = EpisodeRecord(
    id="pQx4",
    started_at=moment("2026-03-18 12:00"),
    day=TODAY,
    type="fasciculation",
    sites=(Site("calf", "left"), Site("tongue", "middle")),
)
DATE_TIME = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?"
SYSTEMS = {
    "http://human-phenotype-ontology.org": {kind.hpo for kind in TYPES if kind.hpo},
    "http://loinc.org": {"93832-4"},
    "http://unitsofmeasure.org": {"mg", "mL", "h", "min"},
    "http://terminology.hl7.org/CodeSystem/observation-category": {"survey"},
}


def observations(contents):
    told = json.loads("".join(bundle(contents)))
    assert (told["resourceType"], told["type"]) == ("Bundle", "collection")
    return [entry["resource"] for entry in told["entry"]]


def of(bout):
    (told,) = observations(Contents(episodes=[bout]))
    return told


def of_day(factor, value):
    day = DaySummary(day=TODAY, values={factor.slug: value})
    (told,) = observations(Contents(days=[day], factors=(factor,)))
    return told


def codings(value):
    """Every system and code that stands anywhere."""
    if isinstance(value, dict):
        here = {(value["system"], value["code"])} if {"system", "code"} <= value.keys() else set()
        return here.union(*map(codings, value.values()))
    return set().union(*map(codings, value)) if isinstance(value, list) else set()


def blanks(value):
    """FHIR forbids empty texts, lists, objects and null."""
    if isinstance(value, (dict, list)):
        inner = value.values() if isinstance(value, dict) else value
        return not value or any(map(blanks, inner))
    return value is None or value == ""


@given(journals.journals())
@settings(max_examples=15)
def test_every_journal_has_the_fields_that_are_required(records):
    for told in observations(contents(records)):
        assert (told["resourceType"], told["status"]) == ("Observation", "final")
        assert told["code"]["text"]
        (when,) = (told[name] for name in told if name.startswith("effective"))
        moments = when.values() if isinstance(when, dict) else [when]
        assert all(re.fullmatch(DATE_TIME, one) for one in moments)
        assert len([name for name in told if name.startswith("value")]) == 1
        assert not blanks(told)
        assert all(code in SYSTEMS[system] for system, code in codings(told))


def test_each_entry_has_an_address_of_its_own_that_stays():
    days = [
        DaySummary(day=TODAY, values={"stress": 1.0}),
        DaySummary(day=YESTERDAY, tracked="none"),
    ]
    given = Contents(episodes=[BOUT], days=days, factors=tuple(BY_SLUG.values()))
    one, again = (json.loads("".join(bundle(given)))["entry"] for _ in range(2))
    addresses = [entry["fullUrl"] for entry in one]

    assert len(set(addresses)) == 3
    assert addresses == [entry["fullUrl"] for entry in again]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", address) for address in addresses)


def test_a_bout_tells_its_type_place_and_start():
    told = of(BOUT)

    assert told["code"] == {
        "coding": [{"system": "http://human-phenotype-ontology.org", "code": "HP:0002380"}],
        "text": "fasciculation",
    }
    assert told["bodySite"] == {"text": "Calf (left); Tongue"}
    assert told["effectiveDateTime"] == "2026-03-18T12:00:00+01:00"
    assert told["valueBoolean"] is True


def test_a_type_without_an_exact_term_has_no_code():
    assert of(replace(BOUT, type="hypnic_jerk"))["code"] == {"text": "hypnic jerk"}
    assert of(replace(BOUT, type="not_sure"))["code"] == {"text": "Muscle twitching"}


def test_a_period_ends_where_an_end_was_said():
    start, end = "2026-03-18T12:00:00+01:00", "2026-03-18T12:30:00+01:00"
    ended = of(replace(BOUT, ended_at=moment("2026-03-18 12:30")))

    assert ended["effectivePeriod"] == {"start": start, "end": end}
    assert of(replace(BOUT, still_going=True))["effectivePeriod"] == {"start": start}


def test_what_else_was_said_of_a_bout_is_told_in_words():
    told = of(replace(BOUT, strength=2, frequency="single", context=("at_rest",), note="x"))

    assert [(one["code"]["text"], one["valueString"]) for one in told["component"]] == [
        ("Strength, 0 to 4", "2: clearly visible"),
        ("How often", "a single one"),
        ("When it came", "at rest"),
    ]
    assert told["note"] == [{"text": "x"}]


def test_a_value_has_the_unit_that_ucum_knows():
    told = of_day(BY_SLUG["hydration_ml"], 1200.0)

    assert told["effectiveDateTime"] == "2026-03-18"
    assert told["valueQuantity"] == {
        "value": 1200,
        "unit": "ml",
        "system": "http://unitsofmeasure.org",
        "code": "mL",
    }
    assert ("http://loinc.org", "93832-4") in codings(of_day(BY_SLUG["sleep_h"], 7.5))


def test_a_unit_of_ones_own_is_told_and_not_coded():
    factor = own_factor(replace(own(unit="cups"), slug="own_tea"))

    assert of_day(factor, 2.0)["valueQuantity"] == {"value": 2, "unit": "cups"}
    assert of_day(BY_SLUG["heat"], 0.0)["valueBoolean"] is False


def test_a_day_without_twitches_says_so_and_an_untracked_one_nothing():
    days = [DaySummary(day=TODAY, tracked="none"), DaySummary(day=TODAY, note="x")]
    (told,) = observations(Contents(days=days))

    assert (told["code"]["text"], told["valueBoolean"]) == ("Muscle twitching", False)
