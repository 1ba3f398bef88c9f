"""Kept results: made once for what they rest on, made anew for anything else."""

import pytest

from twitchlog.journal.kept import Shelf, forget, kept


@pytest.fixture
def made():
    """How often something was made."""
    return []


@pytest.fixture
def ask(made, owner, stranger):
    def ask(*rests_on, who=owner, name="sum"):
        return kept(who, name, rests_on, lambda: made.append(rests_on) or [sum(rests_on)])

    yield ask
    forget(owner)
    forget(stranger)


def test_a_result_is_made_once_for_what_it_rests_on(ask, made):
    assert [ask(1, 2), ask(1, 2), ask(2, 2)] == [[3], [3], [4]]
    assert made == [(1, 2), (2, 2)]


def test_results_of_two_names_or_owners_are_kept_apart(ask, made, stranger):
    ask(1)
    ask(1, name="other")
    ask(1, who=stranger)

    assert made == [(1,)] * 3


def test_whoever_changes_a_result_changes_their_own_copy(ask):
    ask(1).append("mine")
    ask(1).append("mine")

    assert ask(1) == [1]


def test_what_is_kept_of_an_owner_can_be_dropped(ask, made, owner, stranger):
    ask(1)
    ask(1, who=stranger)
    forget(owner)
    ask(1)
    ask(1, who=stranger)

    assert made == [(1,)] * 3


def test_a_full_shelf_drops_what_was_not_asked_for_longest():
    shelf = Shelf(2_000)
    for name in "abc":
        shelf.put((1, name, ()), b"." * 600)
    shelf.get((1, "a", ()))
    shelf.put((1, "d", ()), b"." * 600)

    assert [name for name in "abcd" if shelf.get((1, name, ()))] == ["a", "c", "d"]


def test_what_would_fill_the_shelf_alone_is_not_kept():
    shelf = Shelf(2_000)
    shelf.put((1, "small", ()), b".")
    shelf.put((1, "large", ()), b"." * 2_001)

    assert shelf.get((1, "small", ())) == b"."
    assert shelf.get((1, "large", ())) is None


def test_a_value_put_twice_takes_its_room_once():
    shelf = Shelf(2_000)
    for _ in range(5):
        shelf.put((1, "a", ()), b"." * 800)
    shelf.put((1, "b", ()), b"." * 800)

    assert shelf.get((1, "a", ())) is not None


def test_what_a_small_value_rests_on_takes_room_too():
    shelf = Shelf(2_000)
    for name in "abc":
        shelf.put((1, name, ("." * 800,)), b".")

    assert shelf.get((1, "a", ("." * 800,))) is None
    assert shelf.get((1, "c", ("." * 800,))) == b"."
