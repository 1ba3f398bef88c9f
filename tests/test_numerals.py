import json

import pytest

from twitchlog.numerals import Sentence, in_figure, written


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("7.5", "7,5"),
        ("-0.25", "-0,25"),
        ("×1.35", "×1,35"),
        ("2.5 mg", "2,5 mg"),
        ("12.5 %", "12,5 %"),
        ("0.10 – 0.70", "0,10 – 0,70"),
        ("3.5 – 6.5 h<br>2 days", "3,5 – 6,5 h<br>2 days"),
        ("12345", "12.345"),
        ("2026", "2026"),
        ("2026-03-18", "18.03.2026"),
        ("2026-03-18 *", "18.03.2026 *"),
        ("22:05", "22:05"),
        ("0.1.0", "0.1.0"),
        ("a 7.5 b", "a 7.5 b"),
        ("", ""),
    ],
)
def test_a_number_or_date_is_written_as_in_german(english, german):
    assert written(english, "de") == german
    assert written(english, "en") == english


def test_numbers_put_into_a_sentence_follow_its_language():
    sentence = Sentence("%(before).1f davor, %(low)s bis %(high)s, 95 %%, %(n)d Tage", "de")

    said = sentence % {"before": 2.25, "low": "0.10", "high": 0.7, "n": 12}

    assert said == "2,2 davor, 0,10 bis 0,7, 95 %, 12 Tage"


def test_values_in_order_follow_too():
    assert Sentence("%s und %.2f", "de") % ("a.b", 1.5) == "a.b und 1,50"
    assert Sentence("%+.1f", "de") % 2.5 == "+2,5"


def test_what_plotly_counts_with_stays_as_it_is():
    figure = {
        "data": [{"y": ["7.5"], "text": ["7.5"], "hovertemplate": "%{x|%-d %b %Y}: %{y}"}],
        "layout": {"title": {"text": "2.5"}, "yaxis": {"ticktext": ["0", "1.5"]}},
    }

    shown = in_figure(figure, "de")

    assert shown["data"][0]["y"] == ["7.5"]
    assert shown["data"][0]["text"] == ["7,5"]
    assert shown["data"][0]["hovertemplate"] == "%{x|%-d. %b %Y}: %{y}"
    assert shown["layout"]["yaxis"]["ticktext"] == ["0", "1,5"]
    assert in_figure(figure, "en") is figure
    assert json.dumps(shown)
