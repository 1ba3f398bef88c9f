"""Static files: served with their version in the address, so that browsers keep them for good."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import shutil
import tempfile
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, current_app, request
from whitenoise import WhiteNoise

from twitchlog import plotlyjs
from twitchlog.paths import ASSETS

# Served from the top, for a worker reaches no further than its own address does.
WORKER = ASSETS / "static/js/worker.js"
YEAR_SECONDS = 365 * 24 * 3600


def version_of(folder: Path) -> str:
    """A short hash over the names and contents of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def serve(app: Flask, folder: Path, prefix: str) -> None:
    """Serve a folder below a versioned prefix, immutable, without any header for other origins."""
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=prefix,
        max_age=YEAR_SECONDS,
        allow_all_origins=False,
        add_headers_function=_static_headers,
    )


def packed(folder: Path, target: Path) -> Path:
    """A copy of a folder with every file's gzipped twin, made once; the copy's own path."""
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as draft:
        copy = Path(shutil.copytree(folder, Path(draft) / "copy"))
        for path in [path for path in copy.rglob("*") if path.is_file()]:
            twin = gzip.compress(path.read_bytes(), mtime=0)
            path.with_name(path.name + ".gz").write_bytes(twin)
        with contextlib.suppress(OSError):  # another start was quicker
            copy.rename(target)
    return target


def _static_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cache-Control"] = f"max-age={YEAR_SECONDS}, public, immutable"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = "default-src 'none'"


def shell_files() -> list[str]:
    """The addresses of all files in static/, for devices that keep them."""
    folder, prefix = ASSETS / "static", current_app.config["STATIC_PREFIX"]
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [rooted(f"{prefix}{path}") for path in sorted(paths)]


def rooted(address: str) -> str:
    """An address of this application as browsers see it, below the path at which it is served."""
    return f"{request.script_root}{address}"


def install(app: Flask) -> None:
    """Serve static/ and plotly.js; give templates `static_url(path)` and `plotly`."""
    folder, cache = ASSETS / "static", Path(app.instance_path) / "cache"
    version = version_of(folder)
    prefix = f"/static/{version}/"
    app.config["STATIC_PREFIX"] = prefix
    serve(app, packed(folder, cache / "static" / version), prefix)
    app.jinja_env.globals["static_url"] = lambda path: rooted(f"{prefix}{path}")
    app.jinja_env.globals["rooted"] = rooted
    bundle = plotlyjs.prepare(cache)
    if bundle is not None:
        serve(app, bundle.folder, bundle.prefix)
    app.jinja_env.globals["plotly"] = bundle
