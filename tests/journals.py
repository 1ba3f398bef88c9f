"""Made-up journals for Hypothesis: every valid one, the awkward ones first."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import partial

from hypothesis import strategies as st

from twitchlog import clock, vocabulary
from twitchlog.catalogue import BY_SLUG, COMBINES, KINDS, Factor, all_factors
from twitchlog.exports.columns import episode_order, event_order, reading_order
from twitchlog.opinions import Opinions, Suspicion
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    OwnFactorRecord,
    ReadingRecord,
    ServingRecord,
    Settings,
    Site,
)
from twitchlog.signs import ANSWER_SLUGS, SIGN_SLUGS, SignsCheck, in_order
from twitchlog.story import PARTS, Story

FEW_DAYS = [date(2026, 3, 1) + timedelta(days=n) for n in range(4)]
FEW_FACTORS = ("caffeine_mg", "sleep_h", "stress", "illness", "burden")
AWKWARD = (
    "=1+1",
    "'=x",
    "''",
    " -5",
    "＠a",
    '"quoted", and more',
    "a\nb\n",
    "\t",
    "נסיון",
    "\u202e",
    "👩‍👩‍👧",
    "\ufeff",
    "\x85",
    "\u2028",
    "0",
    " ",
)

_letters = st.characters(
    exclude_categories=["Cs"], exclude_characters=[chr(n) for n in range(32) if n not in (9, 10)]
)


def texts(longest: int = 40, shortest: int = 0) -> st.SearchStrategy[str]:
    """Text that a journal may hold, often such as a spreadsheet would trip over."""
    awkward = st.sampled_from([text for text in AWKWARD if len(text) >= shortest])
    return awkward | st.text(_letters, min_size=shortest, max_size=longest)


def days() -> st.SearchStrategy[date]:
    """Days, a few of them often, so that things meet on one day."""
    return st.sampled_from(FEW_DAYS) | st.dates(clock.EARLIEST, clock.LATEST)


@st.composite
def moments(draw: st.DrawFn, day: date) -> datetime:
    """An instant on the wall clock of a day, whole seconds, any whole-minute offset."""
    offset = draw(st.sampled_from([0, 60, -300, 330, 840, -840]) | st.integers(-840, 840))
    seconds = draw(st.integers(0, 86_399))
    zone = timezone(timedelta(minutes=offset))
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)


@st.composite
def episodes(draw: st.DrawFn, public_id: str) -> EpisodeRecord:
    """A bout; its day is mostly, not always, the one that its start gives."""
    started_at = draw(days().flatmap(moments))
    length = draw(st.none() | st.integers(0, 200_000))
    ended_at = None if length is None else started_at + timedelta(seconds=length)
    usual = clock.local_day(started_at)
    slugs = partial(st.lists, max_size=3, unique=True)
    return EpisodeRecord(
        id=public_id,
        started_at=started_at,
        day=draw(st.sampled_from([usual, usual, usual, started_at.date()])),
        type=draw(st.sampled_from(sorted(vocabulary.TYPE_BY_SLUG))),
        sites=tuple(draw(st.lists(_sites, min_size=1, max_size=3, unique=True))),
        ended_at=ended_at if ended_at and ended_at.year <= 2100 else None,
        still_going=length is None and draw(st.booleans()),
        strength=draw(st.none() | st.integers(0, 4)),
        frequency=draw(st.none() | st.sampled_from(vocabulary.FREQUENCY_SLUGS)),
        context=tuple(draw(slugs(st.sampled_from(vocabulary.CONTEXT_SLUGS)))),
        symptoms=tuple(draw(slugs(st.sampled_from(vocabulary.SYMPTOM_SLUGS)))),
        note=draw(texts()),
        recalled=draw(st.booleans()),
    )


_sites = st.builds(
    Site,
    region=st.sampled_from(sorted(vocabulary.REGION_BY_SLUG)),
    side=st.sampled_from(vocabulary.SIDE_SLUGS),
)


@st.composite
def own_factors(draw: st.DrawFn, slug: str) -> OwnFactorRecord:
    """A factor that its owner added."""
    kind = draw(st.sampled_from(KINDS))
    is_flag = kind == "flag"
    lowest = draw(st.sampled_from([0.0, -40.0, -1e6]))
    return OwnFactorRecord(
        slug=slug,
        label=draw(texts(shortest=1)),
        kind=kind,
        unit=draw(texts(10)),
        lowest=0.0 if is_flag else lowest,
        highest=1.0 if is_flag else draw(st.sampled_from([10.0, 0.25, 1e9])),
        step=draw(st.sampled_from([1.0, 0.1])),
        combine=draw(st.sampled_from(COMBINES)),
        lag=draw(st.integers(0, 7)),
        retired=draw(st.booleans()),
    )


def values(factor: Factor) -> st.SearchStrategy[float]:
    """What a factor allows."""
    if factor.kind == "flag":
        return st.sampled_from([0.0, 1.0])
    few = st.sampled_from([value for value in (0.0, 0.1, 0.2, 7.5) if value <= factor.highest])
    return few | st.floats(factor.lowest, factor.highest, allow_nan=False)


@st.composite
def readings(draw: st.DrawFn, factor: Factor, timed: bool) -> ReadingRecord:
    """A timed reading, or the statement for a whole day."""
    day = draw(days())
    at = draw(moments(day)) if timed else None
    return ReadingRecord(day=day, factor=factor.slug, value=draw(values(factor)), at=at)


def servings(factors: tuple[Factor, ...]) -> st.SearchStrategy[ServingRecord]:
    """A quick addition."""
    return st.builds(
        ServingRecord,
        factor=st.sampled_from([factor.slug for factor in factors]),
        label=texts(shortest=1),
        amount=st.floats(0.001, 1e6),
        references=st.lists(st.sampled_from(["efsa_caffeine"]), max_size=1).map(tuple),
    )


settings = st.builds(
    Settings,
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns"]),
    day_starts_at=st.integers(0, 12),
    volume_unit=st.sampled_from(["ml", "fl_oz"]),
    week_starts_on=st.integers(0, 6),
    theme=st.sampled_from(["auto", "light", "dark"]),
    factors=st.lists(st.sampled_from(FEW_FACTORS), unique=True).map(tuple),
)
statements_of_days = st.builds(DayStatement, day=days(), none=st.booleans(), note=texts())


@st.composite
def events(draw: st.DrawFn, public_id: str) -> EventRecord:
    """A dated event of a known kind, or of its owner's own."""
    kinds = st.sampled_from(sorted(vocabulary.EVENT_LABELS)) | texts(20, shortest=1)
    return EventRecord(
        id=public_id,
        day=draw(days()),
        kind=draw(kinds),
        label=draw(texts(shortest=1)),
        dose=draw(texts()),
        note=draw(texts()),
    )


