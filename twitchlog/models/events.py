"""Dated events."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import (
    LONGEST_LABEL,
    LONGEST_NOTE,
    STRICT,
    Day,
    Instant,
    Model,
    day_check,
)


class Event(Model):
    """A dated event, such as the start of a medicine."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("owner_id", "public_id"),
        Index("ix_events_owner_day", "owner_id", "day"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        CheckConstraint(f"length(dose) <= {LONGEST_LABEL}", name="dose"),
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note"),
        day_check("day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    public_id: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    dose: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)
