"""What is likely to be logged next."""

import pytest

from tests.builders import RIGHT_FOOT, bout
from twitchlog.journal.choices import FIRST_REGIONS, HOW_MANY, likely_choices
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.records import Site

pytestmark = pytest.mark.usefixtures("stage")


def test_a_new_journal_is_offered_the_usual_regions(owner):
    choices = likely_choices(owner)

    assert choices.regions == FIRST_REGIONS
    assert (choices.sides, choices.type) == ({}, None)


def test_the_regions_named_most_often_stand_first(owner):
    for hour, region in enumerate(("knee", "shin", "shin")):
        log_episode(owner, bout(f"2026-03-18 0{hour + 5}:00", sites=(Site(region, "left"),)))
    choices = likely_choices(owner)

    assert choices.regions[:2] == ("shin", "knee")
    assert len(choices.regions) == HOW_MANY


def test_the_side_last_used_is_offered(owner):
    for start, side in (("2026-03-17 10:00", "right"), ("2026-03-16 10:00", "left")):
        log_episode(owner, bout(start, sites=(Site("knee", side),)))

    assert likely_choices(owner).sides == {"knee": "right"}


def test_the_types_used_lately_are_offered_the_last_one_first(owner):
    log_episode(owner, bout("2026-03-18 10:00", type="cramp"))
    log_episode(owner, bout("2026-03-17 10:00", type="tremor"))
    choices = likely_choices(owner)

    assert choices.types == ("cramp", "tremor")
    assert choices.type == "cramp"


def test_places_that_are_always_there_are_not_offered_twice(owner):
    log_episode(owner, bout(sites=(Site("many_places", "both"), Site("other", "middle"))))

    assert likely_choices(owner).regions == FIRST_REGIONS


def test_what_is_deleted_or_of_others_counts_not(owner, stranger):
    delete_episode(owner, log_episode(owner, bout(sites=(RIGHT_FOOT,), type="cramp")))
    log_episode(stranger, bout(sites=(RIGHT_FOOT,)))

    assert likely_choices(owner).sides == {}
