"""A bout just logged is taken back, and what logging it changed with it."""

import pytest

from tests.builders import TODAY, bout
from twitchlog.journal import episodes
from twitchlog.journal.bouts import open_bouts
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode, still_there
from twitchlog.journal.listing import day_of
from twitchlog.journal.missing import NotThere
from twitchlog.journal.undoing import undo_log
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("stage")


def test_undoing_the_log_restores_none(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    undo_log(owner, log_episode(owner, bout()))

    assert day_of(owner, TODAY).summary.tracked == "none"


def test_undoing_one_of_two_does_not_say_none(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    first = log_episode(owner, bout())
    log_episode(owner, bout(type="cramp"))
    undo_log(owner, first)

    assert day_of(owner, TODAY).summary.tracked == "episodes"


def test_undoing_both_bouts_restores_none_whichever_goes_last(owner):
    save_check_in(owner, TODAY, CheckIn(none=True))
    first = log_episode(owner, bout())
    second = log_episode(owner, bout(type="cramp"))
    undo_log(owner, first)
    undo_log(owner, second)

    assert day_of(owner, TODAY).summary.tracked == "none"


def test_a_bout_undone_can_be_logged_again_with_the_same_form(owner):
    undo_log(owner, log_episode(owner, bout(), "abc"))
    again = log_episode(owner, bout(), "abc")

    assert [one.id for one in day_of(owner, TODAY).episodes] == [again]


def test_undoing_still_there_reopens_the_bout_before(owner):
    before = log_episode(owner, bout("2026-03-17 12:00", still_going=True))
    undo_log(owner, still_there(owner, before))

    assert [one.id for one in open_bouts(owner)] == [before]
    assert episodes.episode(owner, before)[0].ended_at is None


def test_the_bouts_of_others_cannot_be_taken_back(owner, stranger):
    public_id = log_episode(owner, bout())

    with pytest.raises(NotThere):
        undo_log(stranger, public_id)
    assert [one.id for one in day_of(owner, TODAY).episodes] == [public_id]
