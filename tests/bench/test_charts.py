"""How visits of a slow phone are told."""

from bench.charts import Visit, lines


def test_medians_of_each_bundle_are_set_against_the_first():
    full = [(Visit(900, 3000), Visit(100, 500)), (Visit(1100, 5000), Visit(100, 500))]
    small = [(Visit(500, 1000), Visit(50, 400))] * 2

    told = {
        line.what: (line.measured, line.ratio) for line in lines({"full": full, "small": small})
    }

    assert told["first visit, longest task, full"] == ("1000 ms", None)
    assert told["first visit, first chart, small"] == ("1000 ms", 0.25)
    assert told["next visit, longest task, small"] == ("50 ms", 0.5)
