"""Clock times of a journal: worked out for no more factors than a server can bear."""

import pytest

import twitchlog.verdicts
from tests.builders import bout, moment
from twitchlog.catalogue import BY_SLUG
from twitchlog.clock_links import clock_links
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.readings import log_reading


@pytest.mark.usefixtures("stage")
def test_the_factors_known_of_most_days_are_looked_at(owner, monkeypatch):
    log_episode(owner, bout("2026-03-12 22:15"))
    for at in ("2026-03-12 08:00", "2026-03-13 08:00"):
        log_reading(owner, BY_SLUG["caffeine_mg"], 90, moment(at))
    log_reading(owner, BY_SLUG["hydration_ml"], 250, moment("2026-03-13 09:00"))
    monkeypatch.setattr(twitchlog.verdicts, "MOST_COMPARED", 1)
    found = clock_links(owner)

    assert found.of("caffeine_mg") is not None
    assert found.of("hydration_ml") is None
