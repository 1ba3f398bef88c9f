"""Keys for other programs, calendars behind secret links, and reminders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_connections"
down_revision = "0004_told"
branch_labels = None
depends_on = None

FIRST_DAY, LAST_DAY = "1899-12-31", "2100-12-31"


def upgrade() -> None:
    """Three tables of what reaches beyond the pages."""
    op.create_table(
        "access_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("last_used_at", sa.Text(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_access_tokens_name")),
        _of_an_owner("access_tokens"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_tokens")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_tokens_token_hash")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_access_tokens_owner_id", "access_tokens", ["owner_id"])
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("link_hash", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("details", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("last_used_at", sa.Text(), nullable=True),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 120", name=op.f("ck_feeds_name")),
        sa.CheckConstraint("kind IN ('episodes', 'reminders')", name=op.f("ck_feeds_kind")),
        sa.CheckConstraint("days IS NULL OR days BETWEEN 1 AND 3660", name=op.f("ck_feeds_days")),
        _of_an_owner("feeds"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_feeds_link_hash")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_feeds_owner_id", "feeds", ["owner_id"])
    op.create_table(
        "reminders",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("switched_on", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("ntfy", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("quiet_on", sa.Text(), nullable=True),
        sa.Column("away_until", sa.Text(), nullable=True),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_reminders_hour")),
        *(_within_the_years(column) for column in ("quiet_on", "away_until", "settled_on")),
        _of_an_owner("reminders"),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_reminders")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _within_the_years(column: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        f"{column} >= '{FIRST_DAY}' AND {column} <= '{LAST_DAY}'",
        name=op.f(f"ck_reminders_{column}"),
    )


def _of_an_owner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner_id"], ["users.id"], name=op.f(f"fk_{table}_owner_id_users"), ondelete="CASCADE"
    )
