"""Sources: every one that is named exists, and every one that exists is named."""

from twitchlog.catalogue import FACTORS
from twitchlog.guide import CHAPTERS
from twitchlog.references import REFERENCES
from twitchlog.vocabulary import TYPES


def named() -> set[str]:
    """The keys that factors, types and the guide name."""
    keys = {key for kind in TYPES for key in kind.references}
    for chapter in CHAPTERS:
        keys.update(
            k for part in chapter.sections for text in part.passages for k in text.references
        )
    for factor in FACTORS:
        keys.update(mark.reference for mark in factor.marks)
        keys.update(key for statement in factor.statements for key in statement.references)
        keys.update(key for serving in factor.servings for key in serving.references)
    return keys


def test_every_source_that_is_named_exists_and_the_other_way_round():
    assert named() == REFERENCES.keys()


def test_a_source_says_what_it_is_and_where():
    assert [r.key for r in REFERENCES.values() if not (r.citation and r.locator)] == []


def test_a_source_stands_under_its_own_key():
    assert [key for key, reference in REFERENCES.items() if reference.key != key] == []


def test_citations_differ():
    citations = [reference.citation for reference in REFERENCES.values()]

    assert len(set(citations)) == len(citations)
