"""Owners, their devices, and what the installation as a whole knows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import STRICT, Flag, Instant, Model, Slugs


class User(Model):
    """An owner of a journal and how they want it kept."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("length(username) BETWEEN 1 AND 64", name="username"),
        CheckConstraint("day_starts_at BETWEEN 0 AND 12", name="day_starts_at"),
        CheckConstraint("week_starts_on BETWEEN 0 AND 6", name="week_starts_on"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(Text)
    username_key: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    is_admin: Mapped[bool] = mapped_column(Flag, default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    welcomed: Mapped[bool] = mapped_column(Flag, default=False)
    zone: Mapped[str] = mapped_column(Text, default="UTC")
    day_starts_at: Mapped[int] = mapped_column(default=4)
    volume_unit: Mapped[str] = mapped_column(Text, default="ml")
    week_starts_on: Mapped[int] = mapped_column(default=0)
    theme: Mapped[str] = mapped_column(Text, default="auto")
    language: Mapped[str | None] = mapped_column(Text)
    factors: Mapped[tuple[str, ...]] = mapped_column(Slugs, default=())


class SignIn(Model):
    """A signed-in device; only the hash of its token is kept."""

    __tablename__ = "sign_ins"
    __table_args__ = (STRICT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    device: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)


class Attempt(Model):
    """A wrong sign-in; key is an account or an address, hashed."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_key_at", "key", "at"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class SiteSetting(Model):
    """A switch of the whole installation, such as open registration."""

    __tablename__ = "site_settings"
    __table_args__ = ({"sqlite_strict": True},)

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
