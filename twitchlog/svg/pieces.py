"""What drawings are made of: elements whose text and values are escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

Value = str | float | None


def element(tag: str, *inner: str, **attributes: Value) -> Markup:
    """One element; `text_anchor` is text-anchor, and None leaves one out.

    Classes, given as `class_`, begin with `d-`, so that none is one of the page's.
    """
    said = "".join(
        Markup(' {}="{}"').format(name.strip("_").replace("_", "-"), _plain(value))
        for name, value in (attributes | _own_class(attributes.get("class_"))).items()
        if value is not None
    )
    if not inner:
        return Markup(f"<{tag}{said}/>")
    return Markup(f"<{tag}{said}>") + Markup("").join(inner) + Markup(f"</{tag}>")


def text(x: float, y: float, words: str, **attributes: Value) -> Markup:
    """A line of text."""
    return element("text", words, x=x, y=y, **attributes)


def drawing(box: Iterable[float], label: str, *inner: str, class_: str = "") -> Markup:
    """A whole drawing with its name for who cannot see it."""
    left, top, width, height = box
    return element(
        "svg",
        *inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"{_plain(left)} {_plain(top)} {_plain(width)} {_plain(height)}",
        role="img",
        aria_label=label,
        class_=class_ or None,
    )


def path(points: Iterable[tuple[float, float]]) -> str:
    """A line through points, for the attribute `d`."""
    return "".join(
        f"{'L' if place else 'M'}{_plain(x)} {_plain(y)}" for place, (x, y) in enumerate(points)
    )


def hatch(name: str, size: float, *lines: str) -> Markup:
    """A pattern of lines, given as what `d` takes within a square of that size."""
    strokes = [element("path", d=line, class_="stroke") for line in lines]
    paper = element("rect", width=size, height=size, class_="paper")
    return element(
        "pattern",
        paper,
        *strokes,
        id=name,
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
    )


def _own_class(name: Value) -> dict[str, Value]:
    return {"class_": " ".join(f"d-{word}" for word in str(name).split())} if name else {}


def _plain(value: Value) -> str:
    if isinstance(value, int | float):
        return f"{round(value, 2):g}"
    return str(value)
