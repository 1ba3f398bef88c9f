"""What owners tell apart from single days: how it all began, and the check of the signs."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import (
    LONGEST_NOTE,
    ONE_TREE,
    Day,
    Flag,
    Instant,
    Model,
    Slugs,
    day_check,
)


class StoryRow(Model):
    """The story of an owner's twitches in their own words; what was not told is blank."""

    __tablename__ = "stories"
    __table_args__ = (
        *(
            CheckConstraint(f"length({name}) <= {LONGEST_NOTE}", name=name)
            for name in ("onset", "first_site", "spread", "course", "family", "questions")
        ),
        ONE_TREE,
    )

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    onset: Mapped[str] = mapped_column(Text, default="")
    first_site: Mapped[str] = mapped_column(Text, default="")
    spread: Mapped[str] = mapped_column(Text, default="")
    course: Mapped[str] = mapped_column(Text, default="")
    family: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[str] = mapped_column(Text, default="")


class SignsCheckRow(Model):
    """One check of the signs: what was answered, as `grip:no`, on a day."""

    __tablename__ = "signs_checks"
    __table_args__ = (day_check("day"), ONE_TREE)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    answers: Mapped[tuple[str, ...]] = mapped_column(Slugs)
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)


class SignsReminderRow(Model):
    """Whether an owner wants to be reminded of the check; no row where nothing was said."""

    __tablename__ = "signs_reminders"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    wanted: Mapped[bool] = mapped_column(Flag)
