"""The command line: one module per verb, loaded when it is asked for.

It speaks English only, as scripts and reports expect; words on pages go through gettext.
"""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3

import click
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from twitchlog import __version__
from twitchlog.backup import BadBackup, NoRoom
from twitchlog.config import BadSetting
from twitchlog.journal.accounts import NoSuchAccount
from twitchlog.paths import DataInsideEnvironment
from twitchlog.secret_key import BadSecretKey
from twitchlog.upgrade import NewerDatabase

# Matrices are small here: threads for them only get in each other's way, and in the server's. Read
# when numpy is loaded, which happens later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Verb: the module it lives in. The order is that of --help.
VERBS = {
    "run": "run",
    "demo": "demo",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "user": "user",
    "export": "exporting",
    "import": "importing",
    "report": "report",
    "analyse": "analyse",
    "settings": "settings",
}
# Faults whose own message says all.
EXPECTED = (BadSetting, BadSecretKey, NewerDatabase, BadBackup, NoRoom)


class Verbs(click.Group):
    """The verbs, and the one place where a fault that may happen becomes a message."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The verbs in the order in which they are needed."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The verb's command, or None."""
        if name not in VERBS:
            return None
        module = importlib.import_module(f"twitchlog.cli.{VERBS[name]}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a verb, `run` is meant."""
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "-h", "--version")):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; what may go wrong ends in one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except EXPECTED as error:
            raise click.ClickException(str(error)) from error
        except NoSuchAccount as error:
            raise click.ClickException(
                f"Nobody here is called {error}; see: twitchlog user list"
            ) from error
        except DataInsideEnvironment as error:
            raise click.ClickException(
                f"{error} lies in a virtual environment, which is deleted whenever it is rebuilt. "
                "Set TWITCHLOG_DATA to another folder."
            ) from error
        except ArgumentError as error:
            raise click.ClickException(f"TWITCHLOG_DATABASE_URL cannot be used: {error}") from error
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise click.ClickException(_about_the_database(error)) from error
        except ModuleNotFoundError as error:
            if error.name is None or not error.name.startswith("psycopg"):
                raise
            raise click.ClickException(
                "PostgreSQL needs the package psycopg: pip install 'twitchlog[postgres]'"
            ) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(_about_a_file(error)) from error


def _about_the_database(error: DatabaseError | sqlite3.DatabaseError) -> str:
    """The driver's own words; a statement that does not fit the tables is a fault of ours."""
    driver = error.orig if isinstance(error, DatabaseError) else error
    if type(error) not in (DatabaseError, OperationalError) and driver is not error:
        raise error
    return f"The database could not be used: {driver}. To look closer: twitchlog check"


def _about_a_file(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each verb explains itself: twitchlog backup --help",
)
@click.version_option(__version__, prog_name="twitchlog", message="%(prog)s %(version)s")
def main() -> None:
    """A private journal for people whose muscles twitch.

    Without a verb the journal is served: the same as "run".
    """