@st.composite
def journals(draw: st.DrawFn) -> JournalRecords:
    """A valid journal, sorted as journals are."""
    own = tuple(draw(own_factors(slug)) for slug in draw(_own_slugs))
    usable = tuple(f for f in all_factors(own) if f.own or f.slug in FEW_FACTORS)
    any_factor = st.sampled_from(usable)
    timed = draw(st.lists(any_factor.flatmap(lambda f: readings(f, True)), max_size=6))
    whole = draw(
        st.lists(
            any_factor.flatmap(lambda f: readings(f, False)),
            max_size=6,
            unique_by=lambda reading: (reading.day, reading.factor),
        )
    )
    echoes = _echoes(timed, whole) if draw(st.booleans()) else []
    said = draw(st.lists(statements_of_days, max_size=4, unique_by=lambda said: said.day))
    return JournalRecords(
        settings=draw(settings),
        own_factors=own,
        servings=tuple(draw(_distinct_servings(usable))),
        episodes=tuple(sorted([draw(episodes(i)) for i in draw(_ids)], key=episode_order)),
        readings=tuple(sorted([*timed, *whole, *echoes], key=reading_order)),
        days=tuple(sorted([d for d in said if d.none or d.note], key=lambda d: d.day)),
        events=tuple(sorted([draw(events(i)) for i in draw(_ids)], key=event_order)),
    )


_own_slugs = st.lists(st.sampled_from(["own_a", "own_b_2", "own_c"]), unique=True)
_ids = st.lists(texts(20, shortest=1), max_size=4, unique=True)


def _distinct_servings(factors: tuple[Factor, ...]) -> st.SearchStrategy[list[ServingRecord]]:
    return st.lists(servings(factors), max_size=3, unique_by=lambda one: (one.factor, one.label))


def _echoes(timed: list[ReadingRecord], whole: list[ReadingRecord]) -> list[ReadingRecord]:
    """Statements that say what a lone reading says already: a table alone cannot show them."""
    taken = {(reading.day, reading.factor) for reading in whole}
    lone = {(r.day, r.factor): r for r in timed if r.factor in BY_SLUG}
    return [
        ReadingRecord(day=day, factor=factor, value=reading.value)
        for (day, factor), reading in lone.items()
        if (day, factor) not in taken
    ]


@st.composite
def opinions(draw: st.DrawFn) -> Opinions:
    """What somebody suspects, pins and hides, tells and answers."""
    suspected = draw(st.lists(st.sampled_from(FEW_FACTORS), unique=True))
    cards = draw(st.lists(st.sampled_from(FEW_FACTORS), unique=True))
    pins = draw(st.integers(0, len(cards)))
    return Opinions(
        suspicions=tuple(Suspicion(factor=f, stated_on=draw(days())) for f in sorted(suspected)),
        pinned=tuple(sorted(cards[:pins])),
        hidden=tuple(sorted(cards[pins:])),
        story=draw(stories),
        checks=tuple(sorted(draw(_checks), key=lambda check: check.day)),
        reminder=draw(st.none() | st.booleans()),
    )


stories = st.builds(Story, **{part.slug: texts() for part in PARTS})
_checks = st.lists(
    st.builds(
        SignsCheck,
        day=days(),
        answers=st.dictionaries(
            st.sampled_from(SIGN_SLUGS), st.sampled_from(ANSWER_SLUGS), min_size=1
        ).map(in_order),
    ),
    max_size=3,
    unique_by=lambda check: check.day,
)
