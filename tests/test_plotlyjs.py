"""Finding plotly.js and keeping it ready to be served."""

import gzip
import subprocess
import sys

import pytest
from whitenoise import WhiteNoise

from twitchlog import plotlyjs

SMALL = b"/**\n* plotly.js (cartesian - minified) v9.8.7\n*/\n" + b"var Plotly;" * 99


@pytest.fixture
def fetched(tmp_path):
    """A cache into which a small bundle was fetched."""
    (tmp_path / "bundles").mkdir()
    (tmp_path / "bundles" / "plotly-cartesian.min.js").write_bytes(SMALL)
    return tmp_path


def ready(folder):
    """The bundle that is served of those in the folder and in the package."""
    return plotlyjs.prepare(folder, folder / "bundles")


def served(bundle, **headers):
    """Status, headers and body of the bundle as WhiteNoise sends it."""
    site = WhiteNoise(None, allow_all_origins=False)
    site.add_files(str(bundle.folder), bundle.prefix)
    answer = {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": bundle.url,
        **headers,
    }
    body = site(environ, lambda status, lines: answer.update(dict(lines), status=status))
    content = b"".join(body)
    body.close()
    return answer, content


def test_the_package_brings_a_bundle(tmp_path):
    bundle = ready(tmp_path)

    assert bundle.version == f"{plotlyjs.packaged_version()}-full"
    assert b"plotly.js v" in (bundle.folder / bundle.file).read_bytes()[:100]


def test_the_smallest_bundle_wins(fetched):
    bundle = ready(fetched)

    assert bundle.version == "9.8.7-cartesian"
    assert (bundle.folder / bundle.file).read_bytes() == SMALL


def test_a_file_that_is_no_bundle_is_passed_over(fetched):
    (fetched / "bundles" / "other.min.js").write_bytes(b"var x;")

    assert ready(fetched).version == "9.8.7-cartesian"


def test_the_gzipped_twin_holds_the_same(fetched):
    bundle = ready(fetched)

    assert gzip.decompress((bundle.folder / "plotly.min.js.gz").read_bytes()) == SMALL
    assert sorted(path.name for path in bundle.folder.iterdir()) == [
        "plotly.min.js",
        "plotly.min.js.gz",
    ]


def test_it_is_gzipped_only_once(fetched):
    packed = ready(fetched).folder / "plotly.min.js.gz"
    packed.write_bytes(b"kept")

    ready(fetched)

    assert packed.read_bytes() == b"kept"


def test_a_copy_cut_short_is_made_again(fetched):
    bundle = ready(fetched)
    (bundle.folder / bundle.file).write_bytes(SMALL[:5])

    ready(fetched)

    assert (bundle.folder / bundle.file).read_bytes() == SMALL


def test_a_bundle_with_maps_names_the_id_that_keeps_their_styles_away(fetched):
    name = "0a" * 32
    held = f'if(!document.getElementById("{name}")){{var e}}'.encode()
    (fetched / "bundles" / "plotly-cartesian.min.js").write_bytes(SMALL + held)

    assert ready(fetched).tag_id == name


def test_a_bundle_without_maps_needs_no_id(fetched):
    assert ready(fetched).tag_id == ""


def test_without_any_bundle_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(plotlyjs, "find_spec", lambda name: None)

    assert ready(tmp_path) is None


def test_browsers_get_it_gzipped(fetched):
    headers, body = served(ready(fetched), HTTP_ACCEPT_ENCODING="gzip, br")

    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == SMALL


def test_others_get_it_plain(fetched):
    headers, body = served(ready(fetched))

    assert "Content-Encoding" not in headers
    assert body == SMALL


def test_finding_it_does_not_import_plotly(tmp_path):
    code = (
        "import sys; from pathlib import Path; from twitchlog import plotlyjs; "
        f"plotlyjs.prepare(Path({str(tmp_path)!r})); sys.exit('plotly' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
