"""What a report can hold. Its owner chooses, and reads exactly what is handed over."""

from __future__ import annotations

from twitchlog.vocabulary import N_, Term

SECTIONS = (
    Term("story", N_("How it began")),
    Term("map", N_("Where")),
    Term("course", N_("Episodes a day")),
    Term("times", N_("When and how")),
    Term("symptoms", N_("What came with them")),
    Term("signs", N_("Check of the signs")),
    Term("medicines", N_("Medicines and what was tried")),
    Term("tests", N_("Tests")),
    Term("statistics", N_("What was compared")),
    Term("questions", N_("Questions")),
    Term("episodes", N_("Appendix: each episode")),
    Term("days", N_("Appendix: each day")),
    Term("notes", N_("Notes, in the appendix")),
)
SLUGS = tuple(section.slug for section in SECTIONS)
USUAL = tuple(slug for slug in SLUGS if slug != "notes")
APPENDIX = frozenset({"episodes", "days"})
