"""Reading journal.json strictly."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from twitchlog import clock
from twitchlog.catalogue import COMBINES, KINDS, LONGEST_LAG, Factor, OutOfRange, all_factors
from twitchlog.exports.columns import FORMAT, JOURNAL_FILE, OWN_SLUG, VERSION
from twitchlog.imports import cells
from twitchlog.imports.faults import NewerFormat, TooLarge, WrongJournalFile, told
from twitchlog.imports.json_values import Node, WrongValue, strictly_loaded
from twitchlog.imports.parsed import JournalFile
from twitchlog.imports.story_file import STORY, with_story
from twitchlog.opinions import NONE, Opinions, Suspicion
from twitchlog.records import OwnFactorRecord, ReadingRecord, ServingRecord, Settings
from twitchlog.vocabulary import N_

LARGEST = 20_000_000
HIGHEST = 1e9
LATEST_DAY_START = 12
LONGEST_LANGUAGE = 8
WITH_OPINIONS = 2  # the first version that has these
WITH_STORY = 3
OPINIONS = ("suspicions", "pinned", "hidden")


def parse_journal(stream: BinaryIO, file: str = JOURNAL_FILE) -> JournalFile:
    """Read journal.json. Raises WrongJournalFile, NewerFormat, TooLarge."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(file, N_("is larger than {fact} bytes"), f"{LARGEST:,}")
    try:
        content = strictly_loaded(raw)
    except ValueError as error:
        raise WrongJournalFile(file, N_("is not JSON: {fact}"), str(error)[:80]) from error
    root = Node(content, "")
    try:
        return _journal(root, _version(root, file))
    except WrongValue as wrong:
        fact = f"{wrong.where}: {told(wrong.reason, wrong.fact)}"
        raise WrongJournalFile(file, N_("has something wrong at {fact}"), fact) from wrong


def _version(root: Node, file: str) -> int:
    if root.member("format").value != FORMAT:
        raise WrongJournalFile(file, N_("is not the journal.json of a twitchlog journal"))
    version = root.member("version").whole(1, 10**9)
    if version > VERSION:
        raise NewerFormat(file, N_("was written by a newer version of twitchlog; update first"))
    return version


def _journal(root: Node, version: int) -> JournalFile:
    root.only(
        "format",
        "version",
        "settings",
        "own_factors",
        "servings",
        "statements",
        "none_beside_episodes",
        "episode_days",
        *(OPINIONS if version >= WITH_OPINIONS else ()),
        *(STORY if version >= WITH_STORY else ()),
    )
    own = tuple(_own_factor(node) for node in root.items("own_factors"))
    if len({factor.slug for factor in own}) != len(own):
        raise WrongValue("own_factors", N_("names the same thing twice"))
    factors = {factor.slug: factor for factor in all_factors(own)}
    statements = tuple(_statement(node, factors) for node in root.items("statements"))
    if len({(one.day, one.factor) for one in statements}) != len(statements):
        raise WrongValue("statements", N_("names the same thing twice"))
    return JournalFile(
        settings=_settings(root.member("settings"), factors),
        own_factors=own,
        servings=tuple(_serving(node, factors) for node in root.items("servings")),
        statements=statements,
        none_beside_episodes=tuple(node.day() for node in root.items("none_beside_episodes")),
        episode_days=dict(_episode_day(node) for node in root.items("episode_days")),
        opinions=_opinions(root, factors, version) if version >= WITH_OPINIONS else NONE,
    )


def _opinions(root: Node, factors: dict[str, Factor], version: int) -> Opinions:
    """Suspicions, and cards that are either pinned or hidden; each factor once."""
    suspicions = [_suspicion(node, factors) for node in root.items("suspicions")]
    pinned, hidden = (
        [node.one_of(factors) for node in root.items(name)] for name in ("pinned", "hidden")
    )
    for name, slugs in (
        ("suspicions", [one.factor for one in suspicions]),
        ("hidden", [*pinned, *hidden]),
    ):
        if len(set(slugs)) != len(slugs):
            raise WrongValue(name, N_("names the same thing twice"))
    opinions = Opinions(
        suspicions=tuple(sorted(suspicions, key=lambda one: one.factor)),
        pinned=tuple(sorted(pinned)),
        hidden=tuple(sorted(hidden)),
    )
    return with_story(opinions, root) if version >= WITH_STORY else opinions


