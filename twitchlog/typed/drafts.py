"""What a typed text has said so far: bouts and values, each with the items that said it."""

from __future__ import annotations

from dataclasses import dataclass, field

from twitchlog.catalogue import Factor
from twitchlog.records import Site
from twitchlog.typed.items import Item
from twitchlog.typed.moments import Moment
from twitchlog.vocabulary import default_side

MOST_SITES = 20
NOT_SAID = "not_sure"


@dataclass(slots=True)
class Draft:
    """Something that was said, when it was, and by which items of the text."""

    moment: Moment = field(default_factory=Moment)
    by: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class BoutDraft(Draft):
    """A bout; a side is None where none was said.

    length_by  the items that say how long it was
    named  a place, a kind or a general word for a bout was said, and not only how it was
    """

    sites: dict[str, str | None] = field(default_factory=dict)
    type: str | None = None
    strength: int | None = None
    frequency: str | None = None
    context: list[str] = field(default_factory=list)
    symptoms: list[str] = field(default_factory=list)
    going: bool = False
    length_by: list[Item] = field(default_factory=list)
    named: bool = False
    note: str = ""

    @property
    def whole(self) -> bool:
        """Whether both a place and a kind were said."""
        return bool(self.sites) and self.type is not None

    def add_site(self, region: str, side: str | None) -> bool:
        """Note a place, and say whether there was room; left and right of one make both."""
        if region not in self.sites and len(self.sites) >= MOST_SITES:
            return False
        before = self.sites.get(region)
        self.sites[region] = side if before in (None, side) else "both" if side else before
        self.named = True
        return True

    def take(self, item: Item) -> bool:
        """Note what an item says of the bout, and say whether it did."""
        for kind, value in item.meanings:
            if self._takes(kind, str(value)):
                self.by.append(item)
                return True
        return False

    def _takes(self, kind: str, slug: str) -> bool:
        if kind == "bout":
            self.named = True
        elif kind == "going" and not self.going:
            self.going = True
        elif kind == "type" and self.type is None:
            self.type, self.named = slug, True
        elif kind == "strength" and self.strength is None:
            self.strength = int(slug)
        elif kind == "frequency" and self.frequency is None:
            self.frequency = slug
        elif kind == "context" and slug not in self.context:
            self.context.append(slug)
        elif kind == "symptom" and slug not in self.symptoms:
            self.symptoms.append(slug)
        else:
            return False
        return True

    def placed(self) -> tuple[Site, ...]:
        """The sites; where no side was said, the one that a form would take."""
        return tuple(
            Site(region, side or default_side(region)) for region, side in self.sites.items()
        )


@dataclass(slots=True, kw_only=True)
class ValueDraft(Draft):
    """So much of a factor; a statement is about the day as a whole, all else adds up to it."""

    factor: Factor
    value: float

    @property
    def statement(self) -> bool:
        """Whether it is said of the day, and not of a moment."""
        return self.factor.settled or self.factor.combine != "sum"
