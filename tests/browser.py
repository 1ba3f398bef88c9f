"""Finding a Chromium for the browser tests, and how to start it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from twitchlog.printing import NAMES

EXECUTABLES = ("chrome", "headless_shell", "chrome-headless-shell", "chrome-headless-shell.exe")


def find_chromium() -> str | None:
    """The program named by TWITCHLOG_CHROMIUM, else one on PATH, else Playwright's own copy."""
    if named := os.environ.get("TWITCHLOG_CHROMIUM"):
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or _playwrights_copy()


def launch_arguments() -> list[str]:
    """Chromium flags: nothing in the background on the network, and no sandbox for root."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*quiet, "--no-sandbox"] if is_root else quiet


def _playwrights_copy() -> str | None:
    """The newest Chromium in Playwright's cache."""
    found = [
        path
        for path in _playwrights_cache().glob("chromium*/chrome-*/*")
        if path.name in EXECUTABLES and path.is_file()
    ]
    return str(max(found, key=_revision)) if found else None


def _revision(executable: Path) -> int:
    """The number in the name of Playwright's folder: 1194 in chromium-1194/chrome-linux/chrome."""
    return int("0" + executable.parts[-3].rpartition("-")[2])


def _playwrights_cache() -> Path:
    if moved := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(moved)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path.home() / "AppData" / "Local" / "ms-playwright"
    return Path.home() / ".cache" / "ms-playwright"
