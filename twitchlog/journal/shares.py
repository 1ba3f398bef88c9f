"""Links to the report of a period: read only, with an end, taken back at any time.

A link is living within its period: it shows these days as the journal has them on each visit, and
no day after the last of them.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from twitchlog import clock, passphrases
from twitchlog.database import connection, writing
from twitchlog.journal import handed_out
from twitchlog.journal.accounts import owner_record
from twitchlog.journal.missing import NotThere
from twitchlog.journal.unlocking import is_locked
from twitchlog.models import Share, User
from twitchlog.records import Owner

USUAL_DAYS, MOST_DAYS = 30, 365
KEPT_FOR = timedelta(days=30)  # in the list, after its end
_user, _share = User.__table__.c, Share.__table__.c
_BEHIND = (
    select(
        User.__table__,
        _share.id.label("share"),
        _share.first,
        _share.last,
        _share.sections,
        _share.passphrase_hash,
        _share.wrong,
        _share.told_until,
    )
    .join(Share.__table__, _share.owner_id == _user.id)
    .where(_share.link_hash == bindparam("link_hash"), _share.ends_at > bindparam("now"))
)


class Shared(NamedTuple):
    """What a link leads to.

    share       its row
    passphrase  its hash; None where there is none
    locked      whether too many passphrases were wrong
    told_until  the last day of checks of the signs
    """

    owner: Owner
    share: int
    first: date
    last: date
    sections: tuple[str, ...]
    passphrase: str | None
    locked: bool
    told_until: date


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link as its owner sees it; times by the owner's clock."""

    id: int
    first: date
    last: date
    sections: tuple[str, ...]
    with_passphrase: bool
    wrong: int
    locked: bool
    ends_at: datetime
    ended: bool
    visits: int
    last_used_at: datetime | None


def share_report(
    owner: Owner,
    first: date,
    last: date,
    sections: Collection[str],
    *,
    days: int = USUAL_DAYS,
    passphrase: str = "",
    told_until: date | None = None,
    nonce: str | None = None,
) -> str | None:
    """Make a link's secret part and return it, the only time that it can be seen.

    days        until it ends, at most a year
    told_until  the last day of checks of the signs, unless it is that of the period
    None for a form sent twice. Raises handed_out.TooMany.
    """
    secret = handed_out.new_secret()
    row = Share(link_hash=handed_out.hashed(secret), first=first, last=last)
    row.sections, row.visits, row.told_until = tuple(sections), 0, told_until
    row.ends_at = clock.now() + timedelta(days=min(days, MOST_DAYS))
    row.passphrase_hash = passphrases.hashed(passphrase) if passphrase else None
    return secret if handed_out.hand_out(owner, row, nonce) else None


def shared_behind(secret: str) -> Shared:
    """What a link leads to. Raises NotThere, alike for one unknown, ended or taken back."""
    given = {"link_hash": handed_out.hashed(secret), "now": clock.now()}
    row = connection().execute(_BEHIND, given).one_or_none()
    if row is None:
        raise NotThere("share")
    return Shared(
        owner_record(row),
        row.share,
        row.first,
        row.last,
        row.sections,
        row.passphrase_hash,
        is_locked(row.wrong),
        row.told_until or row.last,
    )


def count_visit(share: int) -> None:
    """Count that a report was read; where the disk takes nothing it stays uncounted."""
    seen = update(Share).where(Share.id == share)
    try:
        with writing() as session:
            session.execute(seen.values(visits=Share.visits + 1, last_used_at=clock.now()))
    except OperationalError:
        logging.getLogger(__name__).warning("could not count a visit to a report")


def shares_of(owner: Owner) -> list[SharedLink]:
    """The owner's links, the newest first; one that ended stays for a while."""
    now = clock.now()
    return [
        SharedLink(
            row.id,
            row.first,
            row.last,
            row.sections,
            row.passphrase_hash is not None,
            row.wrong or 0,
            is_locked(row.wrong),
            clock.at_zone(row.ends_at, owner.settings.zone),
            row.ends_at <= now,
            row.visits,
            handed_out.by_the_clock(owner, row.last_used_at),
        )
        for row in handed_out.handed_out(owner, Share)
    ]


def revoke_share(owner: Owner, key: int) -> None:
    """Take a link back: it leads nowhere any more. Raises NotThere."""
    handed_out.take_back(owner, Share, key)


def forget_ended(session: Session) -> None:
    """Drop the links that ended long ago."""
    session.execute(delete(Share).where(Share.ends_at <= clock.now() - KEPT_FOR))
