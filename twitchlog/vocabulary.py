"""The words of the journal: stored slugs, what they are called on screen, and their meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def N_(text: str) -> str:
    """Mark a literal for translation where it is declared; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Term:
    """A stored slug with its words on screen."""

    slug: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class EpisodeType:
    """A kind of twitch.

    hpo      Human Phenotype Ontology id, or "" where no exact term was found
    icd10cm  ICD-10-CM code as looked up second-hand, or ""
    """

    slug: str
    label: str
    medical: str
    definition: str
    tell_apart: str
    hpo: str = ""
    icd10cm: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A body region; paired ones are left, right or both, the others start as middle."""

    slug: str
    label: str
    group: str
    paired: bool = True


TYPES = (
    EpisodeType(
        "fasciculation",
        N_("Flicker"),
        N_("fasciculation"),
        N_("A small flicker or flutter under the skin, in a muscle at rest. No joint moves."),
        N_("Irregular, painless, a split second at a time; often stops while you use the muscle."),
        hpo="HP:0002380",
        icd10cm="R25.3",
        references=("hpo", "medlineplus_twitching"),
    ),
    EpisodeType(
        "myoclonus",
        N_("Jerk"),
        N_("myoclonus"),
        N_("A sudden, shock-like jerk that moves a limb, at rest or on a movement or a startle."),
        N_("One jolt that moves a joint, with no rhythm."),
        hpo="HP:0001336",
        icd10cm="G25.3",
        references=("hpo",),
    ),
    EpisodeType(
        "tremor",
        N_("Shaking"),
        N_("tremor"),
        N_("A regular back-and-forth movement, at rest, while holding a posture or in action."),
        N_(
            "The only one with a steady rhythm. When it shows matters: at rest, holding a posture, "
            "or moving."
        ),
        hpo="HP:0001337",
        icd10cm="R25.1",
        references=("hpo", "crawford2011"),
    ),
    EpisodeType(
        "hypnic_jerk",
        N_("Sleep start"),
        N_("hypnic jerk"),
        N_("A single jerk of the legs or the whole body just as you fall asleep."),
        N_("Only while falling asleep, often with a feeling of falling."),
    ),
    EpisodeType(
        "eyelid_myokymia",
        N_("Eyelid flutter"),
        N_("eyelid myokymia"),
        N_("A fine ripple in one eyelid, more often the lower one, for seconds to hours."),
        N_("Stays in the lid of one eye; the eye is not forced shut."),
        hpo="HP:0031166",
        references=("hpo", "statpearls_eyelid2023"),
    ),
    EpisodeType(
        "cramp",
        N_("Cramp"),
        N_("muscle cramp"),
        N_("A painful, hard tightening of a muscle."),
        N_("Painful and hard to the touch; the others do not hurt."),
        hpo="HP:0003394",
        icd10cm="R25.2",
        references=("hpo", "miller2022"),
    ),
    EpisodeType(
        "not_sure",
        N_("Not sure"),
        N_("not sure"),
        N_("Something twitched. What it was can stay open."),
        N_("Always a good answer; a label here is not a diagnosis."),
    ),
)

GROUPS = (
    Term("face", N_("Face")),
    Term("neck", N_("Neck and shoulders")),
    Term("arm", N_("Arms and hands")),
    Term("trunk", N_("Trunk")),
    Term("leg", N_("Legs")),
    Term("foot", N_("Feet")),
    Term("anywhere", N_("Anywhere")),
)

REGIONS = (
    Region("eyelid_upper", N_("Upper eyelid"), "face"),
    Region("eyelid_lower", N_("Lower eyelid"), "face"),
    Region("brow_forehead", N_("Brow, forehead"), "face"),
    Region("cheek_lip", N_("Cheek, lip"), "face"),
    Region("jaw_temple", N_("Jaw, temple"), "face"),
    Region("tongue", N_("Tongue"), "face", paired=False),
    Region("chin_throat", N_("Chin, throat"), "face", paired=False),
    Region("neck", N_("Neck"), "neck"),
    Region("shoulder", N_("Shoulder"), "neck"),
    Region("shoulder_blade", N_("Shoulder blade"), "neck"),
    Region("chest", N_("Chest"), "trunk"),
    Region("upper_arm_front", N_("Upper arm, front"), "arm"),
    Region("upper_arm_back", N_("Upper arm, back"), "arm"),
    Region("forearm", N_("Forearm"), "arm"),
    Region("hand", N_("Hand"), "arm"),
    Region("thumb", N_("Thumb"), "arm"),
    Region("fingers", N_("Fingers"), "arm"),
    Region("abdomen", N_("Belly"), "trunk"),
    Region("lower_back", N_("Lower back"), "trunk"),
    Region("buttock", N_("Buttock"), "trunk"),
    Region("hip_groin", N_("Hip, groin"), "trunk"),
    Region("thigh_front", N_("Thigh, front"), "leg"),
    Region("thigh_back", N_("Thigh, back"), "leg"),
    Region("thigh_inner", N_("Thigh, inner"), "leg"),
    Region("knee", N_("Around the knee"), "leg"),
    Region("calf", N_("Calf"), "leg"),
    Region("lower_calf", N_("Lower calf"), "leg"),
    Region("shin", N_("Shin"), "leg"),
    Region("ankle_outer", N_("Outer ankle"), "leg"),
    Region("heel", N_("Heel"), "foot"),
    Region("foot_arch", N_("Foot arch"), "foot"),
    Region("foot_top", N_("Top of the foot"), "foot"),
    Region("big_toe", N_("Big toe"), "foot"),
    Region("small_toes", N_("Small toes"), "foot"),
    Region("many_places", N_("Many places"), "anywhere"),
    Region("other", N_("Somewhere else"), "anywhere", paired=False),
)

SIDES = (
    Term("left", N_("left")),
    Term("right", N_("right")),
    Term("both", N_("both")),
    Term("middle", N_("middle")),
)

STRENGTHS = (
    Term("0", N_("felt only")),
    Term("1", N_("just visible")),
    Term("2", N_("clearly visible")),
    Term("3", N_("strong")),
    Term("4", N_("moves the joint")),
)

FREQUENCIES = (
    Term("single", N_("a single one")),
    Term("now_and_then", N_("now and then")),
    Term("every_minute", N_("every minute or so")),
    Term("nearly_continuous", N_("nearly continuous")),
)

CONTEXTS = (
    Term("at_rest", N_("at rest")),
    Term("holding_posture", N_("holding a posture")),
    Term("moving", N_("while moving")),
    Term("falling_asleep", N_("falling asleep")),
    Term("woke_me", N_("woke me")),
    Term("during_exercise", N_("during exercise")),
    Term("after_exercise", N_("after exercise")),
    Term("startled", N_("startled")),
    Term("eases_on_movement", N_("eases on movement")),
)

SYMPTOMS = (
    Term("cramp", N_("cramp")),
    Term("tingling", N_("tingling")),
    Term("numbness", N_("numbness")),
    Term("pain", N_("pain")),
    Term("felt_weak", N_("felt weak")),
)

EVENT_KINDS = (
    Term("medicine_start", N_("Medicine or supplement started")),
    Term("medicine_change", N_("Medicine or supplement changed")),
    Term("medicine_stop", N_("Medicine or supplement stopped")),
    Term("illness", N_("Illness")),
    Term("vaccination", N_("Vaccination")),
    Term("test", N_("Test or examination")),
    Term("travel", N_("Travel")),
    Term("other", N_("Something else")),
)

TYPE_BY_SLUG = {kind.slug: kind for kind in TYPES}
REGION_BY_SLUG = {region.slug: region for region in REGIONS}
SIDE_SLUGS = tuple(side.slug for side in SIDES)
CONTEXT_SLUGS = tuple(term.slug for term in CONTEXTS)
SYMPTOM_SLUGS = tuple(term.slug for term in SYMPTOMS)
FREQUENCY_SLUGS = tuple(term.slug for term in FREQUENCIES)
EVENT_LABELS = {term.slug: term.label for term in EVENT_KINDS}


def event_kind(kind: str, translate: Callable[[str], str]) -> str:
    """What a kind of event is called; an own one stands as its owner wrote it."""
    return translate(EVENT_LABELS[kind]) if kind in EVENT_LABELS else kind


def default_side(region: str) -> str:
    """The side taken for a region where none was said: middle for the unpaired, else both."""
    return "both" if REGION_BY_SLUG[region].paired else "middle"
