"""The Triggers page: what is said of each factor, and what its owner makes of it."""

import ast
import html
import re
from datetime import timedelta

import pytest

from tests.builders import TODAY, own
from tests.checkout import ROOT
from tests.conftest import NOON
from tests.findable import bothered, by_the_clock, findable, turning
from twitchlog.journal.cards import card_choices, choose_card
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.portable import add_records
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")
TOLD_HERE = (
    "twitchlog/triggers_page.py",
    "twitchlog/trigger_cards.py",
    "twitchlog/analysis/shape_words.py",
    "twitchlog/views/triggers.py",
    "twitchlog/charts/forest.py",
    "twitchlog/charts/strips.py",
    "twitchlog/analysis/words.py",
    "twitchlog/analysis/enough.py",
    "twitchlog/analysis/explore/words.py",
)
FORBIDDEN = re.compile(r"\b(caus|risk|predict)\w*", re.I)


@pytest.fixture
def logged(app, owner):
    """Log so many days in which sleep goes with the twitches."""

    def log(days):
        with app.app_context():
            add_records(owner, findable(days))

    return log


@pytest.fixture
def opened(signed_in):
    """The page as its owner sees it."""

    def get():
        answer = signed_in.get("/triggers")
        assert answer.status_code == 200
        return answer.text

    return get


def words(page):
    """All that a page says, on one line."""
    main = re.search(r"<main.*?</main>", page, re.S)[0]
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
    return re.sub(r" ([.,;])", r"\1", text)


def card(page, slug):
    """One card's markup."""
    return re.search(rf'<article[^>]*id="card-{slug}".*?</article>', page, re.S)[0]


def group(page, verdict):
    """The cards of a group, by slug."""
    found = re.search(rf'<section[^>]*"group-{verdict}".*?</section>', page, re.S)
    return re.findall(r'id="card-(\w+)"', found[0]) if found else []


def test_words_come_first(logged, opened):
    logged(60)
    said = words(opened())

    assert "2 links were tested together on 60 tracked days with" in said
    assert "Of 4 factors, 1 went with fewer episodes, for 1 no link was found" in said


def test_groups_follow_in_order(logged, opened):
    logged(60)
    page = opened()

    assert re.findall(r'id="group-(\w+)"', page) == ["lowers", "no_link", "not_enough_data"]
    assert (group(page, "lowers"), group(page, "no_link")) == (["sleep_h"], ["stress"])


def test_what_days_are_compared_by_is_said_throughout(app, owner, opened, signed_in):
    with app.app_context():
        add_records(owner, bothered(60))
    said = words(opened())
    drawn = signed_in.get("/triggers/forest.json").text

    assert "Looked at: how much it bothered you each day" in said
    assert "More of it, less bother" in said
    assert "more of it the night before was followed by less bother" in said.lower()
    assert "times as much; 1 is no difference" in drawn
    assert "times as many" not in said + drawn


def test_a_link_that_turns_has_a_group_and_no_single_size(app, owner, opened, signed_in):
    with app.app_context():
        add_records(owner, turning(120))
        suspect(owner, ["hydration_ml"])
    page = opened()
    water = words_of(card(page, "hydration_ml"))

    assert group(page, "turns") == ["hydration_ml"]
    assert "Both little and much of it went together with more episodes" in water
    assert 'class="interval"' not in card(page, "hydration_ml")
    assert "data-said" not in card(page, "hydration_ml")
    assert signed_in.get("/triggers/forest.json").json["data"] == []
    assert "Water and drinks Both little and much of it went together" in words(page)


def test_a_claim_says_its_size_in_figures_and_in_a_drawing(logged, opened):
    logged(60)
    sleep = card(opened(), "sleep_h")

    assert "More of it the night before was followed by fewer episodes." in words_of(sleep)
    assert re.search(r"about 0\.\d\d times as many \(95 % interval 0\.\d\d to 0\.\d\d\)", sleep)
    assert 'class="interval"' in sleep
    assert 'data-figure="/triggers/sleep_h/days.json"' in sleep


def words_of(part):
    return words(f"<main>{part}</main>")


