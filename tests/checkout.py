"""The files under version control, which are all that a release holds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def tracked() -> list[Path]:
    """The files under version control that are there, as they are on disk now."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    # Whoever runs the tests may not be the one who cloned.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in listing.split("\0") if name]
    return [path for path in paths if path.is_file()]
