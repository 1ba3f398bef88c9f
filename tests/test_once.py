"""Parts of pages that are rendered once."""

import pytest
from markupsafe import Markup

from twitchlog import once as module
from twitchlog.once import once


@pytest.fixture
def macro():
    """A macro that counts how often it was rendered."""

    def render(*given):
        render.times += 1
        return Markup(repr(given))

    render.times = 0
    return render


def test_the_same_arguments_are_rendered_once(macro):
    assert once(macro, "calf", True) == once(macro, "calf", True)
    assert macro.times == 1


def test_other_arguments_are_rendered_anew(macro):
    assert once(macro, "calf", "left") != once(macro, "calf", "right")


def test_equal_numbers_that_are_written_differently_are_kept_apart(macro):
    assert [once(macro, 0), once(macro, 0.0), once(macro, False)] == ["(0,)", "(0.0,)", "(False,)"]


def test_a_list_of_errors_counts_by_what_it_says(macro):
    once(macro, ["too many"])

    assert once(macro, ["too few"]) == "(('too few',),)"


def test_each_language_has_its_own(macro, monkeypatch):
    once(macro, "calf")
    monkeypatch.setattr(module, "language", lambda: "de")
    once(macro, "calf")

    assert macro.times == 2


def test_what_somebody_typed_at_length_is_not_kept(macro):
    for _ in range(2):
        once(macro, "calf", "x" * 501)

    assert macro.times == 2
