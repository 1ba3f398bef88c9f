"""The page for people who write programs: every line of it works as it stands."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from tests.programs import API, Program
from twitchlog.journal.tokens import SCOPES

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
LINES = re.findall(r"^curl (.*?)(?=\n(?:curl|```))", DOCS, re.M | re.S)


def asked(line):
    """The path below version 1 that a line asks for, and what it sends; None for a list."""
    path = re.search(r'"\$TWITCHLOG/api/v1([^"]*)"', line)[1]
    body = re.search(r"--json '(.*)'", line, re.S)
    if body is None:
        return path, {} if "-X POST" in line else None
    return path, json.loads(body[1])


def test_every_line_is_answered(app, owner, noon):
    noon(datetime(2026, 3, 19, 12, 0, tzinfo=UTC))
    program = Program(app, owner)
    answers = []
    for path, body in map(asked, LINES):
        answers.append(program.get(path) if body is None else program.post(path, body))

    assert len(LINES) == 7
    # The day of the last but two has a bout by then.
    assert [answer.status_code for answer in answers] == [201, 201, 201, 201, 409, 200, 200]


def test_every_scope_and_address_is_told_of(app):
    assert [scope.label for scope in SCOPES if scope.label not in DOCS] == []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(API):
            assert rule.rule.partition("/<")[0].removeprefix(API) in DOCS, rule.rule
