"""Walks through pages in a browser."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _at_noon(request: pytest.FixtureRequest) -> None:
    """No day ends on the way; what waits on a device, though, goes by the device's own clock."""
    if not request.node.get_closest_marker("service_worker"):
        request.getfixturevalue("noon")
