"""Up to which day the checks of the signs stand in a shared report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011_told_until"
down_revision = "0010_wrong_passphrases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that stays empty where that is the last day of the period."""
    op.add_column("shares", sa.Column("told_until", sa.Text(), nullable=True))
