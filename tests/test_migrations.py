"""Bringing a database up to date: whole or not at all, once, with a copy made first."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from tests.conftest import close, make_app
from twitchlog import DATABASE_FILE, create_app, upgrade
from twitchlog.database import db
from twitchlog.models import Model
from twitchlog.upgrade import NewerDatabase, foreign_keys, versions

pytestmark = pytest.mark.long

LATER = '''"""A later version."""

import sqlalchemy as sa
from alembic import op

revision = "9000_later"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("later", sa.Integer()))
    {then}
'''


@pytest.fixture
def later(monkeypatch, tmp_path):
    """Pretend that there is one more migration, which then does something."""

    def pretend(then="pass"):
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for path in upgrade.MIGRATIONS.rglob("*.py"):
            (folder / path.relative_to(upgrade.MIGRATIONS)).write_bytes(path.read_bytes())
        text = LATER.format(before=versions()[-1], then=then)
        (folder / "versions" / "9000_later.py").write_text(text)
        monkeypatch.setattr(upgrade, "MIGRATIONS", folder)

    return pretend


def rows(folder, query):
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as connection:
        return connection.execute(query).fetchall()


def test_the_migrations_make_the_tables_of_the_models(app):
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})

        assert compare_metadata(context, Model.metadata) == []


def test_the_migrations_make_every_constraint_of_the_models(app):
    with app.app_context():
        found = sa.inspect(db.engine)
        for table in Model.metadata.sorted_tables:
            checks = {
                constraint.name
                for constraint in table.constraints
                if isinstance(constraint, sa.CheckConstraint)
            }
            made = {check["name"] for check in found.get_check_constraints(table.name)}
            assert made == checks, table.name


@pytest.mark.sqlite
def test_an_empty_folder_gets_the_latest_version(tmp_path):
    app = make_app(tmp_path)
    close(app)

    assert rows(tmp_path, "SELECT version_num FROM alembic_version") == [(versions()[-1],)]
    assert not (tmp_path / "backups").exists()


def test_a_second_start_changes_nothing(app, folder):
    with app.app_context():
        assert upgrade.upgrade(db.engine, folder) is False
    assert not (folder / "backups").exists()


@pytest.mark.sqlite
def test_an_older_database_is_copied_before_it_is_changed(folder, later):
    later()
    close(make_app(folder))
    (copy,) = (folder / "backups").iterdir()

    assert rows(folder, "SELECT later FROM users LIMIT 1") == [(None,)]
    with closing(sqlite3.connect(copy)) as connection:
        assert "later" not in [row[1] for row in connection.execute("PRAGMA table_info(users)")]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.sqlite
def test_a_table_made_anew_keeps_its_children(app, folder, owner):
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO days (owner_id, day, none, note) VALUES ({owner.id}, '2026-03-18', 1, '')"
        )
        connection.commit()
    with app.app_context(), db.engine.connect() as connection:
        foreign_keys(connection, on=False)
        with connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("users", recreate="always") as users:
                users.add_column(sa.Column("later", sa.Integer()))
        foreign_keys(connection, on=True)

    assert rows(folder, "SELECT count(*) FROM days") == [(1,)]
    assert rows(folder, "PRAGMA foreign_key_check") == []


@pytest.mark.sqlite
@pytest.mark.parametrize("then", ["raise ZeroDivisionError", 'op.execute("DELETE FROM users")'])
def test_a_migration_that_fails_leaves_nothing_behind(app, folder, owner, later, then):
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO days (owner_id, day, none, note) VALUES ({owner.id}, '2026-03-18', 1, '')"
        )
        connection.commit()
    before = rows(folder, "SELECT sql FROM sqlite_schema ORDER BY name")
    later(then)

    with pytest.raises((ZeroDivisionError, RuntimeError)):
        make_app(folder)
    assert rows(folder, "SELECT sql FROM sqlite_schema ORDER BY name") == before
    assert rows(folder, "SELECT count(*) FROM users") == [(2,)]
    assert rows(folder, "SELECT version_num FROM alembic_version") == [(versions()[-2],)]


@pytest.mark.sqlite
def test_a_newer_database_is_refused_untouched(folder):
    with closing(sqlite3.connect(folder / DATABASE_FILE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
        connection.commit()

    with pytest.raises(NewerDatabase, match="9999_future"):
        create_app({"TWITCHLOG_DATA": str(folder)})
    assert rows(folder, "SELECT version_num FROM alembic_version") == [("9999_future",)]


@pytest.mark.parametrize("attempt", range(2))
def test_several_may_start_at_once_on_an_empty_folder(tmp_path, attempt):
    start = "import sys, twitchlog; twitchlog.create_app({'TWITCHLOG_DATA': sys.argv[1]})"
    command = [sys.executable, "-W", "error", "-c", start, str(tmp_path)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]
    errors = [process.communicate()[1] for process in started]

    assert [process.returncode for process in started] == [0] * 4, errors
    assert rows(tmp_path, "SELECT version_num FROM alembic_version") == [(versions()[-1],)]
