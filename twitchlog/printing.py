"""Printing a page to PDF with a Chromium that is installed here, if there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pdf-header-footer",
)
SECONDS = 120


class NoPrinter(RuntimeError):
    """No Chromium is installed where one is looked for."""


class NotPrinted(RuntimeError):
    """The Chromium that is there made no PDF; the message says what it said."""


def chromium() -> str:
    """The program on the PATH, or where systems usually put it. Raises NoPrinter."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [place for place in PLACES if Path(place).is_file()]
    if not found:
        raise NoPrinter
    return found[0]


def pdf(html: str) -> bytes:
    """A page that needs no other file, as PDF. Raises NoPrinter, NotPrinted.

    The browser gets a profile of its own that is thrown away, and no network to look for.
    """
    program = chromium()
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, "utf-8")
        words = [program, *QUIET, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            words.append("--no-sandbox")  # without this it refuses to run for root
        try:
            done = subprocess.run(
                [*words, page.as_uri()], capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise NotPrinted(f"{program} took longer than {SECONDS} s") from error
        if not made.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NotPrinted(said[-1] if said else f"{program} ended with {done.returncode}")
        return made.read_bytes()
