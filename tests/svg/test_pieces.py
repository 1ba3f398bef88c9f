"""Elements of drawings."""

from markupsafe import Markup

from twitchlog.svg.pieces import element, path, text


def test_names_and_numbers_are_written_as_svg_has_them():
    made = element("path", d="M0 0", class_="bar", fill_rule="evenodd", x=1 / 3, y=None)

    assert made == '<path d="M0 0" class="d-bar" fill-rule="evenodd" x="0.33"/>'


def test_text_and_values_are_escaped():
    assert text(1, 2, "<b>") == '<text x="1" y="2">&lt;b&gt;</text>'
    assert '"' not in element("a", b='"><script>').removeprefix('<a b="').removesuffix('"/>')


def test_elements_within_are_kept():
    assert element("g", Markup("<path/>")) == "<g><path/></g>"


def test_a_line_goes_through_its_points():
    assert path([(0, 1), (2.5, 3)]) == "M0 1L2.5 3"