def _suspicion(node: Node, factors: dict[str, Factor]) -> Suspicion:
    node.only("factor", "stated_on")
    factor = node.member("factor").one_of(factors)
    return Suspicion(factor=factor, stated_on=node.member("stated_on").day())


def _settings(node: Node, factors: dict[str, Factor]) -> Settings:
    node.only(
        "zone", "day_starts_at", "volume_unit", "week_starts_on", "theme", "factors", "language"
    )
    return Settings(
        zone=_zone(node.member("zone")),
        day_starts_at=node.member("day_starts_at").whole(0, LATEST_DAY_START),
        volume_unit=node.member("volume_unit").one_of(("ml", "fl_oz")),
        week_starts_on=node.member("week_starts_on").whole(0, 6),
        theme=node.member("theme").one_of(("auto", "light", "dark")),
        language=node.member("language").text(LONGEST_LANGUAGE) if node.has("language") else "",
        factors=tuple(one.one_of(factors) for one in node.items("factors")),
    )


def _zone(node: Node) -> str:
    name = node.text(cells.LONGEST_LABEL)
    try:
        clock.zone_named(name)
    except clock.UnknownZone as error:
        raise node.wrong(N_("is not a time zone known here")) from error
    return name


def _own_factor(node: Node) -> OwnFactorRecord:
    node.only(*OwnFactorRecord.__slots__)
    slug = node.member("slug").text(cells.LONGEST_LABEL)
    if not OWN_SLUG.fullmatch(slug):
        raise node.member("slug").wrong(N_("must be own_ and then a-z, 0-9 or _"))
    lowest = node.member("lowest").number(-HIGHEST, HIGHEST)
    highest = node.member("highest").number(-HIGHEST, HIGHEST)
    if lowest >= highest:
        raise node.member("highest").wrong(N_("must be more than lowest"))
    return OwnFactorRecord(
        slug=slug,
        label=node.member("label").text(cells.LONGEST_LABEL, shortest=1),
        kind=node.member("kind").one_of(KINDS),
        unit=node.member("unit").text(cells.LONGEST_LABEL),
        lowest=lowest,
        highest=highest,
        step=_positive(node.member("step")),
        combine=node.member("combine").one_of(COMBINES),
        lag=node.member("lag").whole(0, LONGEST_LAG),
        retired=node.member("retired").flag(),
    )


def _serving(node: Node, factors: dict[str, Factor]) -> ServingRecord:
    node.only(*ServingRecord.__slots__)
    references = [one.text(cells.LONGEST_LABEL) for one in node.items("references")]
    return ServingRecord(
        factor=node.member("factor").one_of(factors),
        label=node.member("label").text(cells.LONGEST_LABEL, shortest=1),
        amount=_positive(node.member("amount")),
        references=tuple(references),
    )


def _statement(node: Node, factors: dict[str, Factor]) -> ReadingRecord:
    node.only("date", "factor", "value")
    slug = node.member("factor").one_of(factors)
    value = node.member("value").number(-HIGHEST, HIGHEST)
    try:
        factors[slug].check(value)
    except OutOfRange as error:
        raise node.member("value").wrong(N_("is outside what its factor allows")) from error
    return ReadingRecord(day=node.member("date").day(), factor=slug, value=value)


def _episode_day(node: Node) -> tuple[str, date]:
    node.only("id", "date")
    return node.member("id").text(cells.LONGEST_ID, shortest=1), node.member("date").day()


def _positive(node: Node) -> float:
    value = node.number(0, HIGHEST)
    if not value:
        raise node.wrong(N_("must be more than 0"))
    return value
