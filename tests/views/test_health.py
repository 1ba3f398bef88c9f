"""A sign of life."""


def test_it_says_ok_to_anybody(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.mimetype, answer.text) == (200, "text/plain", "ok\n")
