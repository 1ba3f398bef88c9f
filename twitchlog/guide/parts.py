"""What the guide is made of: chapters, sections, passages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, and the keys of the references it rests on; none for advice on logging."""

    text: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its passages; `listed` ones are points of a list."""

    title: str
    passages: tuple[Passage, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the guide.

    shows  what stands before the sections: "types", "triggers" or nothing
    """

    slug: str
    title: str
    about: str
    sections: tuple[Section, ...]
    shows: str = ""
