"""A journal as a FHIR R4 Bundle of Observations, with no code that was not looked up.

Types carry their Human Phenotype Ontology ids, sleep its LOINC code, amounts UCUM units where there
is one. Everything else is told in words, which FHIR allows everywhere that it asks for a code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID, uuid5

from twitchlog.catalogue import Factor
from twitchlog.exports.cells import moment, plain_number
from twitchlog.exports.pieces import JsonObject, json_pieces
from twitchlog.exports.whole import Contents
from twitchlog.records import DaySummary, EpisodeRecord, Site
from twitchlog.vocabulary import (
    CONTEXTS,
    FREQUENCIES,
    REGION_BY_SLUG,
    STRENGTHS,
    SYMPTOMS,
    TYPE_BY_SLUG,
)

HPO = "http://human-phenotype-ontology.org"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
UCUM_UNITS = {"mg": "mg", "ml": "mL", "h": "h", "min": "min"}
LOINC_CODES = {"sleep_h": ("93832-4", "Sleep duration")}
TWITCHING = "Muscle twitching"
_OURS = UUID("5f0d3c1e-6b1d-5a53-9a0e-0d6a4d0f7b61")
_WORDS = {term.slug: term.label for terms in (FREQUENCIES, CONTEXTS, SYMPTOMS) for term in terms}


def bundle(contents: Contents) -> Iterator[str]:
    """The Bundle in pieces: one Observation for each bout, day without any, and value of a day."""
    members: JsonObject = {"resourceType": "Bundle", "type": "collection"}
    return json_pieces(members, {"entry": _entries(contents)})


def _entries(contents: Contents) -> Iterator[JsonObject]:
    for episode in contents.episodes:
        yield _entry(f"bout {episode.id}", _of_episode(episode))
    factors = {factor.slug: factor for factor in contents.factors}
    for day in contents.days:
        if day.tracked == "none":
            said = {"code": {"text": TWITCHING}, "valueBoolean": False}
            yield _entry(f"none {day.day}", _of_day(day.day, said))
        yield from _values(day, factors)


def _values(day: DaySummary, factors: Mapping[str, Factor]) -> Iterator[JsonObject]:
    for slug, value in day.values.items():
        if slug in factors:
            said = {"code": _factor_code(factors[slug]), **_value(factors[slug], value)}
            yield _entry(f"{slug} {day.day}", _of_day(day.day, said))


def _entry(key: str, observation: JsonObject) -> JsonObject:
    """An entry whose address is the same in every export of the same thing."""
    return {"fullUrl": f"urn:uuid:{uuid5(_OURS, key)}", "resource": observation}


def _observation(said: JsonObject) -> JsonObject:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [
            {"coding": [{"system": CATEGORY, "code": "survey", "display": "Survey"}]},
        ],
        "subject": {"display": "The person who keeps this journal"},
        "method": {"text": "Noted by the person themselves in a journal"},
        **said,
    }


def _of_day(day: date, said: JsonObject) -> JsonObject:
    return _observation({"effectiveDateTime": day.isoformat(), **said})


def _of_episode(episode: EpisodeRecord) -> JsonObject:
    told: JsonObject = {
        "code": _type_code(episode.type),
        **_when(episode),
        "valueBoolean": True,
        "bodySite": {"text": "; ".join(map(_site_text, episode.sites))},
    }
    if components := list(_components(episode)):
        told["component"] = components
    if episode.note:
        told["note"] = [{"text": episode.note}]
    return _observation(told)


def _when(episode: EpisodeRecord) -> JsonObject:
    """A period without an end goes on; where no end was said, the start alone is known."""
    start = moment(episode.started_at)
    if episode.ended_at is not None:
        return {"effectivePeriod": {"start": start, "end": moment(episode.ended_at)}}
    if episode.still_going:
        return {"effectivePeriod": {"start": start}}
    return {"effectiveDateTime": start}


def _type_code(slug: str) -> JsonObject:
    kind = TYPE_BY_SLUG[slug]
    text: JsonObject = {"text": TWITCHING if slug == "not_sure" else kind.medical}
    return {"coding": [{"system": HPO, "code": kind.hpo}], **text} if kind.hpo else text


def _factor_code(factor: Factor) -> JsonObject:
    if factor.slug not in LOINC_CODES:
        return {"text": factor.label}
    code, display = LOINC_CODES[factor.slug]
    return {
        "coding": [{"system": LOINC, "code": code, "display": display}],
        "text": factor.label,
    }


def _value(factor: Factor, value: float) -> JsonObject:
    if factor.kind == "flag":
        return {"valueBoolean": bool(value)}
    quantity: JsonObject = {"value": plain_number(value)}
    if factor.unit:
        quantity["unit"] = factor.unit
    if factor.unit in UCUM_UNITS:
        quantity |= {"system": UCUM, "code": UCUM_UNITS[factor.unit]}
    return {"valueQuantity": quantity}


def _components(episode: EpisodeRecord) -> Iterator[JsonObject]:
    if episode.strength is not None:
        words = f"{episode.strength}: {STRENGTHS[episode.strength].label}"
        yield _component("Strength, 0 to 4", words)
    if episode.frequency:
        yield _component("How often", _WORDS[episode.frequency])
    if episode.context:
        yield _component("When it came", _listed(episode.context))
    if episode.symptoms:
        yield _component("What came with it", _listed(episode.symptoms))


def _component(text: str, value: str) -> JsonObject:
    return {"code": {"text": text}, "valueString": value}


def _listed(slugs: Iterable[str]) -> str:
    return "; ".join(_WORDS[slug] for slug in slugs)


def _site_text(site: Site) -> str:
    label = REGION_BY_SLUG[site.region].label
    return label if site.side == "middle" else f"{label} ({site.side})"
