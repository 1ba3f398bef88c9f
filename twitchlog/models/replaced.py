"""Journals as they were before a backup took their place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import Instant, Model


class ReplacedJournal(Model):
    """A whole journal as the ZIP of its full export, kept for a while so that nothing is lost."""

    __tablename__ = "replaced_journals"
    __table_args__ = ({"sqlite_strict": True},)

    token: Mapped[str] = mapped_column(Text, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
