"""The marks as Markdown tables, and which cells err more often than promised."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, isfinite

import numpy as np

from bench.truth.cells import IN_GAPS, METHODS, ORACLE, TWITCHLOG, Cell
from twitchlog.analysis.claims import LEVEL

ALL_CELLS = 0.01  # chance that any cell is named although every true rate is at the level
TARGETS = {90: 0.70, 180: 0.85, 365: 0.95, 730: 0.95}


def report(cells: Sequence[Cell]) -> str:
    """All tables, for cells of the same worlds at every length."""
    lengths = sorted({cell.days for cell in cells})
    return "\n\n".join(
        [_by_world(cells, lengths), _by_method(cells, lengths), _verdicts(cells, lengths)]
    )


def _by_world(cells: Sequence[Cell], lengths: Sequence[int]) -> str:
    columns = {
        "share of claims false": (TWITCHLOG, "false_share"),
        "any false": (TWITCHLOG, "any_false"),
        "power": (TWITCHLOG, "power"),
        "power of the oracle": (ORACLE, "power"),
        "wrong direction": (TWITCHLOG, "wrong"),
        "intervals hold": (TWITCHLOG, "holds"),
    }
    names = list(dict.fromkeys(cell.world.name for cell in cells))
    rows = []
    for name in names:
        own = {cell.days: cell for cell in cells if cell.world.name == name}
        shown = [
            " / ".join(_share(own[days].mean(*column)) for days in lengths)
            for column in columns.values()
        ]
        rows.append([name, *shown])
    days = "/".join(map(str, lengths))
    return _table([f"world ({days} days)", *columns], rows)


def _by_method(cells: Sequence[Cell], lengths: Sequence[int]) -> str:
    rows = []
    for method in METHODS:
        row = [method]
        for days in lengths:
            here = [cell for cell in cells if cell.days == days]
            false = [cell.mean(method, "false_share") for cell in here]
            nothing = [c.mean(method, "any_false") for c in here if not c.world.links]
            numbers = (np.mean(false), max(false), _mean(nothing), mean_power(here, method))
            row.append(" · ".join(_share(float(x)) for x in numbers))
        rows.append(row)
    shown = "claims false: mean · worst world · any false where nothing is planted · power"
    return _table([shown, *(f"{days} days" for days in lengths)], rows)


def mean_power(cells: Sequence[Cell], method: str) -> float:
    """Averaged over the worlds with true links."""
    return _mean([cell.mean(method, "power") for cell in cells])


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if isfinite(value)]
    return float(np.mean(known)) if known else np.nan


def _verdicts(cells: Sequence[Cell], lengths: Sequence[int]) -> str:
    bound = least_excess(len(cells[0].marks[TWITCHLOG]), len(cells))
    lines = [
        f"- A share of false claims of {bound:.3f} or more in a cell is significantly above "
        f"{LEVEL:g} (all {len(cells)} cells together: {_percent(ALL_CELLS)})."
    ]
    for method in METHODS:
        above = [c for c in cells if c.mean(method, "false_share") >= bound]
        if method == TWITCHLOG:
            named = "; ".join(f"{c.world.name}, {c.days} days" for c in above)
            lines.append(f"  - {method}: {named or 'no cell'}.")
        else:
            lines.append(f"  - {method}: {len(above)} of {len(cells)} cells.")
    if len(lengths) > 1:
        lines.append(_by_world_alone(cells, len(lengths)))
    for days in lengths:
        lines.append(_at_length([cell for cell in cells if cell.days == days], days))
    return "\n".join(lines)


def _by_world_alone(cells: Sequence[Cell], lengths: int) -> str:
    """The same for whole worlds, where more journals tell smaller excesses."""
    worlds = list(dict.fromkeys(cell.world.name for cell in cells))
    journals = lengths * len(cells[0].marks[TWITCHLOG])
    bound = least_excess(journals, len(worlds))
    false = {
        name: _mean([c.mean(TWITCHLOG, "false_share") for c in cells if c.world.name == name])
        for name in worlds
    }
    above = "; ".join(name for name in worlds if false[name] >= bound) or "no world"
    worst = max(worlds, key=lambda name: false[name])
    return (
        f"- All lengths of a world together ({journals} journals): {bound:.3f} or more is; "
        f"{TWITCHLOG}: {above}. The highest is {false[worst]:.3f} ({worst})."
    )


def _at_length(cells: Sequence[Cell], days: int) -> str:
    own, in_gaps, best = (mean_power(cells, m) for m in (TWITCHLOG, IN_GAPS, ORACLE))
    holds = [cell.mean(TWITCHLOG, "holds") for cell in cells]
    said = f"- {days} days"
    if best:
        said += f": {_percent(own / best)} of the oracle's power"
    if days in TARGETS:
        said += f" (aim {_percent(TARGETS[days])})"
    if in_gaps:
        said += f", {_percent(own / in_gaps)} of what it finds in the same gaps"
    known = [value for value in holds if isfinite(value)]
    if known:
        said += f"; intervals hold {np.mean(known):.3f}, {min(known):.3f} to {max(known):.3f}"
    ms = _mean([cell.mean(TWITCHLOG, "ms") for cell in cells])
    return said + f"; {ms:.0f} ms a journal."


def least_excess(journals: int, cells: int) -> float:
    """The smallest share of false claims in a cell that chance hardly reaches in any of them.

    By the binomial tail at the level: no share of claims with that mean spreads more.
    """
    tail, hits = 1.0, 0
    while tail > ALL_CELLS / cells and hits <= journals:
        tail -= comb(journals, hits) * LEVEL**hits * (1 - LEVEL) ** (journals - hits)
        hits += 1
    return hits / journals


def _share(value: float) -> str:
    if not isfinite(value):
        return "-"
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
