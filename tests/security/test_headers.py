"""Every answer carries the headers that close what a page does not need."""

import pytest

from twitchlog.security import public, with_charts

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
HASH_OF_NOTHING = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
ANSWERS = {
    "a page": ("GET", "/sign-in", {}, 200),
    "plain text": ("GET", "/healthz", {}, 200),
    "a redirect": ("GET", "/", {}, 303),
    "a foreign host": ("GET", "/", {"headers": {"Host": "evil.example"}}, 400),
    "no text": ("GET", "/?%ff", {}, 400),
    "not signed in": ("POST", "/account/password", {}, 401),
    "from elsewhere": ("POST", "/sign-in", {"headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
    "nowhere": ("GET", "/nowhere", {}, 404),
    "not this way": ("PUT", "/sign-in", {}, 405),
    "too large": ("POST", "/sign-in", {"data": {"a": "x" * 1_100_000}}, 413),
    "another kind": ("POST", "/sign-in", {"json": {}}, 415),
    "rejected": ("POST", "/sign-in", {"data": {}}, 422),
    "a fault": ("GET", "/broken", {}, 500),
}


def add_views(app):
    """One view that fails, and one with charts."""

    @public
    def broken():
        raise RuntimeError

    @public
    @with_charts
    def charts():
        return "charts"

    app.add_url_rule("/broken", view_func=broken)
    app.add_url_rule("/charts", view_func=charts)


@pytest.fixture(scope="module")
def shared_app(share_app):
    return share_app(add_views)


@pytest.fixture
def answered(client):
    return client.open


def policy(answer):
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_carries_the_headers(answered, kind):
    method, path, request, status = ANSWERS[kind]
    answer = answered(path, method=method, **request)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert policy(answer)["default-src"] == "'none'"
    assert policy(answer)["script-src"] == "'self'"


def test_the_policy_lets_nothing_else_in(answered):
    assert policy(answered("/sign-in")) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }


def test_pages_with_charts_let_exactly_empty_styles_in(answered):
    plain, charts = policy(answered("/sign-in")), policy(answered("/charts"))

    assert {name: charts[name] for name in charts if charts[name] != plain[name]} == {
        "style-src": f"'self' 'unsafe-hashes' {HASH_OF_NOTHING}",
        "img-src": "'self' data: blob:",
    }


def test_https_is_insisted_on_only_over_https(answered):
    assert "Strict-Transport-Security" not in answered("/healthz").headers
    secure = answered("/healthz", base_url="https://localhost")
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_static_files_are_kept_but_say_what_they_are(client, app):
    answer = client.get(app.config["STATIC_PREFIX"] + "css/base.css")

    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()
