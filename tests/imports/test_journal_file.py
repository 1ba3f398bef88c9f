"""journal.json, taken apart without trusting it."""

import io
import json
from datetime import date

import pytest

from twitchlog.exports import journal_json
from twitchlog.imports import journal_file
from twitchlog.imports.faults import NewerFormat, TooLarge, WrongJournalFile
from twitchlog.imports.journal_file import parse_journal
from twitchlog.imports.story_file import STORY
from twitchlog.opinions import NONE, Opinions, Suspicion
from twitchlog.records import JournalRecords, OwnFactorRecord, ServingRecord
from twitchlog.signs import SignsCheck
from twitchlog.story import Story

OWN = OwnFactorRecord(slug="own_tea", label="tea")
SERVING = ServingRecord(factor="own_tea", label="pot", amount=4.0)
OPINIONS = Opinions(
    suspicions=(Suspicion(factor="own_tea", stated_on=date(2026, 3, 1)),),
    pinned=("own_tea",),
    hidden=("stress",),
    story=Story(onset="March 2024", questions="Is it the coffee?"),
    checks=(SignsCheck(day=date(2026, 3, 1), answers=(("weaker", "no"), ("grip", "not_sure"))),),
    reminder=True,
)
WRITTEN = journal_json(JournalRecords(own_factors=(OWN,), servings=(SERVING,)), OPINIONS)
SUSPICION = {"factor": "stress", "stated_on": "2026-03-01"}
STATEMENT = {"date": "2026-03-01", "factor": "own_tea", "value": 3}


def parse(content):
    text = content if isinstance(content, str) else json.dumps(content)
    return parse_journal(io.BytesIO(text.encode()))


def changed(path, value):
    """The written file with one value replaced; None takes it out."""
    content = json.loads(WRITTEN)
    *parents, last = path
    place = content
    for step in parents:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return content


def test_what_is_written_is_read():
    read = parse(WRITTEN)

    assert (read.own_factors, read.servings) == ((OWN,), (SERVING,))
    assert read.opinions == OPINIONS


def of_version(number, new):
    """The same journal as it was written before there were these names."""
    old = {name: value for name, value in json.loads(WRITTEN).items() if name not in new}
    return old | {"version": number}


def of_version_1():
    """The same before anybody could say what they suspect."""
    return of_version(1, ("suspicions", "pinned", "hidden", *STORY))


def of_version_2():
    """The same before there was a story, or a check of the signs."""
    return of_version(2, STORY)


def test_a_file_of_version_2_is_read_and_tells_no_story():
    read = parse(of_version_2())

    assert read.opinions == Opinions(
        suspicions=OPINIONS.suspicions, pinned=OPINIONS.pinned, hidden=OPINIONS.hidden
    )


def test_a_file_of_version_2_holds_no_later_names():
    with pytest.raises(WrongJournalFile, match="not known: story"):
        parse(of_version_2() | {"story": {}})


def test_a_file_of_version_1_is_read_and_suspects_nothing():
    read = parse(of_version_1())

    assert (read.own_factors, read.opinions) == ((OWN,), NONE)


def test_a_file_of_version_1_holds_no_later_names():
    with pytest.raises(WrongJournalFile, match="not known: pinned"):
        parse(of_version_1() | {"pinned": []})


def test_a_newer_format_is_refused_with_a_clear_word():
    with pytest.raises(NewerFormat, match="newer version"):
        parse(changed(["version"], 4))


def test_a_newer_format_is_refused_before_its_names_are_looked_at():
    with pytest.raises(NewerFormat):
        parse({"format": "twitchlog journal", "version": 4, "moon": 1})


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["format"], "diary", "is not the journal.json"),
        (["format"], None, "format: is missing"),
        (["version"], True, "version: must be a number"),
        (["version"], 0, "version: must be a number from 1"),
        (["moon"], 1, "not known: moon"),
        (["settings"], [], "settings: must be an object"),
        (["settings", "zone"], "Moon/Base", "settings.zone: is not a time zone"),
        (["settings", "zone"], "../etc/passwd", "settings.zone"),
        (["settings", "day_starts_at"], 13, "day_starts_at: must be a number from 0 to 12"),
        (["settings", "day_starts_at"], 4.5, "must be a whole number"),
        (["settings", "theme"], "loud", "theme: must be one of"),
        (["settings", "factors"], ["mood"], r"factors\[0\]: must be one of"),
        (["own_factors"], {}, "own_factors: must be a list"),
        (["own_factors", 0, "slug"], "caffeine_mg", "must be own_"),
        (["own_factors", 0, "label"], "", "label: must be a text"),
        (["own_factors", 0, "label"], "a\x00", "control character"),
        (["own_factors", 0, "label"], "\ud800", "control character"),
        (["own_factors", 0, "kind"], "mood", "kind: must be one of"),
        (["own_factors", 0, "highest"], -1, "highest: must be more than lowest"),
        (["own_factors", 0, "step"], 0, "step: must be more than 0"),
        (["own_factors", 0, "lag"], 8, "lag: must be a number from 0 to 7"),
        (["own_factors", 0, "retired"], 1, "retired: must be true or false"),
        (["own_factors"], [json.loads(WRITTEN)["own_factors"][0]] * 2, "twice"),
        (["servings", 0, "factor"], "own_x", "factor: must be one of"),
        (["servings", 0, "amount"], 10**400, "amount: must be a number"),
        (["statements"], [STATEMENT | {"value": -1}], "outside what its factor allows"),
        (["statements"], [STATEMENT | {"date": "yesterday"}], r"statements\[0\].date"),
        (["statements"], [STATEMENT, STATEMENT], "twice"),
        (["none_beside_episodes"], ["2026-02-30"], "does not exist"),
        (["episode_days"], [{"id": "", "date": "2026-03-01"}], "id: must be a text"),
        (["suspicions"], None, "suspicions: is missing"),
        (["suspicions", 0, "factor"], "mood", r"suspicions\[0\].factor: must be one of"),
        (["suspicions", 0, "stated_on"], "2026-02-30", "does not exist"),
        (["story", "onset"], "x" * 401, "story.onset"),
        (["story"], {}, "story.onset: is missing"),
        (["signs_checks", 0, "answers"], {"grip": "perhaps"}, "grip: must be one of"),
        (["signs_checks", 0, "answers"], {"fever": "no"}, "not known: fever"),
        (["signs_checks"], 2 * [{"date": "2026-03-01", "answers": {}}], "same thing twice"),
        (["signs_reminder"], 1, "must be true or false"),
        (["suspicions", 0, "moon"], 1, "not known: moon"),
        (["suspicions"], [SUSPICION, SUSPICION], "suspicions: names the same thing twice"),
        (["pinned"], ["mood"], r"pinned\[0\]: must be one of"),
        (["hidden"], ["own_tea"], "hidden: names the same thing twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(path, value, told):
    with pytest.raises(WrongJournalFile, match=told):
        parse(changed(path, value))


@pytest.mark.parametrize(
    "text",
    ["", "[", "[1]", "null", "[" * 100_000, '{"version": NaN}', '{"a": 1, "a": 2}', "1" * 5000],
)
def test_what_is_no_such_file_is_refused(text):
    with pytest.raises(WrongJournalFile):
        parse(text)


def test_what_is_not_utf_8_is_refused():
    with pytest.raises(WrongJournalFile):
        parse_journal(io.BytesIO(b'{"format": "\xff"}'))


def test_a_huge_file_is_refused(monkeypatch):
    monkeypatch.setattr(journal_file, "LARGEST", 100)
    with pytest.raises(TooLarge, match="larger than 100 bytes"):
        parse(WRITTEN)
