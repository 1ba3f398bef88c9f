"""Days in whichever order they are written."""

from datetime import date

import pytest

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.days import day_of, orders_of


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-03-01", "ymd"),
        ("20260301", "ymd"),
        ("1.3.2026", "dmy"),
        ("01/03/26", "dmy"),
        ("3/1/2026", "mdy"),
        ("So, 01.03.2026", "dmy"),
        ("1st Mar 2026", "mdy"),
        ("1. März 2026", "ymd"),
        ("Mar 1, 2026", "ymd"),
    ],
)
def test_the_first_of_march_is_read(text, order):
    assert day_of(text, order) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("01/02/2026", {"dmy", "mdy"}),
        ("13/02/2026", {"dmy"}),
        ("02/13/2026", {"mdy"}),
        ("2026-02-13", {"ymd"}),
        ("22nd Jan 2026", {"ymd", "dmy", "mdy"}),
        ("31.02.2026", set()),
        ("calf", set()),
        ("01.03.1026", set()),
    ],
)
def test_a_text_tells_in_which_orders_it_is_a_day(text, orders):
    assert orders_of(text) == orders


def test_a_day_in_another_order_is_not_guessed():
    with pytest.raises(WrongCell, match="order that was chosen"):
        day_of("13/02/2026", "mdy")
