"""Bouts: logged, changed, repeated, ended, deleted and brought back."""

from dataclasses import replace

import pytest

from tests.builders import LEFT_CALF, RIGHT_FOOT, TODAY, YESTERDAY, bout, moment
from twitchlog.journal import episodes
from twitchlog.journal.bouts import open_bouts, recent_bouts
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import (
    ChangedMeanwhile,
    change_episode,
    delete_episode,
    end_episode,
    log_episode,
    repeat_episode,
    restore_episode,
    still_there,
)
from twitchlog.journal.listing import day_of
from twitchlog.journal.missing import NotThere
from twitchlog.records import CheckIn, Settings, Site

pytestmark = pytest.mark.usefixtures("stage")


def record(owner, public_id):
    return episodes.episode(owner, public_id)[0]


def ids(owner, day=TODAY):
    return [one.id for one in day_of(owner, day).episodes]


def test_a_bout_is_kept_as_it_was_said(owner):
    said = bout(
        ended_at=moment("2026-03-18 12:10"),
        strength=0,
        frequency="now_and_then",
        context=("moving", "at_rest"),
        symptoms=("pain",),
        note=" two\nlines ",
        sites=(RIGHT_FOOT, LEFT_CALF),
    )
    kept = record(owner, log_episode(owner, said))

    for name in type(said).__slots__:
        assert getattr(kept, name) == getattr(said, name), name
    assert kept.started_at.isoformat() == "2026-03-18T12:00:00+01:00"
    assert kept.day == TODAY


def test_what_was_not_said_stays_unsaid(owner):
    kept = record(owner, log_episode(owner, bout()))

    assert (kept.ended_at, kept.still_going, kept.strength, kept.frequency) == (
        None,
        False,
        None,
        None,
    )


def test_a_site_named_twice_counts_once_and_both_sides_of_one_region_stay(owner):
    right = Site("calf", "right")
    kept = record(owner, log_episode(owner, bout(sites=(right, LEFT_CALF, right))))

    assert kept.sites == (right, LEFT_CALF)


def test_a_twitch_at_half_past_one_belongs_to_the_evening_before(owner):
    kept = record(owner, log_episode(owner, bout("2026-03-18 01:30")))

    assert kept.day == YESTERDAY


@pytest.mark.parametrize(
    ("start", "recalled"), [("2026-03-17 13:00", False), ("2026-03-17 12:59", True)]
)
def test_a_bout_from_more_than_a_day_back_is_recalled(owner, start, recalled):
    assert record(owner, log_episode(owner, bout(start))).recalled is recalled


def test_a_form_sent_twice_logs_one_bout(owner):
    first = log_episode(owner, bout(), "abc")

    assert log_episode(owner, bout(type="cramp"), "abc") == first
    assert ids(owner) == [first]


def test_a_form_sent_again_after_its_bout_was_deleted_says_so(owner):
    delete_episode(owner, log_episode(owner, bout(), "once"))

    with pytest.raises(NotThere):
        log_episode(owner, bout(), "once")


def test_the_nonce_of_another_owner_is_not_mine(owner, stranger):
    first = log_episode(owner, bout(), "abc")

    assert log_episode(stranger, bout(), "abc") != first


def test_statements_of_the_form_are_saved_with_the_bout(owner):
    log_episode(owner, bout(), said_of=TODAY, changed={"sleep_h": 0.0})

    assert day_of(owner, TODAY).summary.values == {"sleep_h": 0}


def test_a_form_sent_twice_does_not_state_again(owner):
    log_episode(owner, bout(), "abc", said_of=TODAY, changed={"sleep_h": 5.0})
    save_check_in(owner, TODAY, CheckIn(changed={"sleep_h": 7.0}))
    log_episode(owner, bout(), "abc", said_of=TODAY, changed={"sleep_h": 5.0})

    assert day_of(owner, TODAY).summary.values == {"sleep_h": 7}


def test_the_day_stays_when_settings_change(owner):
    public_id = log_episode(owner, bout("2026-03-18 01:30"))
    midnight = replace(owner, settings=Settings(zone="Asia/Tokyo", day_starts_at=0))
    said = replace(bout("2026-03-18 01:30"), note="later")
    change_episode(midnight, public_id, said, 1)

    assert record(midnight, public_id).day == YESTERDAY


def test_the_day_moves_with_the_start(owner):
    public_id = log_episode(owner, bout())
    change_episode(owner, public_id, bout("2026-03-17 12:00"), 1)

    assert record(owner, public_id).day == YESTERDAY
    assert ids(owner) == []


def test_moving_a_bout_onto_a_day_of_none_ends_the_none(owner):
    save_check_in(owner, YESTERDAY, CheckIn(none=True))
    public_id = log_episode(owner, bout())
    change_episode(owner, public_id, bout("2026-03-17 12:00"), 1)
    delete_episode(owner, public_id)

    assert day_of(owner, YESTERDAY).summary.tracked is None


