"""Places on the body as people name them in English and German."""

from __future__ import annotations

import re

from twitchlog.imports.cells import remembered
from twitchlog.records import Site
from twitchlog.vocabulary import default_side

# The longest word found in a text wins, so that "lower calf" is no calf and "Unterlid" no lid.
_WORDS = {
    "eyelid_upper": "upper eyelid, upper lid, oberlid, oberes augenlid, oberes lid",
    "eyelid_lower": "eyelid, eye lid, eye, lid, lower eyelid, lower lid, unterlid, auge, augenlid,"
    " unteres augenlid, unteres lid, lidzucken, augenzucken",
    "brow_forehead": "brow, eyebrow, forehead, braue, augenbraue, stirn",
    "cheek_lip": "cheek, lip, lips, mouth, face, nose, wange, backe, lippe, lippen, mund, gesicht,"
    " nase, mundwinkel, oberlippe, unterlippe",
    "jaw_temple": "jaw, temple, kiefer, schläfe, head, kopf, ear, ohr",
    "tongue": "tongue, zunge",
    "chin_throat": "chin, throat, kinn, kehle, hals vorn",
    "neck": "neck, nape, hals, nacken, genick",
    "shoulder": "shoulder, schulter, delta, deltoid, achsel",
    "shoulder_blade": "shoulder blade, scapula, schulterblatt, upper back, oberer rücken",
    "chest": "chest, breast, pec, pectoral, rib, ribs, brust, rippe, rippen",
    "upper_arm_front": "arm, upper arm, biceps, bicep, bizeps, oberarm",
    "upper_arm_back": "triceps, tricep, trizeps, back of the arm, oberarm hinten",
    "forearm": "forearm, lower arm, unterarm, wrist, elbow, handgelenk, ellbogen, ellenbogen",
    "hand": "hand, palm, hands, hände, handfläche, handballen",
    "thumb": "thumb, daumen, daumenballen",
    "fingers": "finger, fingers, index finger, ring finger, pinky, zeigefinger, mittelfinger,"
    " ringfinger, kleiner finger",
    "abdomen": "belly, abdomen, stomach, abs, bauch, side, flank, flanke",
    "lower_back": "lower back, back, rücken, unterer rücken, kreuz, lende",
    "buttock": "buttock, buttocks, glute, glutes, butt, gesäß, gesäss, po, hintern, pobacke",
    "hip_groin": "hip, groin, hüfte, leiste",
    "thigh_front": "thigh, leg, upper leg, quad, quads, quadriceps, oberschenkel, bein, quadrizeps,"
    " oberschenkel vorne",
    "thigh_back": "hamstring, hamstrings, back of the thigh, oberschenkel hinten, beinbeuger",
    "thigh_inner": "inner thigh, adductor, oberschenkel innen, adduktor, adduktoren",
    "knee": "knee, kneecap, knie, kniescheibe, kniekehle",
    "calf": "calf, calves, wade, waden, lower leg, unterschenkel, gastrocnemius",
    "lower_calf": "lower calf, soleus, achilles, untere wade, wade unten, achillessehne",
    "shin": "shin, shinbone, schienbein, tibialis",
    "ankle_outer": "ankle, outer ankle, knöchel, außenknöchel, sprunggelenk",
    "heel": "heel, ferse",
    "foot_arch": "foot, arch, foot arch, sole, foot sole, fuß, fuss, fußsohle, fusssohle, sohle,"
    " fußgewölbe, füße, feet",
    "foot_top": "top of the foot, foot top, fußrücken, spann, rist",
    "big_toe": "big toe, great toe, großer zeh, großzehe, große zehe, grosse zehe, dicker zeh",
    "small_toes": "toe, toes, small toe, little toe, zeh, zehe, zehen, kleine zehen",
    "many_places": "everywhere, all over, body, whole body, many places, various, überall,"
    " am ganzen körper, ganzer körper, körper, verschieden, verschiedene, mehrere stellen",
}
_REGION = {
    word.strip().casefold(): region for region, words in _WORDS.items() for word in words.split(",")
}
_LONGEST_FIRST = sorted(_REGION, key=len, reverse=True)
_SIDE_WORDS = {
    "left": "left l lt links li linke linker linkes linken lks",
    "right": "right r rt rechts re rechte rechter rechtes rechten rts",
    "both": "both bilateral bi beide beiden beidseitig beidseits beides lr rl l/r r/l",
    "middle": "middle mid centre center mitte mittig",
}
_SIDE = {word: side for side, words in _SIDE_WORDS.items() for word in words.split()}
_PARTS = re.compile(r"\s*(?:;|,|\+|&|\||\n|\bund\b|\band\b)\s*")
_SIGNS = re.compile(r"[^\w/]+")


def words_of(cell: str) -> list[str]:
    """The places that a cell names, each as it stands there."""
    return [part for part in _PARTS.split(cell.strip()) if part]


@remembered(1024)
def site_guess(word: str) -> Site | None:
    """The place that a text most likely means; None where no word of it is known."""
    plain = f" {_SIGNS.sub(' ', word.casefold()).strip()} "
    region = next((_REGION[one] for one in _LONGEST_FIRST if f" {one} " in plain), None)
    region = region or next(
        (_REGION[one] for one in _LONGEST_FIRST if len(one) >= 4 and f" {one}" in plain), None
    )
    if region is None:
        return None
    return Site(region, side_guess(word) or default_side(region))


def side_guess(word: str) -> str | None:
    """The side that a text names, or None."""
    plain = _SIGNS.sub(" ", word.casefold()).split()
    named = {_SIDE[one] for one in plain if one in _SIDE}
    if {"left", "right"} <= named:
        return "both"
    return next(iter(sorted(named)), None)
