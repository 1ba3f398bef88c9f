"""The language that an owner reads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_language"
down_revision = "0008_shares"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that stays empty for whoever reads what the browser asks for."""
    op.add_column("users", sa.Column("language", sa.Text(), nullable=True))
