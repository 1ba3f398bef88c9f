"""How many wrong passphrases a link has met."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010_wrong_passphrases"
down_revision = "0009_language"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that stays empty where none was wrong."""
    op.add_column("shares", sa.Column("wrong", sa.Integer(), nullable=True))
