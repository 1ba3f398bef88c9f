"""Apple Health: what becomes of an export, and what is refused."""

import io
import re
import zipfile
from datetime import date

import pytest

from tests.imports.foreign.exports import ZONE, data, packed
from twitchlog.imports import Refused, plan, review
from twitchlog.imports.foreign import apple_health, head_of, health, xml_stream
from twitchlog.imports.parsed import Parsed
from twitchlog.records import JournalRecords

FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
TIME = 'startDate="2026-03-01 09:00:00 +0100" endDate="2026-03-01 10:00:00 +0100"'
WATER = f'<Record type="HKQuantityTypeIdentifierDietaryWater" unit="mL" {TIME} value="250"/>'


def read(file: io.BytesIO) -> Parsed:
    return apple_health.read(file, "mine", zone=ZONE)


def xml(*elements: str, before: str = "") -> io.BytesIO:
    lines = ('<?xml version="1.0"?>', f"{before}<HealthData>", *elements, "</HealthData>", "")
    return io.BytesIO("\n".join(lines).encode())


def example() -> Parsed:
    return read(data("apple_health/export.xml"))


def amounts(parsed: Parsed, factor: str) -> list[float]:
    return [row.record.value for row in parsed.readings if row.record.factor == factor]


def of_day(parsed: Parsed, day: date) -> dict[str, float]:
    return dict(next(row.values for row in parsed.days if row.day == day))


def unused(parsed: Parsed) -> dict[str, int]:
    return {one.what: one.count for one in parsed.unused}


def test_an_export_is_recognised():
    assert apple_health.recognises(head_of(data("apple_health/export.xml"), "Exportieren.xml"))


@pytest.mark.parametrize("member", ["apple_health_export/export.xml", "x/Exportieren.xml"])
def test_an_archive_is_recognised_and_read(member):
    export = data("apple_health/export.xml").getvalue()
    file = packed({member: export, "apple_health_export/electrocardiograms/a.csv": b"a,b"})

    assert apple_health.recognises(head_of(file, "export.zip"))
    assert read(file) == example()


@pytest.mark.parametrize("content", [b"date,tracked\n", b"<html></html>", b""])
def test_another_file_is_not_recognised(content):
    assert not apple_health.recognises(head_of(io.BytesIO(content), "export.xml"))


def test_the_clinical_document_beside_it_is_left_alone():
    export = data("apple_health/export.xml").getvalue()
    clinical = b"<?xml version='1.0'?><ClinicalDocument/><ClinicalDocument/>"

    file = packed({"a/export.xml": export, "a/export_cda.xml": clinical})

    assert read(file) == example()


def test_caffeine_is_read_in_every_unit():
    assert amounts(example(), "caffeine_mg") == [95, 80, 29]


def test_water_is_read_in_every_unit():
    assert amounts(example(), "hydration_ml") == [250, 500, 236.6]


def test_drinks_and_mindful_minutes_are_read():
    assert amounts(example(), "alcohol_drinks") == [1.5]
    assert amounts(example(), "relaxation_min") == [10]


def test_a_reading_after_midnight_belongs_to_the_day_before():
    last = [row.record for row in example().readings if row.record.factor == "hydration_ml"][-1]

    assert (last.day, last.at.isoformat()) == (FIRST, "2026-03-02T01:30:00+01:00")


def test_a_measured_night_counts_overlaps_once_and_no_guess_of_a_phone():
    # 23:00-02:00 and 02:15-06:45: watch and ring overlap, the guess from 22:45 does not count.
    assert of_day(example(), SECOND) == {"sleep_h": 7.5}


def test_a_night_that_was_only_guessed_is_the_union_of_guesses():
    # 00:30-07:00 and 00:00-06:00
    assert of_day(example(), THIRD) == {"sleep_h": 7}


def test_exercise_counts_no_minute_twice():
    # Two minutes in the morning, and a run from 18:00 to 18:30 that watch and application tell.
    assert of_day(example(), FIRST) == {"exercise_min": 32}


def test_the_day_of_the_export_has_no_totals():
    assert {row.day for row in example().days} == {FIRST, SECOND, THIRD}


def test_a_record_in_a_correlation_is_read_once():
    assert amounts(example(), "caffeine_mg").count(95) == 1


def test_what_is_not_used_is_counted():
    told = unused(example())

    assert (told["HeartRate"], told["StepCount"], told["ActivitySummary"]) == (1, 1, 1)
    assert (told["SleepAnalysisInBed"], told["SleepAnalysisAwake"], told["naps"]) == (1, 1, 1)


def test_lines_are_those_of_the_file():
    lines = data("apple_health/export.xml").getvalue().split(b"\n")
    first = example().readings[0]

    assert b"DietaryWater" in lines[first.place.line - 1]


def test_every_value_fits_its_factor():
    assert review(example()).errors == ()


