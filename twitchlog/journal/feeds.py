"""Calendars behind secret links: each link is seen once, and taken back at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import bindparam, select

from twitchlog.database import connection
from twitchlog.journal import handed_out
from twitchlog.journal.accounts import owner_record
from twitchlog.journal.missing import NotThere
from twitchlog.models import Feed, User
from twitchlog.records import Owner

Kind = Literal["episodes", "reminders"]
_user, _feed = User.__table__.c, Feed.__table__.c
_HOLDER = (
    select(User.__table__, _feed.id.label("feed"), _feed.days, _feed.details, _feed.last_used_at)
    .join(Feed.__table__, _feed.owner_id == _user.id)
    .where(_feed.link_hash == bindparam("link_hash"), _feed.kind == bindparam("kind"))
)


class Subscription(NamedTuple):
    """Whose calendar a link gives, and how much of it.

    days     how many days it reaches back, today among them; None for all
    details  whether the calendar says what a bout was and where
    """

    owner: Owner
    days: int | None
    details: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its owner sees it; last_used_at is None where it never was."""

    id: int
    name: str
    kind: str
    days: int | None
    details: bool
    last_used_at: datetime | None


def make_feed(
    owner: Owner,
    kind: Kind,
    name: str,
    *,
    days: int | None = None,
    details: bool = False,
    nonce: str | None = None,
) -> str | None:
    """Make a link's secret part and return it, the only time that it can be seen.

    None for a form sent twice. Raises TooMany.
    """
    secret = handed_out.new_secret()
    row = Feed(kind=kind, name=name, link_hash=handed_out.hashed(secret))
    row.days, row.details = days, details
    return secret if handed_out.hand_out(owner, row, nonce) else None


def subscription_of(secret: str, kind: Kind) -> Subscription:
    """What the link gives. Raises NotThere for one never made, taken back, or of another kind."""
    given = {"link_hash": handed_out.hashed(secret), "kind": kind}
    row = connection().execute(_HOLDER, given).one_or_none()
    if row is None:
        raise NotThere("feed")
    handed_out.note_use(Feed, row.feed, row.last_used_at)
    return Subscription(owner_record(row), row.days, row.details)


def feeds_of(owner: Owner) -> list[Link]:
    """The owner's links, the newest first, times by the owner's clock."""
    return [
        Link(
            row.id,
            row.name,
            row.kind,
            row.days,
            row.details,
            handed_out.by_the_clock(owner, row.last_used_at),
        )
        for row in handed_out.handed_out(owner, Feed)
    ]


def revoke_feed(owner: Owner, key: int) -> None:
    """Take a link back: it leads nowhere any more. Raises NotThere."""
    handed_out.take_back(owner, Feed, key)
