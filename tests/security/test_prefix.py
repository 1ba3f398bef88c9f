"""Served below a path, every address stays below it."""

import re

import pytest

from tests.conftest import browser_client, close, make_app, sign_in


@pytest.fixture
def below(folder, owner):
    """The owner's browser, at an application below /twitches."""
    app = make_app(folder, TWITCHLOG_PREFIX="/twitches")
    yield sign_in(browser_client(app), owner)
    close(app)


@pytest.mark.parametrize("address", ["/", "/twitches/"])
def test_it_answers_whether_or_not_the_proxy_takes_the_path_off(below, address):
    assert below.get(address).status_code == 200


@pytest.mark.parametrize("page", ["/", "/trends", "/triggers", "/more", "/guide/", "/nowhere"])
def test_every_address_on_a_page_lies_below(below, page):
    text = below.get(page).text
    addresses = re.findall(r'(?:href|src|action|data-(?!key)[a-z-]+)="(/[^"]*)"', text)

    assert addresses
    assert [one for one in addresses if not one.startswith("/twitches/")] == []


def test_files_are_there(below):
    address = re.search(r'src="(/[^"]+main\.js)"', below.get("/more").text)[1]

    with below.get(address) as file:
        assert file.status_code == 200


def test_whoever_must_sign_in_comes_back_to_the_same_page(below):
    below.delete_cookie("twitchlog")

    assert below.get("/journal").location == "/twitches/sign-in?next=/twitches/journal"


def test_a_saved_form_leads_back_below(below):
    answer = below.post("/episodes/quick", data={"type": "tremor", "sites": "hand"})

    assert answer.location == "/twitches/"
