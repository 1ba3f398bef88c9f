"""Which copies stay: the newest of the last days, weeks and months that have any."""

from datetime import UTC, datetime, timedelta

from twitchlog.backup.rotation import Rotation, kept

THE_USUAL = Rotation(days=7, weeks=4, months=12)
LAST = datetime(2026, 3, 18, 3, 0, tzinfo=UTC)  # a Wednesday


def nightly(days: int) -> list[datetime]:
    """One copy a night, the last one in the night to 18 March."""
    return [LAST - timedelta(days=n) for n in range(days)]


def days_of(moments) -> list[str]:
    return sorted(f"{at:%m-%d}" for at in moments)


def test_the_last_seven_days_stay():
    assert kept(nightly(7), THE_USUAL) == set(nightly(7))


def test_of_a_year_of_nights_days_weeks_and_months_stay():
    stay = kept(nightly(365), THE_USUAL)

    # Days 12 to 18; weeks end on Sundays 15 (a day already), 8 and 1; months at their last night.
    assert days_of(at for at in stay if at > LAST - timedelta(days=31)) == [
        *("02-28", "03-01", "03-08"),
        *(f"03-{day}" for day in range(12, 19)),
    ]
    assert len(stay) == 7 + 2 + 11


def test_rotating_every_night_ends_with_the_same_as_rotating_once():
    stay: set[datetime] = set()
    for at in reversed(nightly(400)):
        stay = kept({*stay, at}, THE_USUAL)

    assert stay == kept(nightly(400), THE_USUAL)


def test_nights_without_a_copy_do_not_count():
    rare = [LAST - timedelta(days=60 * n) for n in range(5)]

    assert kept(rare, Rotation(days=5, weeks=0, months=0)) == set(rare)


def test_of_one_day_the_newest_stays():
    twice = [LAST, LAST + timedelta(hours=2)]

    assert kept(twice, Rotation(days=1, weeks=1, months=1)) == {twice[1]}


def test_the_newest_of_all_stays_whatever_is_wished():
    assert kept(nightly(3), Rotation(days=0, weeks=0, months=0)) == {LAST}
