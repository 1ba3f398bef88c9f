"""What other programs are let in by, and what reminds an owner: only hashes of secrets are kept."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import (
    LONGEST_LABEL,
    ONE_TREE,
    STRICT,
    Day,
    Flag,
    Instant,
    Model,
    Slugs,
    day_check,
)


class AccessToken(Model):
    """A key that lets another program write or read, as far as its scopes reach."""

    __tablename__ = "access_tokens"
    __table_args__ = (
        CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_LABEL}", name="name"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    scopes: Mapped[tuple[str, ...]] = mapped_column(Slugs)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)


class Feed(Model):
    """A calendar behind a secret link; `days` is how far it reaches back, null for everything."""

    __tablename__ = "feeds"
    __table_args__ = (
        CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_LABEL}", name="name"),
        CheckConstraint("kind IN ('episodes', 'reminders')", name="kind"),
        CheckConstraint("days IS NULL OR days BETWEEN 1 AND 3660", name="days"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    link_hash: Mapped[str] = mapped_column(Text, unique=True)
    days: Mapped[int | None]
    details: Mapped[bool] = mapped_column(Flag, default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)


class ReminderRow(Model):
    """How an owner wants to be reminded; an owner without a row never asked for it.

    address      the page under which they open the journal, for the link in a reminder
    settled_on   the last day that was dealt with: reminded of, or found to need no reminder
    """

    __tablename__ = "reminders"
    __table_args__ = (
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        day_check("quiet_on"),
        day_check("away_until"),
        day_check("settled_on"),
        ONE_TREE,
    )

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    switched_on: Mapped[bool] = mapped_column(Flag, default=False)
    hour: Mapped[int] = mapped_column(default=20)
    ntfy: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    quiet_on: Mapped[date | None] = mapped_column(Day)
    away_until: Mapped[date | None] = mapped_column(Day)
    settled_on: Mapped[date | None] = mapped_column(Day)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    trouble: Mapped[str] = mapped_column(Text, default="")
