"""Form, validation, files, analysis and help follow the catalogue, for own factors as well."""

import csv
import io
import re
import shutil

import pytest
from werkzeug.datastructures import MultiDict

from tests.builders import TODAY, own
from tests.conftest import close, make_app
from twitchlog import exports
from twitchlog.analysis.days import day_table
from twitchlog.analysis.findings import findings
from twitchlog.catalogue import FACTORS, Factor, own_factor
from twitchlog.forms.days import day_form
from twitchlog.imports import analyse_input, read_upload
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.factors import add_own_factor, factors_of
from twitchlog.journal.listing import day_of
from twitchlog.records import CheckIn, DaySummary, OwnFactorRecord, Settings

pytestmark = pytest.mark.usefixtures("noon")
ADDRESS = f"/days/{TODAY}"
OWN = own_factor(OwnFactorRecord(slug="own_cups_of_yerba", label="Cups of yerba", unit="cups"))
LABEL = "Cups of yerba"
each = pytest.mark.parametrize("factor", [*FACTORS, OWN], ids=lambda factor: factor.slug)


@pytest.fixture(scope="module")
def app(cast, tmp_path_factory):
    """One journal for all tests here, with a factor of its owner's own."""
    folder = tmp_path_factory.mktemp("factors") / "data"
    app = make_app(shutil.copytree(cast.folder, folder))
    with app.app_context():
        add_own_factor(cast.owner, own(LABEL, unit="cups"))
        for n in range(5, 11):
            some = {factor.slug: float(n % 2) for factor in factors_of(cast.owner)}
            save_check_in(cast.owner, TODAY.replace(day=n), CheckIn(none=True, changed=some))
    yield app
    close(app)


@pytest.fixture
def day(app, owner):
    """Today's values, and whether it is tracked."""

    def read():
        with app.app_context():
            return day_of(owner, TODAY).summary

    return read


@pytest.fixture(autouse=True)
def blank(app, owner, noon):
    """Begin with a day of which no factor is known."""
    with app.app_context():
        every = {factor.slug: None for factor in factors_of(owner)}
        save_check_in(owner, TODAY, CheckIn(changed=every))


def part_of(page, factor):
    """What the page shows of one factor."""
    found = re.search(rf'<input type="hidden" name="shown_{factor.slug}".*?\n</div>', page, re.S)
    return found[0]


@each
@pytest.mark.parametrize("address", ["/", ADDRESS])
def test_its_input_is_on_the_page_with_its_help(signed_in, factor, address):
    part = part_of(signed_in.get(address).text, factor)

    assert f'name="{factor.slug}"' in part
    assert factor.label in part
    assert factor.hint in part


@each
@pytest.mark.parametrize("end", ["lowest", "highest"])
def test_its_ends_are_saved_and_shown_again(signed_in, day, factor, end):
    value = getattr(factor, end)
    answer = signed_in.post(f"{ADDRESS}/check-in", data={factor.slug: f"{value:g}"})
    part = part_of(signed_in.get(ADDRESS).text, factor)

    assert answer.status_code == 303
    assert day().values == {factor.slug: value}
    assert re.search(rf'name="{factor.slug}" value="{value:.0f}"', part)


@each
@pytest.mark.parametrize("beyond", [-1, 1])
def test_beyond_its_ends_is_refused_and_kept(signed_in, day, factor, beyond):
    typed = f"{(factor.lowest if beyond < 0 else factor.highest) + beyond:.0f}"
    answer = signed_in.post(f"{ADDRESS}/check-in", data={factor.slug: typed, "note": "mine"})

    assert answer.status_code == 422
    assert f'id="{factor.slug}-error"' in answer.text
    assert "mine</textarea>" in answer.text
    assert factor.kind == "flag" or f'value="{typed}"' in part_of(answer.text, factor)
    assert day().values == {}


@each
def test_its_blank_is_not_zero(signed_in, day, factor):
    signed_in.post(f"{ADDRESS}/check-in", data={factor.slug: ""})
    assert day().values == {}

    signed_in.post(f"{ADDRESS}/check-in", data={factor.slug: "0"})
    assert day().values == {factor.slug: 0}


@each
def test_its_column_is_in_the_table_of_days(app, owner, signed_in, factor):
    with app.app_context():
        save_check_in(owner, TODAY, CheckIn(changed={factor.slug: factor.highest}))
    with signed_in.get("/data/days.csv") as answer:
        *_before, row = csv.DictReader(io.StringIO(answer.text))

    assert float(row[factor.slug]) == factor.highest
    assert [name for name in row if row[name]] == ["date", factor.slug]


@each
def test_its_finding_is_among_the_others_unless_it_is_an_outcome(signed_in, factor):
    shown = f'id="card-{factor.slug}"' in signed_in.get("/triggers").text

    assert shown is not factor.outcome


@each
def test_its_figure_is_among_the_trends(signed_in, factor):
    figure = f'<h2 id="factor-{factor.slug}-title">{factor.label}</h2>'

    assert figure in signed_in.get("/trends").text


@each
def test_it_can_be_chosen_for_the_check_in_unless_it_is_an_outcome(signed_in, factor):
    page = signed_in.get("/factors/").text
    offered = re.findall(r'<input[^>]*name="factors"[^>]*value="(\w+)"', page)

    assert (factor.slug in offered) is not factor.outcome


NEW = Factor(
    slug="sun_h",
    label="Sunshine",
    kind="duration",
    unit="h",
    highest=24,
    step=0.5,
    effect_step=1,
    combine="sum",
    lag=1,
)


def days_of_sun():
    return [
        DaySummary(day=TODAY.replace(day=n), tracked="none", values={"sun_h": n / 2, "stress": 1.0})
        for n in range(1, 11)
    ]


@pytest.mark.parametrize(("typed", "stated"), [("7,5", 7.5), ("0", 0), ("", None)])
def test_the_form_follows_one_more_entry(app, typed, stated):
    with app.test_request_context():
        form = day_form((*FACTORS, NEW), Settings())(MultiDict({"sun_h": typed}))

        assert form.validate()
        assert form.changes() == ({} if stated is None else {"sun_h": stated})


def test_validation_follows_one_more_entry(app):
    with app.test_request_context():
        form = day_form((*FACTORS, NEW), Settings())(MultiDict({"sun_h": "24.5"}))

        assert not form.validate()
        assert form.errors == {"sun_h": ["Please enter a number from 0 to 24."]}


def test_files_follow_one_more_entry():
    text = "".join(exports.days_csv(days_of_sun(), (*FACTORS, NEW)))
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [float(row["sun_h"]) for row in rows] == [n / 2 for n in range(1, 11)]


def test_analysis_follows_one_more_entry():
    table = day_table(days_of_sun(), (*FACTORS, NEW))
    (found,) = [one for one in findings(table).findings if one.factor == "sun_h"]

    assert (found.lag, found.order, found.days_used) == (1, "before", 9)


def test_an_own_column_of_a_file_reaches_the_analysis():
    text = "date,tracked,own_sun\r\n2026-03-01,none,3\r\n2026-03-02,none,4\r\n"
    days, factors, *_rest = analyse_input(read_upload(io.BytesIO(text.encode()), "days.csv"))

    assert [day.values for day in days] == [{"own_sun": 3}, {"own_sun": 4}]
    assert "own_sun" in [factor.slug for factor in factors]