@pytest.mark.parametrize(("days", "word"), [(60, "a hint"), (95, "a pattern")])
def test_the_word_for_the_evidence_is_explained(logged, opened, days, word):
    logged(days)
    said = words_of(card(opened(), "sleep_h"))

    assert f"{word} · {days} days used" in said
    assert f"“{word[2:].capitalize()}” means:" in said


def test_a_card_tells_how_it_was_found(logged, opened):
    logged(60)
    said = words_of(card(opened(), "sleep_h"))

    assert "Compared with the day after the night assumed beforehand" in said
    assert "the same with 2 links tested together (q)" in said
    assert "Allowed for: the weekday, slow drift, runs of bad days, Stress or anxiety." in said


def test_what_is_missing_is_shown_as_progress(logged, opened):
    logged(60)
    caffeine = card(opened(), "caffeine_mg")

    assert "(6 of 24)" in caffeine
    assert '<progress max="24" value="6" aria-hidden="true">' in caffeine


def test_before_there_is_enough_the_journal_says_what_it_needs(logged, opened):
    logged(20)
    said = words(opened())

    assert "It is too early to tell. You have tracked 20 days so far." in said
    assert "8 more tracked days (20 of 28)" in said
    assert re.search(r"At your present pace that takes about \d+ more days\.", said)
    assert "links were tested" not in said


def test_before_a_factor_is_tested_nothing_hints_at_what_may_come(logged, opened, signed_in):
    logged(20)
    page = opened()

    assert 'class="interval"' not in page
    assert "data-figure" not in page
    assert "times as many" not in page
    assert signed_in.get("/triggers/forest.json").json["data"] == []


def test_an_empty_journal_says_when_findings_will_stand_here(opened):
    said = words(opened())

    assert "Findings will stand here" in said
    assert "Say what you suspect" in said


def test_all_factors_are_one_picture_with_a_table(logged, opened, signed_in):
    logged(60)
    page = opened()
    figure = signed_in.get("/triggers/forest.json").json

    assert 'data-figure="/triggers/forest.json"' in page
    assert [part["name"] for part in figure["data"]][:2] == ["Sleep", "Stress or anxiety"]
    assert "Every factor, in the order of the picture" in page


def test_the_days_behind_a_finding_can_be_drawn(logged, signed_in):
    logged(60)

    assert signed_in.get("/triggers/sleep_h/days.json").json["data"]


def test_where_there_is_nothing_to_draw_nothing_is_sent(logged, signed_in):
    logged(60)
    answer = signed_in.get("/triggers/caffeine_mg/days.json")

    assert (answer.status_code, answer.data) == (204, b"")
    assert signed_in.get("/triggers/mood/days.json").status_code == 404


def test_clock_times_say_which_came_first(app, owner, opened, signed_in):
    with app.app_context():
        add_records(owner, by_the_clock(90))
    caffeine = card(opened(), "caffeine_mg")
    said = signed_in.get("/triggers/caffeine_mg/order.json").json["said"]

    assert 'data-said="/triggers/caffeine_mg/order.json"' in caffeine
    assert 'href="/triggers/caffeine_mg/hours"' in caffeine
    assert said == "By the clock: more of it was followed by more episodes within 6 hours."


@pytest.mark.parametrize("slug", ["sleep_h", "stress", "caffeine_mg"])
def test_without_clock_times_or_a_claim_the_order_stays_open(logged, opened, signed_in, slug):
    logged(60)

    assert "data-said" not in card(opened(), slug)
    assert signed_in.get(f"/triggers/{slug}/order.json").json == {"said": ""}


def test_plotly_is_not_loaded_with_the_page(logged, opened):
    logged(60)

    assert not re.search(r'<script[^>]* src="[^"]*plotly', opened())


def test_what_was_suspected_stands_beside_what_is_found(app, owner, logged, opened):
    logged(60)
    with app.app_context():
        suspect(owner, ["stress", "caffeine_mg"])
    said = words(opened())

    assert "Stress or anxiety No link found in 60 days. You may well have had reason" in said
    assert "Caffeine Too early to tell." in said
    assert "Found without having been suspected: Sleep." in said


