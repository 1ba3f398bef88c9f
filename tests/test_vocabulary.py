"""The words of the journal: exactly the slugs that its files promise."""

import pytest

from twitchlog import vocabulary as words
from twitchlog.references import REFERENCES

TYPES = "fasciculation myoclonus tremor hypnic_jerk eyelid_myokymia cramp not_sure"
REGIONS = (
    "eyelid_upper eyelid_lower brow_forehead cheek_lip jaw_temple tongue chin_throat neck shoulder "
    "shoulder_blade chest upper_arm_front upper_arm_back forearm hand thumb fingers abdomen "
    "lower_back buttock hip_groin thigh_front thigh_back thigh_inner knee calf lower_calf shin "
    "ankle_outer heel foot_arch foot_top big_toe small_toes many_places other"
)
CONTEXTS = (
    "at_rest holding_posture moving falling_asleep woke_me during_exercise after_exercise startled "
    "eases_on_movement"
)
STRENGTHS = ["felt only", "just visible", "clearly visible", "strong", "moves the joint"]


@pytest.mark.parametrize(
    ("terms", "slugs"),
    [
        (words.TYPES, TYPES),
        (words.REGIONS, REGIONS),
        (words.SIDES, "left right both middle"),
        (words.STRENGTHS, "0 1 2 3 4"),
        (words.FREQUENCIES, "single now_and_then every_minute nearly_continuous"),
        (words.CONTEXTS, CONTEXTS),
        (words.SYMPTOMS, "cramp tingling numbness pain felt_weak"),
    ],
)
def test_the_slugs_are_those_of_the_files(terms, slugs):
    assert [term.slug for term in terms] == slugs.split()


def test_strengths_read_as_agreed():
    assert [term.label for term in words.STRENGTHS] == STRENGTHS


@pytest.mark.parametrize(
    "terms",
    [words.TYPES, words.REGIONS, words.SIDES, words.CONTEXTS, words.SYMPTOMS, words.EVENT_KINDS],
)
def test_every_term_has_a_label_of_its_own(terms):
    labels = [term.label for term in terms]

    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", words.TYPES, ids=lambda kind: kind.slug)
def test_a_type_is_defined_and_told_apart_in_plain_words(kind):
    assert kind.definition.endswith(".")
    assert kind.tell_apart.endswith(".")


@pytest.mark.parametrize("kind", words.TYPES, ids=lambda kind: kind.slug)
def test_a_code_of_a_type_comes_with_its_source(kind):
    assert not kind.hpo or "hpo" in kind.references
    assert set(kind.references) <= REFERENCES.keys()


def test_every_region_stands_under_a_heading_and_every_heading_has_regions():
    headings = [group.slug for group in words.GROUPS]

    assert {region.group for region in words.REGIONS} == set(headings)


@pytest.mark.parametrize(
    ("region", "side"),
    [("calf", "both"), ("tongue", "middle"), ("chin_throat", "middle"), ("other", "middle")],
)
def test_an_unsaid_side_is_both_or_the_middle(region, side):
    assert words.default_side(region) == side


@pytest.mark.parametrize("name", ["TYPE_BY_SLUG", "REGION_BY_SLUG", "EVENT_LABELS"])
def test_slugs_can_stand_in_a_file(name):
    assert [slug for slug in getattr(words, name) if not slug.replace("_", "").isalpha()] == []
