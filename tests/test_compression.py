"""Pages travel compressed, where that is worth while and the browser takes it."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_page_is_packed_for_a_browser_that_takes_it(signed_in):
    plain = signed_in.get("/guide/try")
    packed = signed_in.get("/guide/try", headers=GZIP)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Content-Length"] == str(len(packed.data))


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br"])
def test_a_page_stays_plain_for_others(signed_in, accepted):
    page = signed_in.get("/more", headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in page.headers
    assert "</html>" in page.text


def test_another_site_learns_nothing_from_how_well_its_words_pack_beside_the_journal(signed_in):
    page = signed_in.get("/guide/try", headers=GZIP | {"Sec-Fetch-Site": "cross-site"})

    assert "Content-Encoding" not in page.headers


def test_caches_are_told_that_there_are_two(signed_in):
    assert "Accept-Encoding" in signed_in.get("/more").headers["Vary"]


def test_a_short_answer_stays_plain(signed_in):
    assert "Content-Encoding" not in signed_in.get("/healthz", headers=GZIP).headers


def test_what_is_streamed_stays_plain(signed_in):
    answer = signed_in.get("/data/episodes.csv", headers=GZIP)

    assert answer.mimetype == "text/csv"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("file", ["css/tokens.css", "js/main.js", "icons/body.svg"])
def test_files_are_packed_too(app, client, file):
    address = app.config["STATIC_PREFIX"] + file
    packed = client.get(address, headers=GZIP, buffered=True)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get(address, buffered=True).data
