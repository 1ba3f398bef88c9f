"""What the columns of a table hold, as far as their cells tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from twitchlog.imports.mapped.amounts import (
    Decimal,
    decimal_of,
    is_not_said,
    is_number,
    seconds_of,
    yes_or_no,
)
from twitchlog.imports.mapped.days import ORDERS, Order, orders_of
from twitchlog.imports.mapped.moments import day_part, is_epoch
from twitchlog.imports.mapped.sheet import Sheet

CELLS_LOOKED_AT = 160_000
FEWEST_ROWS = 2000  # so that a day beyond the twelfth of its month is most likely among them
MOST_WORDS = 300
SAMPLES = 3
LONGEST_SAMPLE = 60


@dataclass(slots=True)
class Column:
    """What the first rows of a column hold.

    words  how often each text stands there, at most MOST_WORDS of them
    """

    name: str
    filled: int = 0
    numbers: int = 0
    durations: int = 0
    flags: int = 0
    days: int = 0
    epochs: int = 0
    orders: Counter[Order] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    @property
    def samples(self) -> list[str]:
        """A few different cells, for showing."""
        return [word[:LONGEST_SAMPLE] for word in islice(self.words, SAMPLES)]

    @property
    def holds_days(self) -> bool:
        """Whether nearly all cells are days or moments."""
        return self._nearly_all(self.days + self.epochs)

    @property
    def holds_numbers(self) -> bool:
        """Whether nearly all cells are numbers or durations."""
        return self._nearly_all(self.numbers + self.durations)

    @property
    def holds_flags(self) -> bool:
        """Whether all cells say yes or no."""
        return self.filled > 0 and self.flags == self.filled

    @property
    def holds_tags(self) -> bool:
        """Whether some cells are lists with bars between."""
        return any("|" in word for word in self.words)

    @property
    def possible_orders(self) -> list[Order]:
        """The orders in which every day of the column exists."""
        return [order for order in ORDERS if self.days and self.orders[order] == self.days]

    def take(self, text: str) -> None:
        """Look at one cell."""
        plain = text.strip()
        if is_not_said(plain):
            return
        self.filled += 1
        if plain in self.words or len(self.words) < MOST_WORDS:
            self.words[plain] += 1
        self.flags += yes_or_no(plain) is not None
        if is_epoch(plain):
            self.epochs += 1
        elif orders := orders_of(day_part(plain)):
            self.days += 1
            self.orders.update(orders)
        elif is_number(plain):
            self.numbers += 1
        elif seconds_of(plain) is not None:
            self.durations += 1

    def _nearly_all(self, count: int) -> bool:
        return self.filled > 0 and count >= 0.9 * self.filled


def profile_of(sheet: Sheet) -> list[Column]:
    """The columns of a table, by its first rows. Raises Refused."""
    columns = [Column(name) for name in sheet.header]
    rows = max(FEWEST_ROWS, CELLS_LOOKED_AT // max(1, len(columns)))
    for _line, cells in islice(sheet.rows(), rows):
        for column, cell in zip(columns, cells, strict=True):
            column.take(cell)
    return columns


def decimal_sign(columns: list[Column]) -> Decimal:
    """The decimal sign of a table's numbers."""
    return decimal_of([word for column in columns for word in column.words])
