"""Fetch the small plotly.js bundle by npm, where there is one: python -m twitchlog.fetch_plotlyjs

Setting up does this. Without npm, without a network, or with a file that is not the expected one,
nothing changes: the plotly package brings the whole bundle, three times as large.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from twitchlog import plotlyjs

PACKAGE = "plotly.js-cartesian-dist-min"
FILE = "plotly-cartesian.min.js"
# Of that file, by the version of plotly.js.
SHA256 = {"4.1.1": "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a"}
PATIENCE_SECONDS = 90


class NotFetched(RuntimeError):
    """The bundle could not be had, or is not the one that is expected."""


def fetch(npm: str, version: str, folder: Path) -> None:
    """Put the bundle of that version into a folder. Raises NotFetched."""
    expected = SHA256.get(version)
    if expected is None:
        raise NotFetched(f"no hash is known of version {version}")
    content = _packed(npm, version)
    if hashlib.sha256(content).hexdigest() != expected:
        raise NotFetched("what npm brought is another file than expected")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{FILE}.part"
    part.write_bytes(content)
    part.replace(folder / FILE)


def _packed(npm: str, version: str) -> bytes:
    """The file inside the package, which is downloaded and neither installed nor run."""
    command = [npm, "pack", f"{PACKAGE}@{version}", "--silent", "--ignore-scripts"]
    with tempfile.TemporaryDirectory(prefix="twitchlog-npm-") as folder:
        try:
            subprocess.run(
                command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE_SECONDS
            )
            (package,) = Path(folder).glob("*.tgz")
            with tarfile.open(package) as content:
                file = content.extractfile(f"package/{FILE}")
                return file.read() if file else b""
        except (OSError, ValueError, KeyError, tarfile.TarError, subprocess.SubprocessError) as why:
            raise NotFetched(f"npm did not bring it ({type(why).__name__})") from why


def main() -> None:
    """Fetch it where that can be done, and say what came of it."""
    npm, version = shutil.which("npm"), plotlyjs.packaged_version()
    if npm is None or version is None:
        return
    try:
        fetch(npm, version, plotlyjs.FETCHED)
    except NotFetched as why:
        print(f"twitchlog: charts load the whole plotly.js: {why}", file=sys.stderr)


if __name__ == "__main__":
    main()
