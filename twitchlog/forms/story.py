"""The form for how it began, and the one for the check of the signs."""

from __future__ import annotations

from typing import Any

from twitchlog.forms.base import Form, StrictChoice, StrictNote, choices_of
from twitchlog.i18n import gettext as _
from twitchlog.signs import ANSWERS, SIGNS
from twitchlog.story import PARTS, Story
from twitchlog.vocabulary import N_


class StoryForm(Form):
    """A field for each part of the story."""

    def show(self, story: Story) -> None:
        """Fill in what was told already."""
        for part in PARTS:
            self[part.slug].data = getattr(story, part.slug)

    def story(self) -> Story:
        """The story, after validate()."""
        return Story(**{part.slug: self[part.slug].data.strip() for part in PARTS})


for one in PARTS:
    field = StrictNote(one.label, longest=one.longest, description=one.hint)
    setattr(StoryForm, one.slug, field)


class SignsForm(Form):
    """A field for each question; one may be left out, but not all of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sign in SIGNS:
            self[sign.slug].choices = choices_of(ANSWERS)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether at least one question is answered, and nothing else was sent."""
        if not super().validate(extra_validators):
            return False
        if not self.answers():
            self.form_errors = [_(N_("Please answer at least one of the questions."))]
        return bool(self.answers())

    def answers(self) -> dict[str, str]:
        """What was answered, by question."""
        said = {sign.slug: self[sign.slug].data for sign in SIGNS}
        return {slug: answer for slug, answer in said.items() if answer}


for sign in SIGNS:
    setattr(SignsForm, sign.slug, StrictChoice(sign.question))
