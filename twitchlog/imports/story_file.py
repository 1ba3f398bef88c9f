"""What journal.json holds of the story and of the checks of the signs, from version 3 on."""

from __future__ import annotations

from dataclasses import replace

from twitchlog.imports.json_values import Node, WrongValue
from twitchlog.opinions import Opinions
from twitchlog.signs import ANSWER_SLUGS, SIGN_SLUGS, SignsCheck, in_order
from twitchlog.story import PARTS, Story
from twitchlog.vocabulary import N_

STORY = ("story", "signs_checks", "signs_reminder")


def with_story(opinions: Opinions, root: Node) -> Opinions:
    """Opinions with the story and the checks that stand beside them. Raises WrongValue."""
    checks = [_check(node) for node in root.items("signs_checks")]
    if len({check.day for check in checks}) != len(checks):
        raise WrongValue("signs_checks", N_("names the same thing twice"))
    reminder = root.member("signs_reminder")
    return replace(
        opinions,
        story=_story(root.member("story")),
        checks=tuple(sorted(checks, key=lambda check: check.day)),
        reminder=None if reminder.value is None else reminder.flag(),
    )


def _story(node: Node) -> Story:
    node.only(*(part.slug for part in PARTS))
    return Story(**{part.slug: node.member(part.slug).text(part.longest) for part in PARTS})


def _check(node: Node) -> SignsCheck:
    node.only("date", "answers")
    said = node.member("answers")
    said.only(*SIGN_SLUGS)
    answers = {
        slug: said.member(slug).one_of(ANSWER_SLUGS) for slug in SIGN_SLUGS if said.has(slug)
    }
    return SignsCheck(day=node.member("date").day(), answers=in_order(answers))