def test_the_same_export_twice_adds_nothing():
    added = plan(JournalRecords(), example()).additions

    assert plan(added, example()).empty


def test_a_zone_that_is_told_rules_the_wall_clock():
    zone = '<MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/>'
    told = WATER.replace("/>", f">{zone}</Record>")

    assert read(xml(told)).readings[0].record.at.isoformat() == "2026-03-01T17:00:00+09:00"


def test_the_same_glass_told_by_two_applications_counts_once():
    both = [WATER.replace("/>", f' sourceName="{name}"/>') for name in ("a", "a", "b")]

    assert amounts(read(xml(*both)), "hydration_ml") == [250, 250]


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (WATER.replace("250", "much"), "mine, line 3, value .*is not a number"),
        (WATER.replace("mL", "barrel"), "mine, line 3, unit .*not known"),
        (WATER.replace("-01 09:00", "-31T09:00"), "mine, line 3, startDate"),
        (WATER.replace("2026-03", "2026-13"), "does not exist"),
        (WATER.replace("+0100", "+9900"), "startDate"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_with_its_line(record, fault):
    parsed = read(xml(record, WATER))

    assert len(parsed.readings) == 1
    assert re.search(fault, str(parsed.errors[0]))


BOMB = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'
ELSEWHERE = '<!DOCTYPE HealthData SYSTEM "http://elsewhere.example/a.dtd">\n'
DEEP = "<a>" * 100_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xml(WATER, before=BOMB).getvalue(), "line 2: declares entities"),
        (xml("&b;", before=OUTSIDE).getvalue(), "declares entities"),
        (xml(WATER, before=ELSEWHERE).getvalue(), "document type"),
        (xml(before=" " * 300_000 + BOMB).getvalue(), "document type"),
        (xml("&b;").getvalue(), "undefined entity"),
        (xml(WATER).getvalue()[:-20], "breaks off"),
        (b"<HealthData>", "breaks off"),
        (b"<!DOCTYPE HealthData [", "document type"),
        (xml(WATER.replace("250", "25\0")).getvalue(), "not well-formed"),
        (xml(WATER).getvalue().decode().encode("utf-16"), "not UTF-8"),
        (xml(WATER.replace("250", "ä")).getvalue().decode().encode("latin-1"), "not well-formed"),
        (xml(f'<Record a="{">" * 2_000_000}"/>').getvalue(), "single value"),
        (xml(" " * 2_000_000).getvalue(), "single value"),
        (xml(f"<!--{'<a>' * 700_000}-->").getvalue(), "single value"),
        (xml(DEEP).getvalue(), "nests deeper"),
        (xml(*(f"<a{n}/>" for n in range(20_000))).getvalue(), "names"),
        (xml(*[WATER.replace("250", "x")] * 300).getvalue(), "cannot be read"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(content, reason):
    with pytest.raises(Refused, match=reason):
        read(io.BytesIO(content))


def test_more_elements_than_a_life_has_are_refused(monkeypatch):
    monkeypatch.setattr(xml_stream, "MOST_TAGS", 10)

    with pytest.raises(Refused, match="more than 10 elements"):
        read(xml(*[WATER] * 20))


def test_little_but_empty_elements_is_refused(monkeypatch):
    monkeypatch.setattr(xml_stream, "MANY_TAGS", 10)

    with pytest.raises(Refused, match="empty elements"):
        read(xml("<a/>" * 20))


def test_more_readings_than_a_life_has_are_refused(monkeypatch):
    monkeypatch.setattr(health, "MOST_READINGS", 2)

    with pytest.raises(Refused, match="line 5: tells of more than 2 readings"):
        read(xml(*[WATER] * 3))


def test_an_archive_with_two_exports_is_refused():
    export = data("apple_health/export.xml").getvalue()

    with pytest.raises(Refused, match="more than one export"):
        read(packed({"a/export.xml": export, "a/copy.xml": export}))


def test_an_archive_that_holds_the_export_twice_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a/export.xml", b"<HealthData/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a/export.xml", b"<HealthData/>")

    with pytest.raises(Refused, match="twice"):
        read(file)


def test_an_archive_without_an_export_is_refused():
    with pytest.raises(Refused, match="no export"):
        read(packed({"a/export.xml": b"<other/>"}))


def test_a_bomb_in_an_archive_is_refused():
    with pytest.raises(Refused, match="unpacks to far more"):
        read(packed({"a/export.xml": b"<HealthData>" + b" " * 3_000_000}))


def test_a_torn_archive_is_refused():
    file = packed({"a/export.xml": data("apple_health/export.xml").getvalue()})
    torn = bytearray(file.getvalue())
    torn[200:260] = bytes(60)

    with pytest.raises(Refused, match="damaged"):
        read(io.BytesIO(bytes(torn)))
