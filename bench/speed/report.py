"""What was measured, as a plain table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEADING = ("what", "measured", "against", "ratio", "at most", "holds")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside what it is compared with; without a target it is told and no more.

    ratio    how many times as much as `against`
    at_most  the target for that ratio
    """

    what: str
    measured: str
    against: str = ""
    ratio: float | None = None
    at_most: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        at_most = "" if self.at_most is None else f"{self.at_most:g}"
        return self.what, self.measured, self.against, ratio, at_most, self.verdict

    @property
    def verdict(self) -> str:
        """Whether the target holds; blank without one."""
        if self.ratio is None or self.at_most is None:
            return ""
        return "yes" if self.ratio <= self.at_most else "NO"


def compared(what: str, side: str, times: dict[str, float], other: str, at_most: float) -> Line:
    """A line for the medians of two kinds of work, in milliseconds."""
    mine, against = times[side], times[other]
    return Line(what, _ms(mine), f"{other} {_ms(against)}", mine / against, at_most)


def told(what: str, milliseconds: float) -> Line:
    """A line without target."""
    return Line(what, _ms(milliseconds))


def table(lines: Iterable[Line]) -> str:
    """The lines below their heading, in the columns in which any of them says something."""
    all_columns = zip(HEADING, *(line.cells for line in lines), strict=True)
    columns = [column for column in all_columns if any(column[1:])]
    widths = [max(map(len, column)) for column in columns]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*columns, strict=True)
    )


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f} ms" if milliseconds < 100 else f"{milliseconds:.0f} ms"
