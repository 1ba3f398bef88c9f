"""The rules of the house that no other test can see: files, locks, templates and their sizes."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.checkout import ROOT, tracked

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "bench",
    "docs",
    "instance",
    "pyproject.toml",
    "requirements-bench.lock",
    "requirements-dev.lock",
    "requirements-test.lock",
    "requirements.lock",
    "static",
    "templates",
    "tests",
    "twitchlog",
}
LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
)

# What `script-src 'self'` and a strict style-src refuse, so that it would fail without a word.
REFUSED = {
    "an inline script": re.compile(r"<script(?![^>]*\b(src=|type=\"application/json\"))", re.I),
    "a handler attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+=", re.I),
    "a style attribute": re.compile(r"<[a-z][^<>]*\sstyle=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a javascript: link": re.compile(r"=\s*[\"']?javascript:", re.I),
    "a file from another origin": re.compile(
        r"(<(script|img|link|iframe|source)\b[^>]*\b(src|href)=[\"']?|url\([\"']?|@import\s+[\"'])"
        r"(https?:)?//",
        re.I,
    ),
}


def refusals(text: str) -> list[str]:
    """What the browser would refuse in a template or a static file."""
    return [name for name, pattern in REFUSED.items() if pattern.search(text)]


def pins(lock: str) -> set[str]:
    """The name==version entries of a lock, without markers and hashes."""
    return set(re.findall(r"^[a-z0-9.-]+==\S+", (ROOT / lock).read_text("utf-8"), re.M))


def test_the_top_level_holds_only_what_it_should():
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} - TOP_LEVEL == set()


def test_nothing_of_the_owner_is_tracked():
    kept = {path.relative_to(ROOT).as_posix() for path in tracked()}

    assert {name for name in kept if name.startswith("instance/")} == {"instance/.gitkeep"}


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")  # this line is the one exception
    files = [p for p in tracked() if p != Path(__file__) and p.suffix != ".png"]

    assert [p.name for p in files if marks.search(p.read_text("utf-8", "replace"))] == []


def test_no_library_is_copied_in():
    too_big = [path.name for path in tracked() if path.stat().st_size > 300_000]
    minified = [path.name for path in tracked() if ".min." in path.name]

    assert too_big + minified == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock):
    hosts = r"://|--(extra-)?index|--find-links|--trusted-host|\bgit\+"

    assert re.findall(hosts, (ROOT / lock).read_text("utf-8")) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock):
    entries = re.split(r"\n(?! )", (ROOT / lock).read_text("utf-8").strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_agree():
    run, test, dev, bench = map(pins, LOCKS)

    assert run < test < dev
    assert test < bench


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[^a-z0-9-]", line)[0] for line in project["dependencies"]}

    assert names - {pin.partition("==")[0] for pin in pins("requirements.lock")} == set()


def test_make_explains_every_command_for_people():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    explained = set(re.findall(r"^# make (\w+)", makefile, re.M))
    targets = set(re.findall(r"^(\w+):", makefile, re.M))

    assert {"run", "test", "check"} <= explained <= targets


def test_pages_hold_nothing_that_the_browser_refuses():
    served = [p for p in tracked() if p.relative_to(ROOT).parts[0] in {"templates", "static"}]
    texts = [p for p in served if p.suffix in {".css", ".html", ".js", ".svg", ".txt", ".xml"}]

    assert {place(p): found for p in texts if (found := refusals(p.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("<script>go()</script>", "an inline script"),
        ("<script type=module>go()</script>", "an inline script"),
        ("<button\n onclick='go()'>", "a handler attribute"),
        ('<p class="a" style="color: red">', "a style attribute"),
        ("<style>p { color: red }</style>", "a style element"),
        ('<a href="javascript:go()">', "a javascript: link"),
        ('<img src="https://elsewhere.example/a.png">', "a file from another origin"),
        ("p { background: url(//elsewhere.example/a.png) }", "a file from another origin"),
    ],
)
def test_a_refusal_is_found(text, refused):
    assert refusals(text) == [refused]


def test_what_the_browser_takes_passes():
    page = '<script type="application/json">{}</script><a href="https://elsewhere.example">on=</a>'

    assert refusals(f'{page}<script type="module" src="/static/js/a.js"></script>') == []


def modules() -> list[Path]:
    """The package's modules but its migrations, which are written by Alembic."""
    package = [p for p in tracked() if p.suffix == ".py" and p.is_relative_to(ROOT / "twitchlog")]
    return [path for path in package if "migrations" not in path.parts]


def place(path: Path) -> str:
    """Where a file is; two modules may share a name."""
    return path.relative_to(ROOT).as_posix()


def test_every_module_says_what_it_is():
    vague = {"utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py"}

    assert [place(path) for path in modules() if path.name in vague] == []
    untold = [place(p) for p in modules() if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert untold == []


def test_no_module_is_longer_than_three_hundred_lines():
    # A pure declaration grows with what it declares, and is easier to read in one place.
    declared = {"twitchlog/catalogue.py"}
    lengths = {place(p): len(p.read_text("utf-8").splitlines()) for p in modules()}

    assert {n: length for n, length in lengths.items() if length > 300 and n not in declared} == {}


def test_no_function_is_longer_than_forty_lines():
    long = [
        f"{place(path)}:{node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]

    assert long == []
