"""What all figures share."""

import numpy as np
import pytest

from twitchlog.charts import look


def test_unknown_is_null_and_zero_is_zero():
    assert look.numbers(np.array([np.nan, 0.0, 2.0, 1 / 3])) == [None, 0, 2, 0.33]


def test_whole_numbers_stay_short():
    assert [type(n) for n in look.numbers(np.array([2.0, 2.5]))] == [int, float]


@pytest.mark.parametrize(
    ("value", "said"), [(2.0, "2"), (1.25, "1.2"), (0.04, "0"), (100.0, "100"), (None, "–")]
)
def test_numbers_are_said_without_needless_digits(value, said):
    assert look.say(value) == said


def test_an_unknown_number_is_a_dash():
    assert look.say(float("nan")) == "–"


def test_markup_in_somebodys_words_is_shown_as_it_was_typed():
    assert look.plain('<a href="x">&') == '&lt;a href="x"&gt;&amp;'


def test_nothing_moves_under_a_thumb():
    drawn = look.figure([], 100, xaxis=look.axis(), yaxis=look.amounts(3))

    assert drawn["layout"]["dragmode"] is False
    assert drawn["layout"]["xaxis"]["fixedrange"]
    assert drawn["layout"]["yaxis"]["fixedrange"]


def test_few_episodes_are_counted_in_whole_steps():
    assert look.amounts(4)["dtick"] == 1
    assert "dtick" not in look.amounts(5)
