"""How many bytes pages cost on the way, by what the browser counts."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.e2e
FIRST_LOAD, AGAIN = 60_000, 10_000
PAGES = ("/", "/journal", "/episodes/new", "/more", "/settings/", "/factors/", "/guide/types")


class Meter:
    """What crosses the network while a page is opened."""

    def __init__(self, page) -> None:
        self.page, self.bytes = page, 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.clearBrowserCache")
        session.on("Network.loadingFinished", self._count)

    def _count(self, event) -> None:
        self.bytes += event["encodedDataLength"]

    def open(self, address: str) -> int:
        self.bytes = 0
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        return self.bytes


@pytest.mark.parametrize("address", PAGES)
def test_a_page_without_charts_is_light_and_lighter_the_second_time(signed_in_page, address):
    signed_in_page.add_init_script("delete Navigator.prototype.serviceWorker")
    meter = Meter(signed_in_page)

    assert 2_000 < meter.open(address) <= FIRST_LOAD
    meter.open(address)  # what a slow machine had not fetched by then
    assert meter.open(address) <= AGAIN
