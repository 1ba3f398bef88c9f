"""Where the plotly.js bundle is found, and its copy in the cache that the web server sends out."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

# /** plotly.js v4.1.1   or   /** plotly.js (cartesian - minified) v4.1.1
_HEADER = re.compile(r"plotly\.js (?:\((\w+)[^)]*\) )?v(\d+\.\d+\.\d+)")
_HEADER_LENGTH = 512
_WHOLE = "full"
_SERVED = "plotly.min.js"
# Where setting up puts a smaller bundle, beside the packages that it was set up with.
FETCHED = Path(sys.prefix) / "share" / "twitchlog" / "bundles"
# The whole bundle adds a style sheet for maps, unless an element of this id is there already.
_MAP_STYLES = re.compile(rb'getElementById\("([0-9a-f]{64})"\)')


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js file, ready to be served.

    folder   holds that file and its gzipped twin, nothing else
    version  belongs in the URL: it changes whenever the file's content does
    tag_id   id for its script tag, or "": it keeps the bundle from adding a style sheet for maps,
             which no chart needs and the content security policy would refuse with a message
    """

    folder: Path
    file: str
    version: str
    tag_id: str = ""

    @property
    def prefix(self) -> str:
        """The address below which the folder is served."""
        return f"/plotly/{self.version}/"

    @property
    def url(self) -> str:
        """The address of the file itself."""
        return self.prefix + self.file


def prepare(cache: Path, fetched: Path = FETCHED) -> Bundle | None:
    """Put the smallest bundle present into the cache, gzipped; done once for each version.

    Looked through are a folder of fetched bundles and the plotly package. None where neither holds
    one: charts cannot be drawn then, and their tables remain.
    """
    found = [(path, version) for path in _candidates(fetched) if (version := _version(path))]
    if not found:
        return None
    source, version = min(found, key=lambda item: item[0].stat().st_size)
    folder = cache / "plotly" / version
    folder.mkdir(parents=True, exist_ok=True)
    _keep(source, folder / _SERVED)
    return Bundle(folder, _SERVED, version, _tag_id(source))


def packaged_version() -> str | None:
    """The version of the bundle that the plotly package brings, as 4.1.1; None without it."""
    found = next(filter(None, map(_version, _packaged())), None)
    return found.partition("-")[0] if found else None


def _candidates(fetched: Path) -> Iterator[Path]:
    """Files that may be bundles."""
    yield from sorted(fetched.glob("*.min.js"))
    yield from _packaged()


def _packaged() -> Iterator[Path]:
    """The file inside the plotly package, wherever that lies."""
    # Importing plotly would cost half a second at start; its folder is all that is needed.
    package = find_spec("plotly")
    for folder in (package.submodule_search_locations if package else None) or ():
        yield Path(folder) / "package_data" / "plotly.min.js"


def _version(path: Path) -> str | None:
    """As in 4.1.1-cartesian; None where the file is missing or does not call itself plotly.js."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        head = file.read(_HEADER_LENGTH).decode("ascii", "replace")
    if not (match := _HEADER.search(head)):
        return None
    variant, version = match.groups()
    return f"{version}-{variant or _WHOLE}"


def _tag_id(source: Path) -> str:
    match = _MAP_STYLES.search(source.read_bytes())
    return match[1].decode() if match else ""


def _keep(source: Path, target: Path) -> None:
    """Copy a file and gzip it beside its copy, unless both are there already."""
    size = source.stat().st_size
    packed = target.with_name(target.name + ".gz")
    if target.is_file() and target.stat().st_size == size and packed.is_file():
        return
    with source.open("rb") as content:
        _write(packed, lambda file: _gzip(content, file))
        content.seek(0)
        _write(target, lambda file: shutil.copyfileobj(content, file))


def _gzip(content: BinaryIO, file: BinaryIO) -> None:
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as packed:
        shutil.copyfileobj(content, packed)


def _write(target: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Fill a file and rename it to the target, so that nobody ever reads half of one.

    It is filled above the target's folder: a server that starts looks through that, and would
    trip over a file that is gone when it gets there.
    """
    handle, name = tempfile.mkstemp(dir=target.parents[1], suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
