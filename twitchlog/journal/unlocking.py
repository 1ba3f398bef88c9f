"""Links behind a passphrase: wrong ones are counted for good, and too many lock the link.

A link's tries are its own: none of them counts at the sign-in, whoever makes them.
"""

from __future__ import annotations

from sqlalchemy import func, select, update

from twitchlog import clock, passphrases
from twitchlog.database import writing
from twitchlog.journal.missing import NotThere
from twitchlog.models import Share
from twitchlog.records import Owner
from twitchlog.vocabulary import N_

MOST_WRONG = 20
_wrong = func.coalesce(Share.wrong, 0)


class WrongPassphrase(ValueError):
    """The passphrase is not the link's."""


class Locked(WrongPassphrase):
    """Too many were wrong: none opens the link before its owner gives it a new one."""


def is_locked(wrong: int | None) -> bool:
    """Whether so many wrong passphrases lock a link."""
    return (wrong or 0) >= MOST_WRONG


def unlock(share: int, stored: str, passphrase: str) -> None:
    """Go on only with the right passphrase. Raises WrongPassphrase, Locked.

    stored  the hash of the link's passphrase
    Each counts before it is looked at, so that many at once gain nothing.
    """
    _count(share)
    if not passphrases.matches(passphrase, stored):
        raise WrongPassphrase(N_("This is not the passphrase."))
    one_less = update(Share).where(Share.id == share, Share.wrong > 0)
    with writing() as session:
        session.execute(one_less.values(wrong=Share.wrong - 1))


def _count(share: int) -> None:
    one_more = update(Share).where(Share.id == share, _wrong < MOST_WRONG).values(wrong=_wrong + 1)
    with writing() as session:
        if session.scalar(one_more.returning(Share.id)) is None:
            raise Locked(str(share))


def renew(owner: Owner, key: int, passphrase: str) -> None:
    """Let only this passphrase open a link from now on, with all its tries. Raises NotThere."""
    stored = passphrases.hashed(passphrase)
    with writing() as session:
        row = session.scalar(
            select(Share).where(
                Share.id == key, Share.owner_id == owner.id, Share.ends_at > clock.now()
            )
        )
        if row is None:
            raise NotThere(str(key))
        row.passphrase_hash, row.wrong = stored, None
