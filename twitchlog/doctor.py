"""A look at an installation that changes nothing: what is in order, and what is not."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DatabaseError

from twitchlog import (
    DATABASE_FILE,
    __version__,
    backup,
    clock,
    config,
    database,
    database_file_url,
    paths,
    upgrade,
)
from twitchlog.backup import automatic
from twitchlog.catalogue import BY_SLUG
from twitchlog.secret_key import BYTES

State = Literal["ok", "look at this", "wrong"]

_PYTHON = f"{platform.python_implementation()} {platform.python_version()}"
_SQLITE = sqlite3.sqlite_version
FREE_BYTES = 100_000_000
OLD_BACKUP = timedelta(days=2)
MOUNTS = Path("/proc/self/mounts")
REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph"}
FLEETING = {"tmpfs", "ramfs"}
OTHERS, OTHERS_WRITING = 0o077, 0o022
SLACK = timedelta(days=1)
PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    subject: str
    state: State
    text: str


def examine(environ: Mapping[str, str]) -> Iterator[Check]:
    """Every check in turn; what cannot be looked at because of an earlier fault is left out."""
    try:
        settings = config.read_settings(environ)
        folder = paths.data_folder(environ)
    except config.BadSetting as error:
        yield Check("settings", "wrong", str(error))
        return
    except paths.DataInsideEnvironment as error:
        yield Check("settings", "wrong", f"{error} lies in a virtual environment")
        return
    yield _set(environ)
    yield Check("version", "ok", f"twitchlog {__version__}, {_PYTHON}, SQLite {_SQLITE}")
    yield _hosts(settings)
    if not folder.is_dir():
        yield Check("folder", "wrong", f"{folder} does not exist; twitchlog run makes it")
        return
    yield from _folder(folder)
    yield _secret_key(folder)
    yield from _database(settings, folder)
    if not settings["DATABASE_URL"]:
        yield _backups(automatic.policy(settings, folder / DATABASE_FILE))


def _set(environ: Mapping[str, str]) -> Check:
    names = [one.name for one in config.SETTINGS if config.PREFIX + one.name in environ]
    said = f"{', '.join(names)} set" if names else "none set"
    return Check("settings", "ok", f"all can be read; {said}, the rest as usual")


def _hosts(settings: Mapping[str, Any]) -> Check:
    names, host = settings["TRUSTED_HOSTS"], settings["HOST"]
    reachable = host not in config.LOOPBACK_HOSTS or settings["PROXY_COUNT"] > 0
    if reachable and not names:
        needed = "no name is trusted: set TWITCHLOG_TRUSTED_HOSTS to the ones it is opened under"
        return Check("hosts", "look at this", f"listens on {host}, or behind a proxy, and {needed}")
    return Check("hosts", "ok", ", ".join(config.trusted_hosts(settings)))


def _folder(folder: Path) -> Iterator[Check]:
    yield _writable(folder)
    free = shutil.disk_usage(folder).free
    roomy: State = "ok" if free > FREE_BYTES else "wrong"
    yield Check("free space", roomy, f"{backup.size_words(free)} on the disk of {folder}")
    yield _privacy(folder)
    kind = file_system(folder)
    if kind in REMOTE:
        said = f"{kind}: SQLite is not safe on a network file system"
        yield Check("file system", "wrong", said)
    elif kind in FLEETING:
        yield Check("file system", "look at this", f"{kind}: gone when the machine restarts")
    elif kind:
        yield Check("file system", "ok", kind)


def _writable(folder: Path) -> Check:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check("folder", "ok", f"{folder} can be written to")
    except OSError as error:
        return Check("folder", "wrong", f"{folder} cannot be written to: {error.strerror}")


def _privacy(folder: Path) -> Check:
    """What twitchlog makes is for its user alone; into the folder itself others may look."""
    private = (DATABASE_FILE, "secret_key", "backups", "uploads")
    kept = [path for name in private if (path := folder / name).exists()]
    shown = [path for path in kept if stat.S_IMODE(path.stat().st_mode) & OTHERS]
    if stat.S_IMODE(folder.stat().st_mode) & OTHERS_WRITING:
        shown.append(folder)
    if shown:
        names = " ".join(str(path) for path in shown)
        return Check("permissions", "look at this", f"others have access: chmod go= {names}")
    return Check("permissions", "ok", "the journal is for its user alone")


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """The type of file system that a folder lies on; "" where the system does not tell."""
    if not mounts.is_file():
        return ""
    found, longest = "", -1
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, point, kind, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if folder.resolve().is_relative_to(point) and len(point) >= longest:
            found, longest = kind, len(point)
    return found


def _secret_key(folder: Path) -> Check:
    path = folder / "secret_key"
    if not path.is_file():
        return Check("secret key", "look at this", "none yet; the next start makes one")
    if len(path.read_text("utf-8", "replace").strip()) < 2 * BYTES:
        return Check("secret key", "wrong", f"{path} is too short: move it away")
    return Check("secret key", "ok", "there, and long enough")


def _database(settings: Mapping[str, Any], folder: Path) -> Iterator[Check]:
    """Looked at as the application would open it."""
    file = folder / DATABASE_FILE
    if not settings["DATABASE_URL"]:
        if not file.is_file() or not file.stat().st_size:
            yield Check("database", "wrong", f"there is none in {folder}; twitchlog run makes it")
            return
        found = backup.problems(file)
        sound: State = "wrong" if found else "ok"
        yield Check("integrity", sound, "; ".join(found[:3]) or "every page and reference fits")
        if found:
            return
    engine = create_engine(settings["DATABASE_URL"] or database_file_url(folder))
    database.set_up_engine(engine)
    try:
        with engine.connect() as connection:
            yield from _connected(connection)
    except DatabaseError as error:
        yield Check("database", "wrong", str(error.orig))
    finally:
        engine.dispose()


def _backups(plan: automatic.Policy) -> Check:
    """Whether the whole database was copied of late, the copy is sound, and another has room."""
    last, trouble = automatic.last_copy(plan), automatic.last_problem(plan)
    if last is not None and (found := backup.problems(last.path)):
        return Check("backups", "wrong", f"{last.path} is not sound: {found[0]}")
    if plan.daily and trouble is not None:
        return Check("backups", "wrong", f"none was made on {trouble.at[:10]}: {trouble.told}")
    try:
        there = plan.folder if plan.folder.is_dir() else plan.database.parent
        backup.ensure_room(plan.database, there, plan.floor)
    except backup.NoRoom as error:
        return Check("backups", "wrong" if plan.daily else "look at this", str(error))
    return _age_of(last, plan)


def _age_of(last: backup.Copy | None, plan: automatic.Policy) -> Check:
    switched = "" if plan.daily else "; the daily one is switched off"
    if last is None:
        return Check("backups", "look at this", f"none yet in {plan.folder}{switched}")
    age = clock.now() - last.at
    told = f"the last one is {last.path}, {backup.size_words(last.size)}, {_words(age)}"
    if age > OLD_BACKUP:
        return Check("backups", "look at this", f"{told}{switched or '; is twitchlog running?'}")
    return Check("backups", "ok", f"{told}, sound{switched}")


def _words(age: timedelta) -> str:
    return f"{age.days} days old" if age > OLD_BACKUP else f"{age // timedelta(hours=1)} h old"


def _connected(connection: Connection) -> Iterator[Check]:
    yield _kind(connection)
    if connection.dialect.name == "sqlite":
        yield _pragmas(connection)
    version = _version(connection)
    yield version
    if version.state == "ok":
        yield _factors(connection)
        yield _clock(connection)


def _kind(connection: Connection) -> Check:
    version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    if connection.dialect.name != "sqlite":
        return Check("database", "ok", f"{connection.dialect.name} {version}")
    file = Path(str(connection.engine.url.database))
    return Check("database", "ok", f"{file}, {backup.size_words(file.stat().st_size)}")


def _pragmas(connection: Connection) -> Check:
    values = {name: str(connection.scalar(text(f"PRAGMA {name}"))) for name in PRAGMAS}
    told = ", ".join(f"{name} {value}" for name, value in values.items())
    return Check("durability", "ok" if values == PRAGMAS else "wrong", told)


def _version(connection: Connection) -> Check:
    present, known = upgrade.version_of(connection), upgrade.versions()
    if present == known[-1]:
        return Check("tables", "ok", present)
    if present is None:
        return Check("tables", "wrong", "none yet; twitchlog run makes them")
    if present in known:
        return Check("tables", "look at this", f"{present}: the next start brings them up to date")
    return Check("tables", "wrong", f"{present} is newer than this version of twitchlog")


def _factors(connection: Connection) -> Check:
    own = "SELECT 1 FROM own_factors o WHERE o.owner_id = r.owner_id AND o.slug = r.factor"
    query = f"SELECT DISTINCT r.factor FROM readings r WHERE NOT EXISTS ({own}) ORDER BY r.factor"
    unknown = [slug for slug in connection.scalars(text(query)) if slug not in BY_SLUG]
    if unknown:
        said = f"readings of factors that nobody knows: {', '.join(unknown)}"
        return Check("factors", "look at this", said)
    return Check("factors", "ok", "every reading has one")


def _clock(connection: Connection) -> Check:
    """A clock that stands before the last entry would put new ones on wrong days."""
    query = "SELECT max(at) FROM (SELECT max(started_at) AS at FROM episodes UNION ALL"
    last = connection.scalar(text(f"{query} SELECT max(at) FROM readings) AS entries"))
    now = clock.now()
    if last is not None and datetime.fromisoformat(last) > now + SLACK:
        said = f"it is {now:%Y-%m-%d %H:%M} UTC, but the last entry is of {last}"
        return Check("clock", "look at this", said)
    return Check("clock", "ok", f"{now:%Y-%m-%d %H:%M} UTC, after the last entry")