def test_a_suspicion_stated_after_looking_is_told_apart(app, owner, noon, logged, opened):
    with app.app_context():
        noon_of(noon, -59)
        suspect(owner, ["stress"])
        noon_of(noon, 0)
        suspect(owner, ["stress", "sleep_h"])
    logged(60)
    said = words(opened())

    assert "Said on Sunday, 18 January, before the journal could tell." in said
    assert "Said on Wednesday, 18 March, when the journal could already tell." in said


def noon_of(noon, days):
    noon(NOON + timedelta(days=days))


def test_a_pinned_card_stands_on_top(logged, opened, signed_in):
    logged(60)
    answer = signed_in.post("/triggers/stress/pin")
    page = opened()

    assert (answer.status_code, answer.location) == (303, "/triggers#card-stress")
    assert re.findall(r'id="group-(\w+)"', page)[0] == "pinned"
    assert (group(page, "pinned"), group(page, "no_link")) == (["stress"], [])


def test_a_hidden_card_folds_away_and_comes_back(logged, opened, signed_in):
    logged(60)
    signed_in.post("/triggers/stress/hide")
    hidden = opened()
    signed_in.post("/triggers/stress/show")

    assert "1 hidden" in words(hidden)
    assert 'id="card-stress"' not in hidden
    assert group(opened(), "no_link") == ["stress"]


def test_hiding_can_be_undone_at_once(app, owner, logged, opened, signed_in):
    logged(60)
    for act in ("pin", "hide"):
        signed_in.post(f"/triggers/stress/{act}")
        page = opened()
    undo = re.search(r'role="status".*?action="([^"]+)"', page, re.S)[1]
    signed_in.post(undo)

    with app.app_context():
        assert card_choices(owner) == {"stress": "pinned"}


def test_another_ones_factor_cannot_be_hidden(app, owner, as_stranger):
    with app.app_context():
        slug = add_own_factor(owner, own())

    assert as_stranger.post(f"/triggers/{slug}/hide").status_code == 404


def test_the_lag_of_ones_own_factor_is_shown_and_can_be_changed(app, owner, logged, opened):
    logged(60)
    with app.app_context():
        slug = add_own_factor(owner, own(lag=2))
    part = card(opened(), slug)

    assert "It will be compared with 2 days later: this is assumed beforehand." in words_of(part)
    assert f'href="/factors/own/{slug}"' in part


def test_ones_own_names_are_shown_as_text(app, owner, logged, opened):
    logged(60)
    with app.app_context():
        slug = add_own_factor(owner, own("<b>tea</b> %s"))
        for n in range(1, 41):
            said = CheckIn(changed={slug: float(n % 4)})
            save_check_in(owner, TODAY - timedelta(days=n), said)
        suspect(owner, [slug])
        choose_card(owner, slug, "pinned")

    assert "<b>tea</b>" not in opened()
    assert "&lt;b&gt;tea&lt;/b&gt; %s" in opened()


@pytest.mark.parametrize("days", [0, 5, 20, 60, 95])
def test_nothing_is_said_of_what_brings_about_what(app, owner, logged, signed_in, days):
    logged(days)
    with app.app_context():
        suspect(owner, ["stress", "sleep_h", "caffeine_mg"])
        choose_card(owner, "hydration_ml", "hidden")
    told = [words(signed_in.get(path).text) for path in ("/triggers", "/suspicions/")]
    told += [signed_in.get(f"/triggers/{name}.json").text for name in ("forest", "stress/days")]

    assert [found[0] for text in told for found in FORBIDDEN.finditer(text)] == []


def literals(path):
    """All text in a module but its docstrings."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    with_docs = ast.Module | ast.ClassDef | ast.FunctionDef
    docs = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, with_docs)}
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and text not in docs]


def test_nor_would_it_be_said_of_any_other_journal():
    told = [text for path in TOLD_HERE for text in literals(path)]
    pages = [*ROOT.glob("templates/triggers/*.html"), *ROOT.glob("templates/suspicions/*.html")]
    told += [page.read_text("utf-8") for page in pages]

    assert [text for text in told if FORBIDDEN.search(text)] == []
