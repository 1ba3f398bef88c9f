"""The tabs of the browser tests: one test's traces are gone before the next."""

import pytest

pytestmark = pytest.mark.e2e

LEAVE = """async () => {
  document.cookie = "left=1";
  localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1");
  await caches.open("left");
  await new Promise((done) => { indexedDB.open("left").onsuccess = done; });
}"""
LEFT = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  await caches.keys(), (await indexedDB.databases()).map((one) => one.name),
]"""


def test_nothing_that_was_stored_is_found_by_the_next(tab, tabs):
    first = tab()
    first.goto("/healthz")
    first.evaluate(LEAVE)
    first.context.set_offline(True)
    tabs.wipe()
    second = tab()
    second.goto("/healthz")

    assert second.context == first.context
    assert second.evaluate(LEFT) == ["", 0, 0, [], []]