def test_a_change_replaces_the_sites_and_raises_the_version(owner):
    public_id = log_episode(owner, bout(sites=(LEFT_CALF, RIGHT_FOOT)))
    change_episode(owner, public_id, bout(sites=(RIGHT_FOOT,)), 1)
    kept, version = episodes.episode(owner, public_id)

    assert (kept.sites, version) == ((RIGHT_FOOT,), 2)


def test_the_second_of_two_changes_is_told(owner):
    public_id = log_episode(owner, bout())
    change_episode(owner, public_id, bout(note="first"), 1)

    with pytest.raises(ChangedMeanwhile):
        change_episode(owner, public_id, bout(note="second"), 1, changed={"sleep_h": 3.0})
    assert record(owner, public_id).note == "first"
    assert day_of(owner, TODAY).summary.values == {}


def test_logging_ends_none(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    log_episode(owner, bout())

    assert day_of(owner, TODAY).summary.tracked == "episodes"


def test_deleting_the_last_bout_leaves_the_day_not_tracked(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    delete_episode(owner, log_episode(owner, bout()))

    assert day_of(owner, TODAY).summary.tracked is None


def test_a_deleted_bout_comes_back_as_it_was(owner):
    public_id = log_episode(owner, bout(note="mine"))
    before = record(owner, public_id)
    delete_episode(owner, public_id)
    restore_episode(owner, public_id)

    assert record(owner, public_id) == before


def test_bringing_a_bout_back_ends_a_none_said_meanwhile(owner):
    public_id = log_episode(owner, bout())
    delete_episode(owner, public_id)
    save_check_in(owner, TODAY, CheckIn(none=True))
    restore_episode(owner, public_id)
    delete_episode(owner, public_id)

    assert day_of(owner, TODAY).summary.tracked is None


def test_repeating_logs_the_same_bout_now(owner):
    first = log_episode(
        owner,
        bout("2026-03-15 12:00", strength=3, context=("moving",), symptoms=("pain",), note="then"),
    )
    again = record(owner, repeat_episode(owner, first))

    assert (again.type, again.sites, again.strength, again.context) == (
        "fasciculation",
        (LEFT_CALF,),
        3,
        ("moving",),
    )
    assert again.started_at == moment("2026-03-18 13:00")
    assert (again.note, again.symptoms, again.recalled) == ("", (), False)


def test_repeating_twice_with_one_form_logs_one(owner):
    first = log_episode(owner, bout("2026-03-15 12:00"))

    assert repeat_episode(owner, first, "abc") == repeat_episode(owner, first, "abc")
    assert len(ids(owner)) == 1


def test_a_twitch_that_is_still_there_is_logged_for_today_and_ended_before(owner):
    before = log_episode(owner, bout("2026-03-17 12:00", still_going=True))
    now = record(owner, still_there(owner, before))

    assert (now.day, now.still_going, now.sites) == (TODAY, True, (LEFT_CALF,))
    assert record(owner, before).still_going is False
    assert record(owner, before).ended_at == now.started_at


def test_an_open_bout_ends_now_and_only_once(owner, noon):
    public_id = log_episode(owner, bout(still_going=True))
    end_episode(owner, public_id)
    noon(moment("2026-03-18 20:00"))
    end_episode(owner, public_id)

    assert record(owner, public_id).ended_at == moment("2026-03-18 13:00")
    assert open_bouts(owner) == []


def test_a_bout_never_ends_before_it_began(owner):
    public_id = log_episode(owner, bout("2026-03-18 13:04", still_going=True))
    end_episode(owner, public_id)

    assert record(owner, public_id).ended_at == moment("2026-03-18 13:04")


def test_recent_bouts_differ_in_type_or_sites_whatever_their_order(owner):
    for start, sites in (("08", (LEFT_CALF, RIGHT_FOOT)), ("09", (RIGHT_FOOT, LEFT_CALF))):
        log_episode(owner, bout(f"2026-03-18 {start}:00", sites=sites))
    newest = log_episode(owner, bout("2026-03-18 10:00", type="cramp"))

    first, second = recent_bouts(owner)

    assert first.id == newest
    assert second.started_at == moment("2026-03-18 09:00")


@pytest.mark.parametrize(
    "act",
    [
        episodes.episode,
        delete_episode,
        restore_episode,
        repeat_episode,
        still_there,
        end_episode,
        lambda who, public_id: change_episode(who, public_id, bout(), 1),
    ],
)
def test_the_bouts_of_others_are_not_there(owner, stranger, act):
    public_id = log_episode(owner, bout(still_going=True))
    before = episodes.episode(owner, public_id)

    with pytest.raises(NotThere):
        act(stranger, public_id)
    assert episodes.episode(owner, public_id) == before
