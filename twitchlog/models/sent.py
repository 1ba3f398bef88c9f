"""What a browser sent: forms already saved, and files that wait to be imported."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import ONE_TREE, Instant, Model


class Nonce(Model):
    """A form that was already saved, and what came of it, so that sending it twice is harmless."""

    __tablename__ = "nonces"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    nonce: Mapped[str] = mapped_column(Text, primary_key=True)
    result: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class Upload(Model):
    """A file that waits between its preview and the import.

    confirmed_at  when its owner said that it should be imported
    """

    __tablename__ = "uploads"
    __table_args__ = ({"sqlite_strict": True},)

    token: Mapped[str] = mapped_column(Text, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
