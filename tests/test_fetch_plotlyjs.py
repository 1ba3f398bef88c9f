"""Fetching the small bundle, with a stand-in for npm."""

import hashlib
import io
import sys
import tarfile

import pytest

from twitchlog import fetch_plotlyjs, plotlyjs

BUNDLE = b"/**\n* plotly.js (cartesian - minified) v9.8.7\n*/\nvar Plotly;"


@pytest.fixture
def npm(tmp_path):
    """A program that packs the bundle into the folder in which it is run, as npm does."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as package:
        entry = tarfile.TarInfo(f"package/{fetch_plotlyjs.FILE}")
        entry.size = len(BUNDLE)
        package.addfile(entry, io.BytesIO(BUNDLE))
    program = tmp_path / "npm"
    code = f"import sys; open('it.tgz', 'wb').write({packed.getvalue()!r})"
    script = tmp_path / "npm.py"
    script.write_text(code)
    # A shell between: a first line that names the interpreter takes no blank in its path.
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}"\n')
    program.chmod(0o755)
    return str(program)


def test_what_npm_brings_is_kept_and_served(npm, tmp_path, monkeypatch):
    expected = hashlib.sha256(BUNDLE).hexdigest()
    monkeypatch.setitem(fetch_plotlyjs.SHA256, "9.8.7", expected)

    fetch_plotlyjs.fetch(npm, "9.8.7", tmp_path / "bundles")

    assert plotlyjs.prepare(tmp_path, tmp_path / "bundles").version == "9.8.7-cartesian"


def test_another_file_is_refused(npm, tmp_path, monkeypatch):
    monkeypatch.setitem(fetch_plotlyjs.SHA256, "9.8.7", "0" * 64)

    with pytest.raises(fetch_plotlyjs.NotFetched, match="another file"):
        fetch_plotlyjs.fetch(npm, "9.8.7", tmp_path / "bundles")
    assert not (tmp_path / "bundles").exists()


def test_a_version_without_a_hash_is_not_fetched(npm, tmp_path):
    with pytest.raises(fetch_plotlyjs.NotFetched, match="no hash"):
        fetch_plotlyjs.fetch(npm, "0.0.1", tmp_path)


def test_an_npm_that_fails_is_no_disaster(tmp_path):
    with pytest.raises(fetch_plotlyjs.NotFetched, match="did not bring it"):
        fetch_plotlyjs.fetch("/bin/false", plotlyjs.packaged_version(), tmp_path)


def test_without_npm_nothing_happens(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")

    fetch_plotlyjs.main()

    assert capsys.readouterr() == ("", "")


def test_the_hash_of_the_locked_version_is_known():
    assert plotlyjs.packaged_version() in fetch_plotlyjs.SHA256
