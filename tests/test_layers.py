"""Imports point down only: read off the syntax tree of every module, not off running it."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import twitchlog

PACKAGE = Path(twitchlog.__path__[0])
STANDARD = {*sys.stdlib_module_names, "_typeshed"}

# Which modules and libraries a module may import, lowest layer first. The standard library is free
# for all (_typeshed holds its types), and a package for its own modules. Capitals name a group.
GROUPS = {
    "Plain": "references vocabulary clock records opinions units sections signs story",
    "Start": "paths secret_key backup plotlyjs config assets numerals i18n once compression"
    " database upgrade",
    "Journal": "passwords passphrases journal exports imports forms security errors",
    "App": "create_app __version__ DATABASE_FILE database_file_url",
}
MAY_IMPORT = {
    "references": "Plain",
    "vocabulary": "Plain",
    "clock": "Plain",
    "records": "Plain",
    "opinions": "Plain",
    "units": "",
    "sections": "Plain",
    "signs": "Plain",
    "story": "Plain",
    "catalogue": "Plain",
    "guide": "Plain",
    "daily": "Plain catalogue",
    "courses": "Plain",
    "timeline": "Plain charts courses i18n wording",
    "typed": "Plain catalogue",
    "analysis": "Plain catalogue daily numpy",
    "charts": "Plain catalogue daily analysis",
    "body_map": "paths",
    "paths": "",
    "secret_key": "",
    "one_at_a_time": "",
    "backup": "Plain one_at_a_time",
    "plotlyjs": "paths",
    "fetch_plotlyjs": "plotlyjs",
    "config": "Plain paths",
    "assets": "paths plotlyjs flask whitenoise",
    "numerals": "",
    "i18n": "numerals flask",
    "compression": "flask",
    "once": "i18n flask markupsafe",
    "wording": "Plain catalogue daily i18n flask",
    "database": "Plain config flask flask_sqlalchemy sqlalchemy",
    "upgrade": "Plain backup one_at_a_time sqlalchemy",
    "passwords": "Plain werkzeug",
    "passphrases": "passwords",
    "models": "Plain catalogue database sqlalchemy",
    "migrations": "Plain database models sqlalchemy alembic",
    "journal": "Plain catalogue courses daily passwords passphrases database models sqlalchemy",
    "exports": "Plain catalogue daily",
    "imports": "Plain catalogue daily exports",
    "api": "Plain catalogue daily exports imports forms",
    "forms": "Plain catalogue daily typed passwords passphrases i18n wording wtforms markupsafe"
    " werkzeug",
    "security": "Plain config i18n journal flask werkzeug markupsafe",
    "errors": "Plain config i18n security flask werkzeug sqlalchemy",
    "messages": "Plain i18n flask",
    "verdicts": "Plain catalogue daily wording journal",
    "clock_links": "Plain catalogue journal verdicts",
    "bringing": "Plain catalogue database imports journal i18n flask sqlalchemy",
    "trigger_cards": "Plain catalogue daily charts i18n wording verdicts",
    "triggers_page": "Plain charts i18n verdicts trigger_cards",
    "typed_page": "Plain catalogue typed i18n wording journal",
    "day_page": "Plain catalogue daily i18n wording forms journal werkzeug",
    "closer_look": "Plain catalogue daily wording journal verdicts",
    "trend_page": "Plain catalogue daily wording journal",
    "changes_page": "Plain journal",
    "svg": "Plain body_map markupsafe",
    "report": "Plain catalogue courses daily paths i18n wording journal verdicts changes_page"
    " trigger_cards svg flask markupsafe",
    "views": "Plain Journal backup catalogue daily analysis charts config i18n wording assets"
    " plotlyjs messages guide courses timeline body_map typed_page changes_page day_page"
    " trend_page verdicts trigger_cards triggers_page clock_links closer_look bringing report"
    " api reminding flask werkzeug markupsafe wtforms",
    "create_app": "Plain Start Journal wording models views flask werkzeug sqlalchemy",
    "beside": "",
    "reminding": "Plain i18n database journal flask sqlalchemy",
    "large_bodies": "security flask waitress",
    "stopping": "waitress",
    "server": "Plain backup beside database journal large_bodies reminding stopping flask waitress"
    " sqlalchemy",
    "doctor": "Plain Start App catalogue sqlalchemy",
    "demo": "Plain catalogue",
    "printing": "",
    "cli": "Plain Start Journal App catalogue daily analysis server doctor demo printing report"
    " bringing click segno flask sqlalchemy",
    "__main__": "cli",
}

# What may be imported inside a function, and why. create_app and cli may do so anywhere: each
# command loads only what it needs.
LATE = {
    ("views", "analysis"): "numpy takes longer to load than the first page, which needs none of it",
    ("verdicts", "analysis"): "the same",
    ("clock_links", "analysis"): "the same",
    ("trigger_cards", "analysis"): "the same",
    ("triggers_page", "analysis"): "the same",
    ("closer_look", "analysis"): "the same",
    ("trend_page", "analysis"): "the same",
    ("changes_page", "analysis"): "the same",
    ("report", "analysis"): "the same",
    ("upgrade", "alembic"): "doubles the start, and is needed only where a migration waits",
}

# Names that only some modules may use.
RESERVED = {
    "datetime.now": "clock",
    "datetime.today": "clock",
    "datetime.utcnow": "clock",
    "date.today": "clock",
    "db.session": "database journal",
    "flask.request": "i18n assets compression security errors views",
}


def allowed(layer: str) -> set[str]:
    words = MAY_IMPORT[layer].split()
    return {name for word in words for name in GROUPS.get(word, word).split()} | {layer}


def imported(node: ast.Import | ast.ImportFrom, module: str) -> list[str]:
    """The layers and libraries an import names; relative ones are resolved from the module."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    else:
        package = ["twitchlog", *module.split(".")][: -node.level or None] if node.level else []
        base = ".".join([*package, *filter(None, [node.module])])
        is_root = base == "twitchlog"
        names = [f"{base}.{alias.name}" for alias in node.names] if is_root else [base]
    parts = [name.split(".") for name in names]
    return [p[1] if p[0] == "twitchlog" and len(p) > 1 else p[0] for p in parts]


