"""The stage of the journal's own tests."""

from collections.abc import Iterator

import pytest
from flask import Flask


@pytest.fixture
def stage(app: Flask, noon) -> Iterator[None]:
    """An open journal, at noon on 18 March 2026."""
    with app.app_context():
        yield
