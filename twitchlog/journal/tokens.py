"""Keys for other programs: named, limited, seen once, and taken back at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from twitchlog.database import connection
from twitchlog.journal import handed_out
from twitchlog.journal.accounts import owner_record
from twitchlog.models import AccessToken, User
from twitchlog.records import Owner
from twitchlog.vocabulary import N_, Term

PREFIX = "twitchlog_"  # tells whoever finds one in a file what it opens
SCOPES = (
    Term("write", N_("Write entries"), N_("log bouts, readings and “no twitches”")),
    Term("days", N_("Read days"), N_("how many bouts a day had, and its factors; no notes")),
    Term("all", N_("Read everything"), N_("each bout as well, and notes")),
)
SCOPE_SLUGS = tuple(scope.slug for scope in SCOPES)
_user, _token = User.__table__.c, AccessToken.__table__.c
_HOLDER = (
    select(
        User.__table__, _token.id.label("token"), _token.scopes.label("scopes"), _token.last_used_at
    )
    .join(AccessToken.__table__, _token.owner_id == _user.id)
    .where(_token.token_hash == bindparam("token_hash"))
)


class Holder(NamedTuple):
    """Whose journal a program may reach, by which key, and how far."""

    owner: Owner
    token: int
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its owner sees it; last_used_at is None where it never was."""

    id: int
    name: str
    scopes: tuple[str, ...]
    last_used_at: datetime | None


def make_token(
    owner: Owner, name: str, scopes: Iterable[str], nonce: str | None = None
) -> str | None:
    """Make a key and return it, the only time that it can be seen; None for a form sent twice.

    Raises TooMany.
    """
    token, wanted = handed_out.new_secret(PREFIX), set(scopes)
    row = AccessToken(name=name, token_hash=handed_out.hashed(token))
    row.scopes = tuple(slug for slug in SCOPE_SLUGS if slug in wanted)
    return token if handed_out.hand_out(owner, row, nonce) else None


def holder_of(token: str) -> Holder | None:
    """Who gave this key to a program; None for one that was never made, or was taken back."""
    given = {"token_hash": handed_out.hashed(token)}
    row = connection().execute(_HOLDER, given).one_or_none()
    if row is None:
        return None
    handed_out.note_use(AccessToken, row.token, row.last_used_at)
    return Holder(owner_record(row), row.token, row.scopes)


def tokens_of(owner: Owner) -> list[Key]:
    """The owner's keys, the newest first, times by the owner's clock."""
    return [
        Key(row.id, row.name, row.scopes, handed_out.by_the_clock(owner, row.last_used_at))
        for row in handed_out.handed_out(owner, AccessToken)
    ]


def revoke_token(owner: Owner, key: int) -> None:
    """Take a key back: it opens nothing any more. Raises NotThere."""
    handed_out.take_back(owner, AccessToken, key)
