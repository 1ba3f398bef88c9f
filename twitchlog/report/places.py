"""Where it twitched: the body map and the places noted most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twitchlog.i18n import gettext as _
from twitchlog.report.parts import Counted, Figure, Places, Table
from twitchlog.svg.body import Place, bounds, figures
from twitchlog.vocabulary import N_, REGION_BY_SLUG

if TYPE_CHECKING:
    from twitchlog.analysis.patterns import SiteCount, SiteCounts

TOP = 8
VAGUE = ("many_places", "other")
VIEWS = {
    "front": N_("Front"),
    "back": N_("Back"),
    "face": N_("Face"),
    "hands": N_("Hands"),
    "feet": N_("Soles"),
}
SEEN_FROM_BEHIND = "back"


def places_of(found: SiteCounts) -> Places:
    """The places of a span; each episode may name several."""
    drawn = [site for site in found.sites if site.region not in VAGUE]
    halves = [place for site in drawn for place in _halves(site)]
    most = max((place.count for place in halves), default=0)
    labels = {
        slug: _("%s: how often each place was noted") % _(word) for slug, word in VIEWS.items()
    }
    return Places(
        figures=tuple(
            Figure(name, _(VIEWS[name]), *_halves_of(name), drawing)
            for name, drawing in figures(halves, labels)
        ),
        shades=tuple((shade, _range(low, high)) for shade, low, high in bounds(most)),
        table=_table(drawn[:TOP], found.total.total),
        rest=(len(drawn[TOP:]), sum(site.total for site in drawn[TOP:])),
        vague=tuple(
            Counted(_region(site.region), site.total)
            for site in found.sites
            if site.region in VAGUE
        ),
        mentions=found.total.total,
    )


def _halves_of(view: str) -> tuple[str, str]:
    """Which halves of the body lie at the viewer's left and right."""
    sides = _("right"), _("left")
    return sides[::-1] if view == SEEN_FROM_BEHIND else sides


def _halves(site: SiteCount) -> list[Place]:
    """What is drawn on either half; what was noted on both sides counts on both."""
    region = REGION_BY_SLUG.get(site.region)
    if region is None or not region.paired:
        return [Place(site.region, "", site.total)]
    shared = site.both + site.middle
    sides = (("left", site.left + shared), ("right", site.right + shared))
    return [Place(site.region, side, count) for side, count in sides if count]


def _table(sites: list[SiteCount], mentions: int) -> Table:
    rows = tuple(
        (
            _region(site.region),
            str(site.left),
            str(site.right),
            str(site.both + site.middle),
            str(site.total),
            f"{100 * site.total / mentions:.0f} %",
        )
        for site in sites
    )
    head = (_("Place"), _("left"), _("right"), _("both"), _("all"), _("share"))
    return Table(head, rows, (1, 2, 3, 4, 5))


def _region(slug: str) -> str:
    region = REGION_BY_SLUG.get(slug)
    return _(region.label) if region else slug


def _range(lowest: int, highest: int) -> str:
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"