def import_faults(tree: ast.Module, module: str) -> list[str]:
    layer = module.partition(".")[0]
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    faults = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        is_late = id(node) in inside and layer not in {"create_app", "cli"}
        for name in imported(node, module):
            known = name in allowed(layer) or name in STANDARD
            if is_late and (layer, name) not in LATE:
                faults.append(f"{module}:{node.lineno} imports {name} inside a function")
            elif not known and (layer, name) not in LATE:
                faults.append(f"{module}:{node.lineno} imports {name}")
    return faults


def name_faults(tree: ast.Module, module: str) -> list[str]:
    layer = module.partition(".")[0]
    ends = {name.rpartition(".")[2] for name in RESERVED}
    uses: list[tuple[ast.Attribute | ast.ImportFrom, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ends:
            uses.append((node, f"{ast.unparse(node.value).rpartition('.')[2]}.{node.attr}"))
        elif isinstance(node, ast.ImportFrom):
            uses += [(node, f"{node.module}.{alias.name}") for alias in node.names]
    return [
        f"{module}:{node.lineno} uses {name}"
        for node, name in uses
        if name in RESERVED and layer not in RESERVED[name].split()
    ]


def faults(module: str, source: str) -> list[str]:
    """What is wrong with a module, given as its dotted name below twitchlog."""
    if module.partition(".")[0] not in MAY_IMPORT:
        return [f"{module} has no line in MAY_IMPORT"]
    tree = ast.parse(source)
    return import_faults(tree, module) + name_faults(tree, module)


@cache
def modules() -> dict[str, Path]:
    """Every module below twitchlog by its dotted name; the package itself is create_app."""
    named = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        named["create_app" if parts == ("__init__",) else ".".join(parts)] = path
    return named


@pytest.mark.parametrize("module", modules())
def test_imports_point_down(module):
    assert faults(module, modules()[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("analysis.days", "from flask import g", "analysis.days:1 imports flask"),
        ("analysis.days", "from ..journal import days", "analysis.days:1 imports journal"),
        ("charts", "import plotly.graph_objects", "charts:1 imports plotly"),
        ("forms", "from twitchlog import models", "forms:1 imports models"),
        ("exports.csv", "import twitchlog.database", "exports.csv:1 imports database"),
        ("views.days", "from sqlalchemy.orm import x", "views.days:1 imports sqlalchemy"),
        ("models", "def f():\n import json", "models:2 imports json inside a function"),
        ("models", "x = datetime.now(UTC)", "models:1 uses datetime.now"),
        ("models", "x = dt.date.today()", "models:1 uses date.today"),
        ("views.days", "db.session.commit()", "views.days:1 uses db.session"),
        ("database", "from flask import request", "database:1 uses flask.request"),
        ("journal.days", "flask.request.form", "journal.days:1 uses flask.request"),
        ("gossip", "", "gossip has no line in MAY_IMPORT"),
    ],
)
def test_a_fault_is_reported(module, source, fault):
    assert faults(module, source) == [fault]


def test_what_is_allowed_passes():
    source = "import json\nimport numpy as np\nfrom twitchlog import clock\nfrom .days import table"

    assert faults("analysis.findings", source) == []
