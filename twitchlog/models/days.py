"""What is known of a day, and the number that changes with it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import (
    LONG,
    LONGEST_NOTE,
    NUMBER,
    ONE_TREE,
    STRICT,
    Day,
    Flag,
    Instant,
    Model,
    day_check,
)


class DayRow(Model):
    """What an owner said of a day as a whole. A day without a row was never spoken of."""

    __tablename__ = "days"
    __table_args__ = (
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note"),
        day_check("day"),
        {"sqlite_strict": True},
    )

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    none: Mapped[bool] = mapped_column(Flag, default=False)
    note: Mapped[str] = mapped_column(Text, default="")


class DayRevision(Model):
    """A number that changes with everything that is known of a day.

    Triggers set it to a random one within the transaction that changes, adds or removes a bout, a
    reading or a statement of the day. No two states of a day share one.
    """

    __tablename__ = "day_revisions"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    revision: Mapped[int] = mapped_column(LONG)


class Reading(Model):
    """One value of a factor: timed, or (at is null) the one statement for the whole day.

    A statement is changed or removed outright; a timed reading can be brought back.
    """

    __tablename__ = "readings"
    __table_args__ = (
        Index(
            "uq_readings_statement",
            "owner_id",
            "day",
            "factor",
            unique=True,
            sqlite_where=text("at IS NULL"),
            postgresql_where=text("at IS NULL"),
        ),
        Index("ix_readings_owner_day", "owner_id", "day", "factor"),
        CheckConstraint("at IS NOT NULL OR deleted_at IS NULL", name="deleted_at"),
        CheckConstraint("value BETWEEN -1e9 AND 1e9", name="value"),
        CheckConstraint("(at IS NULL) = (offset_minutes IS NULL)", name="offset_minutes"),
        day_check("day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(Day)
    factor: Mapped[str] = mapped_column(Text)
    value: Mapped[float] = mapped_column(NUMBER)
    at: Mapped[datetime | None] = mapped_column(Instant)
    offset_minutes: Mapped[int | None]
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)
    import_id: Mapped[int | None]  # of an ImportBatch, for timed ones
