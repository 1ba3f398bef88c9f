"""The guide: what is known of twitches, in plain words with its sources."""

from twitchlog.guide import expecting, known_triggers, seeing_a_doctor, telling_apart, trying

CHAPTERS = tuple(
    module.CHAPTER for module in (telling_apart, known_triggers, trying, seeing_a_doctor, expecting)
)
CHAPTER_BY_SLUG = {chapter.slug: chapter for chapter in CHAPTERS}
