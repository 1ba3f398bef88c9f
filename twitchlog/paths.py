"""Where things lie: templates and static files, and the folder that holds the journal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
# A wheel carries templates and static files inside the package, a checkout beside it.
INSTALLED = (PACKAGE / "templates").is_dir()
ASSETS = PACKAGE if INSTALLED else PACKAGE.parent


class DataInsideEnvironment(ValueError):
    """The data folder lies in a virtual environment, which is deleted whenever it is rebuilt."""


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder for the database and the secret key, which need not exist yet.

    TWITCHLOG_DATA, else instance/ in a checkout, else the user's data directory.
    Raises DataInsideEnvironment where TWITCHLOG_DATA points into a virtual environment.
    """
    if chosen := environ.get("TWITCHLOG_DATA", "").strip():
        folder = Path(chosen).expanduser().absolute()
        if _in_environment(folder):
            raise DataInsideEnvironment(str(folder))
        return folder
    in_checkout = PACKAGE.parent / "instance"
    if not INSTALLED and not _in_environment(in_checkout):
        return in_checkout
    return _user_data(environ, sys.platform) / "twitchlog"


def _user_data(environ: Mapping[str, str], platform: str) -> Path:
    """The system's folder for this user's application data."""
    home = Path(environ.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    # The XDG specification: a relative path is invalid and ignored.
    named = Path(environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else home / ".local" / "share"


def _in_environment(folder: Path) -> bool:
    """Whether a folder lies within the running virtual environment."""
    if sys.prefix == sys.base_prefix:
        return False
    return folder.resolve().is_relative_to(Path(sys.prefix).resolve())
