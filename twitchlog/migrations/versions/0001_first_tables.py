"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The first tables."""
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_attempts_key_at", "attempts", ["key", "at"], unique=False)

    op.create_table(
        "site_settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_settings")),
        sqlite_strict=True,
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("username_key", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("is_admin", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("welcomed", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("day_starts_at", sa.Integer(), nullable=False),
        sa.Column("volume_unit", sa.Text(), nullable=False),
        sa.Column("week_starts_on", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("factors", sa.Text(), nullable=False),
        sa.CheckConstraint("day_starts_at BETWEEN 0 AND 12", name=op.f("ck_users_day_starts_at")),
        sa.CheckConstraint("length(username) BETWEEN 1 AND 64", name=op.f("ck_users_username")),
        sa.CheckConstraint("week_starts_on BETWEEN 0 AND 6", name=op.f("ck_users_week_starts_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("username_key", name=op.f("uq_users_username_key")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "days",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("none", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("day >= '1899-12-31' AND day <= '2100-12-31'", name=op.f("ck_days_day")),
        sa.CheckConstraint("length(note) <= 4000", name=op.f("ck_days_note")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_days_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "day", name=op.f("pk_days")),
        sqlite_strict=True,
    )
    op.create_table(
        "episodes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("still_going", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("strength", sa.Integer(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("symptoms", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recalled", sa.Integer(), nullable=False),
        sa.Column("ended_none", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "day >= '1899-12-31' AND day <= '2100-12-31'", name=op.f("ck_episodes_day")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR ended_at >= started_at", name=op.f("ck_episodes_ended_at")
        ),
        sa.CheckConstraint(
            "ended_at IS NULL OR still_going = 0", name=op.f("ck_episodes_still_going")
        ),
        sa.CheckConstraint("length(note) <= 4000", name=op.f("ck_episodes_note")),
        sa.CheckConstraint(
            "offset_minutes BETWEEN -840 AND 840", name=op.f("ck_episodes_offset_minutes")
        ),
        sa.CheckConstraint(
            "strength IS NULL OR strength BETWEEN 0 AND 4", name=op.f("ck_episodes_strength")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_episodes_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episodes")),
        sa.UniqueConstraint("owner_id", "public_id", name=op.f("uq_episodes_owner_id_public_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_episodes_owner_day",
        "episodes",
        ["owner_id", "day", "started_at"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_episodes_owner_started",
        "episodes",
        ["owner_id", "started_at"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_episodes_owner_open",
        "episodes",
        ["owner_id", "started_at"],
        unique=False,
        sqlite_where=sa.text("still_going = 1 AND deleted_at IS NULL"),
        postgresql_where=sa.text("still_going = 1 AND deleted_at IS NULL"),
    )

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("dose", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "day >= '1899-12-31' AND day <= '2100-12-31'", name=op.f("ck_events_day")
        ),
        sa.CheckConstraint("length(dose) <= 120", name=op.f("ck_events_dose")),
        sa.CheckConstraint("length(label) BETWEEN 1 AND 120", name=op.f("ck_events_label")),
        sa.CheckConstraint("length(note) <= 4000", name=op.f("ck_events_note")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_events_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("owner_id", "public_id", name=op.f("uq_events_owner_id_public_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_events_owner_day", "events", ["owner_id", "day"], unique=False)

    op.create_table(
        "nonces",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_nonces_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "nonce", name=op.f("pk_nonces")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )

    op.create_table(
        "own_factors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("lowest", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("highest", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("step", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("combine", sa.Text(), nullable=False),
        sa.Column("lag", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.CheckConstraint("slug LIKE 'own!_%' ESCAPE '!'", name=op.f("ck_own_factors_slug")),
        sa.CheckConstraint("lag BETWEEN 0 AND 7", name=op.f("ck_own_factors_lag")),
        sa.CheckConstraint("length(label) BETWEEN 1 AND 120", name=op.f("ck_own_factors_label")),
        sa.CheckConstraint("lowest < highest", name=op.f("ck_own_factors_range")),
        sa.CheckConstraint("step > 0", name=op.f("ck_own_factors_step")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_own_factors_owner_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_factors")),
        sa.UniqueConstraint("owner_id", "slug", name=op.f("uq_own_factors_owner_id_slug")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("value", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("offset_minutes", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "day >= '1899-12-31' AND day <= '2100-12-31'", name=op.f("ck_readings_day")
        ),
        sa.CheckConstraint(
            "(at IS NULL) = (offset_minutes IS NULL)", name=op.f("ck_readings_offset_minutes")
        ),
        sa.CheckConstraint(
            "at IS NOT NULL OR deleted_at IS NULL", name=op.f("ck_readings_deleted_at")
        ),
        sa.CheckConstraint("value BETWEEN -1e9 AND 1e9", name=op.f("ck_readings_value")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_readings_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_readings_owner_day", "readings", ["owner_id", "day", "factor"], unique=False
    )
    op.create_index(
        "uq_readings_statement",
        "readings",
        ["owner_id", "day", "factor"],
        unique=True,
        sqlite_where=sa.text("at IS NULL"),
        postgresql_where=sa.text("at IS NULL"),
    )

    op.create_table(
        "servings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("amount", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0 AND amount <= 1e9", name=op.f("ck_servings_amount")),
        sa.CheckConstraint("length(label) BETWEEN 1 AND 120", name=op.f("ck_servings_label")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_servings_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_servings")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_servings_owner_id", "servings", ["owner_id"], unique=False)

    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("last_seen_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_sign_ins_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_ins_token_hash")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_sign_ins_owner_id", "sign_ins", ["owner_id"], unique=False)

    op.create_table(
        "uploads",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_uploads_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_uploads")),
        sqlite_strict=True,
    )
    op.create_index("ix_uploads_owner_id", "uploads", ["owner_id"], unique=False)

    op.create_table(
        "episode_sites",
        sa.Column("episode_id", sa.Integer(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["episode_id"],
            ["episodes.id"],
            name=op.f("fk_episode_sites_episode_id_episodes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("episode_id", "region", "side", name=op.f("pk_episode_sites")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
