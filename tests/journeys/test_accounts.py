"""Signing in and out, in a browser."""

from __future__ import annotations

import pytest

from tests.conftest import OWNER_PASSWORD

pytestmark = pytest.mark.e2e


def test_signing_in_leads_to_today(page):
    page.goto("/")
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", OWNER_PASSWORD)
    page.click("main form button")

    assert page.is_visible("#check-in")


def test_after_signing_out_back_shows_nothing(signed_in_page):
    signed_in_page.goto("/more")
    signed_in_page.click("text=Sign out")
    signed_in_page.go_back()

    assert signed_in_page.locator("[name=password]").count() == 1
