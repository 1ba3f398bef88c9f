"""The description for programs says what is there, all of it and no more."""

import json
import re

import pytest

from tests.programs import API, Program
from twitchlog.api import entries, openapi, schemas
from twitchlog.security.declared import BY_TOKEN

pytestmark = pytest.mark.usefixtures("noon")
DESCRIPTION = openapi.description(API)


def routes(app):
    """Every address of version 1 with its methods, as OpenAPI writes addresses."""
    return {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix(API)), method.lower()): rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(f"{API}/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def described():
    return {
        (path, method): operation
        for path, operations in DESCRIPTION["paths"].items()
        for method, operation in operations.items()
    }


def references(value):
    """Every name that one part of the description uses of another."""
    if isinstance(value, dict):
        here = {value["$ref"]} if "$ref" in value else set()
        return here.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def test_every_route_is_described_and_no_other(app):
    assert described().keys() == routes(app).keys()


def test_each_route_takes_the_keys_that_it_says(app):
    for place, rule in routes(app).items():
        view, said = app.view_functions[rule.endpoint], described()[place]
        assert list(getattr(view, "scopes", ())) == said.get("x-scopes", []), place
        assert (view.policy == BY_TOKEN) == (said.get("security") != []), place


def test_the_parts_of_an_address_are_described(app):
    for place, rule in routes(app).items():
        said = described()[place].get("parameters", [])
        assert {one["name"] for one in said if one["in"] == "path"} == rule.arguments, place


def test_every_name_that_is_used_is_there():
    for reference in references(DESCRIPTION):
        found = DESCRIPTION
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        assert found


def test_what_may_be_sent_is_what_is_read():
    assert set(schemas.ALL["NewEpisode"]["properties"]) == set(entries.EPISODE_FIELDS)
    assert set(schemas.ALL["NewReading"]["properties"]) == set(entries.READING_FIELDS)


def test_a_bout_that_says_everything_is_told_as_described(app, owner):
    body = {
        "type": "tremor",
        "sites": ["hand:left"],
        "strength": 1,
        "frequency": "single",
        "context": ["at_rest"],
        "symptoms": ["pain"],
        "note": "x",
        "ended_at": None,
        "still_going": True,
    }
    told = Program(app, owner).post("/episodes", body).json

    assert set(told) == set(schemas.ALL["Episode"]["properties"])
    assert {name: told[name] for name in body} == body
    assert set(body) < set(schemas.ALL["NewEpisode"]["properties"])


def test_days_and_readings_are_told_as_described(app, owner):
    program = Program(app, owner)
    reading = program.post("/readings", {"factor": "stress", "value": 3}).json
    (day,) = program.get("/days").json["days"]

    assert set(reading) == set(schemas.ALL["Reading"]["properties"])
    assert set(day) == set(schemas.ALL["Day"]["properties"])
    assert set(program.get("/episodes").json) == set(schemas.ALL["Episodes"]["properties"])


def test_a_refusal_is_told_as_described(app, owner):
    answers = [Program(app, owner).post("/episodes", {}), app.test_client().get(f"{API}/days")]

    for answer in answers:
        assert set(answer.json) <= set(schemas.ALL["Refusal"]["properties"])
        assert str(answer.status_code) in described()["/episodes", "post"]["responses"]


def test_anybody_may_read_the_description(client):
    answer = client.get(f"{API}/openapi.json")

    assert answer.json == json.loads(json.dumps(DESCRIPTION))
    assert answer.json["openapi"].startswith("3.1")
