"""How a typed line is understood, in words, to be looked at before it is saved."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from twitchlog import clock
from twitchlog.catalogue import Factor
from twitchlog.i18n import gettext as _
from twitchlog.i18n import language
from twitchlog.journal.days import today_of
from twitchlog.journal.factors import factors_of, servings_of
from twitchlog.records import Addition, CheckIn, EpisodeEntry, Owner
from twitchlog.typed.understanding import Question, Understood, understand
from twitchlog.vocabulary import N_
from twitchlog.wording import amount, bout_details, bout_title, factor_label, long_date, when

STALE = timedelta(hours=12)
ASKED = {
    "where": N_("Where was it?"),
    "when": N_("When was it? Please add a time that has been, as in “yesterday 22:30”."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPage:
    """A typed line and what it says.

    at    the moment as of which it was read
    day   the journal day of that moment
    seen  what stands for all that is shown: a line that says something else is shown anew
    """

    text: str
    at: datetime
    day: date
    seen: str
    understood: Understood
    lines: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]

    def to_save(self, *, keep: bool) -> tuple[list[EpisodeEntry], list[tuple[date, CheckIn]]]:
        """The bouts and what is said of days; what was not understood as a note, if asked for."""
        bouts, days = list(self.understood.bouts), list(self.understood.days)
        more = "; ".join(self.understood.left) if keep else ""
        notes = [part for part in (self.understood.note, more) if part]
        if bouts and more:
            bouts[0] = replace(bouts[0], note="\n".join(filter(None, (bouts[0].note, more))))
        elif notes:
            days.append((self.day, CheckIn(note="\n".join(notes))))
        return bouts, days


def typed_page(
    owner: Owner, text: str, at: datetime | None = None, oldest: timedelta = STALE
) -> TypedPage:
    """Read a line as of a moment; as of now where none, or one longer ago than that, is given."""
    now, settings = clock.now(), owner.settings
    as_of = at if at is not None and now - oldest <= at <= now else now
    moment = clock.at_zone(as_of, settings.zone)
    factors = factors_of(owner)
    found = understand(
        text,
        now=moment,
        settings=settings,
        factors=factors,
        servings=servings_of(owner),
        language=language(),
        translate=_,
    )
    return TypedPage(
        text=text,
        at=moment,
        day=clock.local_day(moment, settings.day_starts_at),
        seen=hashlib.sha256(repr(found).encode()).hexdigest()[:24],
        understood=found,
        lines=tuple(_lines(owner, found, {factor.slug: factor for factor in factors})),
        questions=tuple((one.text, _asked(one)) for one in found.questions),
    )


def _lines(
    owner: Owner, found: Understood, factors: Mapping[str, Factor]
) -> Sequence[tuple[str, str]]:
    bouts = [(bout_title(bout), _of_bout(owner, bout)) for bout in found.bouts]
    return bouts + [line for day, said in found.days for line in _of_day(owner, day, said, factors)]


def _of_bout(owner: Owner, bout: EpisodeEntry) -> str:
    at = when(bout.started_at, owner.settings)
    return " · ".join(filter(None, (at, bout_details(bout))))


def _of_day(
    owner: Owner, day: date, said: CheckIn, factors: Mapping[str, Factor]
) -> list[tuple[str, str]]:
    lines = []
    if said.none:
        lines.append((_("No twitches"), _day_words(owner, day)))
    if said.addition is not None:
        lines.append(_of_addition(owner, day, said.addition, factors[said.addition.factor]))
    for slug, value in said.changed.items():
        shown = amount(factors[slug], value or 0, owner.settings)
        lines.append((f"{factor_label(factors[slug])}: {shown}", _day_words(owner, day)))
    return lines


def _of_addition(owner: Owner, day: date, more: Addition, factor: Factor) -> tuple[str, str]:
    at = _day_words(owner, day) if more.at is None else when(more.at, owner.settings)
    return f"{factor_label(factor)}: + {amount(factor, more.value, owner.settings)}", at


def _day_words(owner: Owner, day: date) -> str:
    today = today_of(owner)
    if day == today:
        return _("for today")
    return _("for yesterday") if (today - day).days == 1 else long_date(day)


def _asked(question: Question) -> str:
    if question.kind != "which":
        return _(ASKED[question.kind])
    labels = [_(label) for label in question.choices]
    return _("Which one: %s?") % " / ".join(labels)
