"""Accounts: opening one, proving that it is yours, changing it, deleting it with its journal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select
from sqlalchemy.orm import Session

from twitchlog import clock, passwords
from twitchlog.database import db, writing
from twitchlog.journal import handed_out, kept, site_settings
from twitchlog.models import SignIn, User
from twitchlog.records import Owner, Settings
from twitchlog.vocabulary import N_

LONGEST_USERNAME = 64
DEFAULTS = Settings()


class BadUsername(ValueError):
    """The name cannot be used; the message says why, in words to be translated."""


class UsernameTaken(BadUsername):
    """Somebody here has this name, give or take capitals."""


class NotTheFirst(RuntimeError):
    """The first account was to be opened, but there is one."""


class NoSuchAccount(LookupError):
    """Nobody here has this name."""


class WrongPassword(ValueError):
    """The password is not the account's."""


class LastAdmin(RuntimeError):
    """The only admin cannot leave while others keep a journal here."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of an account to whoever runs the installation."""

    username: str
    is_admin: bool
    created_at: datetime
    last_seen_at: datetime | None


def owner_record(user: User | Row[Any]) -> Owner:
    """The row as the value that every journal function takes."""
    settings = Settings(
        zone=user.zone,
        day_starts_at=user.day_starts_at,
        volume_unit=user.volume_unit,
        week_starts_on=user.week_starts_on,
        theme=user.theme,
        language=user.language or "",
        factors=user.factors,
    )
    return Owner(
        id=user.id,
        username=user.username,
        is_admin=user.is_admin,
        welcomed=user.welcomed,
        settings=settings,
    )


def username_key(username: str) -> str:
    """What two spellings of one name share."""
    return unicodedata.normalize("NFKC", username.strip()).casefold()


def any_account() -> bool:
    """Whether the first start is over."""
    return db.session.scalar(select(User.id).limit(1)) is not None


def accounts() -> tuple[Account, ...]:
    """Every account, oldest first."""
    seen = func.max(SignIn.last_seen_at, type_=SignIn.last_seen_at.type)
    rows = db.session.execute(
        select(User.username, User.is_admin, User.created_at, seen)
        .outerjoin(SignIn, SignIn.owner_id == User.id)
        .group_by(User.id)
        .order_by(User.id)
    )
    return tuple(Account(*row) for row in rows)


def owner_named(username: str) -> Owner:
    """The owner by name. Raises NoSuchAccount."""
    return owner_record(_user_named(db.session(), username))


def create_account(
    username: str, password: str, *, settings: Settings = DEFAULTS, first: bool = False
) -> Owner:
    """Open an account; the first one is the admin's.

    first  refuse unless nobody has an account yet
    Raises BadUsername, UsernameTaken, passwords.WeakPassword, NotTheFirst.
    """
    name = username.strip()
    _check_username(name)
    passwords.check(password, name)
    clock.zone_named(settings.zone)
    stored = passwords.hashed(password)
    with writing() as session:
        is_first = session.scalar(select(User.id).limit(1)) is None
        if first and not is_first:
            raise NotTheFirst
        key = username_key(name)
        if session.scalar(select(User.id).where(User.username_key == key)) is not None:
            raise UsernameTaken(N_("Somebody here has this name already."))
        user = User(username=name, username_key=key, password_hash=stored, is_admin=is_first)
        user.created_at = clock.now()
        _put_settings(user, settings)
        session.add(user)
        session.flush()
        site_settings.forget(session, site_settings.FIRST_START_KEY)
        return owner_record(user)


def verify(username: str, password: str) -> Owner:
    """The owner whose password this is. Raises WrongPassword, no quicker for an unknown name."""
    user = db.session.scalar(select(User).where(User.username_key == username_key(username)))
    right = passwords.matches(password, user.password_hash if user else None)
    if user is None or not right:
        raise WrongPassword(N_("This is not your password."))
    return owner_record(user)


def change_password(
    owner: Owner, current: str, new: str, *, keep: int | None = None, take_back: bool = False
) -> None:
    """Change a password and end every sign-in but the one to keep.

    take_back  whether keys and links end as well
    Raises WrongPassword, passwords.WeakPassword.
    """
    verify(owner.username, current)
    _set_password(owner.username, new, keep, take_back)


def reset_password(username: str, new: str, *, take_back: bool = False) -> None:
    """Set a password for somebody who lost theirs and end all their sign-ins.

    take_back  whether keys and links end as well
    Raises NoSuchAccount, passwords.WeakPassword.
    """
    _set_password(username, new, None, take_back)


def _set_password(username: str, new: str, keep: int | None, take_back: bool) -> None:
    passwords.check(new, username)
    stored = passwords.hashed(new)
    with writing() as session:
        user = _user_named(session, username)
        user.password_hash = stored
        others = delete(SignIn).where(SignIn.owner_id == user.id)
        session.execute(others if keep is None else others.where(SignIn.id != keep))
        if take_back:
            handed_out.take_all_back(session, user.id)


def make_admin(username: str) -> None:
    """Let somebody look after the installation too. Raises NoSuchAccount."""
    with writing() as session:
        _user_named(session, username).is_admin = True


def delete_account(owner: Owner, password: str) -> None:
    """Delete an account and its whole journal, for good.

    Raises WrongPassword, LastAdmin.
    """
    verify(owner.username, password)
    remove_account(owner)


def remove_account(owner: Owner) -> None:
    """The same for whoever runs the installation, who needs no password. Raises LastAdmin."""
    with writing() as session:
        others = session.scalars(select(User.is_admin).where(User.id != owner.id)).all()
        if owner.is_admin and others and not any(others):
            raise LastAdmin(
                N_("Others keep a journal here, and you look after it: first make one an admin.")
            )
        session.execute(delete(User).where(User.id == owner.id))
    kept.forget(owner)


def save_settings(owner: Owner, settings: Settings) -> Owner:
    """Keep how a journal is to be kept. Raises clock.UnknownZone, NoSuchAccount."""
    clock.zone_named(settings.zone)
    with writing() as session:
        user = session.get(User, owner.id)
        if user is None:
            raise NoSuchAccount(owner.username)
        _put_settings(user, settings)
        return owner_record(user)


def _put_settings(user: User, settings: Settings) -> None:
    user.zone = settings.zone
    user.day_starts_at = settings.day_starts_at
    user.volume_unit = settings.volume_unit
    user.week_starts_on = settings.week_starts_on
    user.theme = settings.theme
    user.language = settings.language or None
    user.factors = settings.factors


def _user_named(session: Session, username: str) -> User:
    user = session.scalar(select(User).where(User.username_key == username_key(username)))
    if user is None:
        raise NoSuchAccount(username)
    return user


def _check_username(name: str) -> None:
    if not username_key(name):
        raise BadUsername(N_("Please choose a name."))
    if len(name) > LONGEST_USERNAME:
        raise BadUsername(N_("Please use a shorter name, of up to 64 characters."))
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in name):
        raise BadUsername(N_("This name holds a character that cannot be shown."))
