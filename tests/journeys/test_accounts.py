"""Signing in and out, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import OWNER_PASSWORD

pytestmark = pytest.mark.e2e


def test_signing_in_leads_to_today(page):
    page.goto("/")
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", OWNER_PASSWORD)
    page.click("main form button")

    expect(page.locator("#check-in")).to_be_visible()


def test_after_signing_out_back_shows_nothing(signed_in_page):
    signed_in_page.goto("/more")
    signed_in_page.click("text=Sign out")
    signed_in_page.wait_for_url("**/sign-in**")
    signed_in_page.go_back()

    expect(signed_in_page.locator("[name=password]")).to_be_visible()
    expect(signed_in_page.get_by_text("Sign out")).to_have_count(0)
