"""An owner's own factors, servings, and what they think of findings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import (
    LONGEST_LABEL,
    NUMBER,
    ONE_TREE,
    STRICT,
    Day,
    Flag,
    Model,
    day_check,
)


class OwnFactor(Model):
    """A factor that its owner added."""

    __tablename__ = "own_factors"
    __table_args__ = (
        UniqueConstraint("owner_id", "slug"),
        CheckConstraint("slug LIKE 'own!_%' ESCAPE '!'", name="slug"),
        CheckConstraint("lowest < highest", name="range"),
        CheckConstraint("step > 0", name="step"),
        CheckConstraint("lag BETWEEN 0 AND 7", name="lag"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    lowest: Mapped[float] = mapped_column(NUMBER)
    highest: Mapped[float] = mapped_column(NUMBER)
    step: Mapped[float] = mapped_column(NUMBER)
    combine: Mapped[str] = mapped_column(Text)
    lag: Mapped[int] = mapped_column(default=0)
    retired: Mapped[bool] = mapped_column(Flag, default=False)


class Serving(Model):
    """A quick addition as its owner wants it; a factor with any row here has only these."""

    __tablename__ = "servings"
    __table_args__ = (
        CheckConstraint("amount > 0 AND amount <= 1e9", name="amount"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    factor: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    amount: Mapped[float] = mapped_column(NUMBER)
    position: Mapped[int] = mapped_column(default=0)


class SuspicionRow(Model):
    """A factor that its owner thinks goes with their twitches, and since when they have said so."""

    __tablename__ = "suspicions"
    __table_args__ = (day_check("stated_on"), ONE_TREE)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    factor: Mapped[str] = mapped_column(Text, primary_key=True)
    stated_on: Mapped[date] = mapped_column(Day)


class CardChoiceRow(Model):
    """A finding that its owner keeps on top, or folded away."""

    __tablename__ = "card_choices"
    __table_args__ = (CheckConstraint("choice IN ('pinned', 'hidden')", name="choice"), ONE_TREE)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    factor: Mapped[str] = mapped_column(Text, primary_key=True)
    choice: Mapped[str] = mapped_column(Text)
