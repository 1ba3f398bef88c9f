"""The worlds: journals in which nothing changes for good, and some in which one thing does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bench.changes.happenings import USUAL, Habits
from bench.truth.worlds import BAD_DAYS, CLOSE, Aftermath, Logging, World


@dataclass(frozen=True, slots=True)
class Scene:
    """A world with what changes in it.

    step       how many times as many episodes from a day in the middle half on
    event      how many times as many from the day of the first of three events on, for 56 days
    habits     when and where episodes fall
    fading     share of the quiet days that is left out at the end more than at the beginning
    """

    world: World
    step: float = 1.0
    event: float = 1.0
    habits: Habits = USUAL
    fading: float = 0.0

    @property
    def name(self) -> str:
        """What it is called in the table."""
        return self.world.name


STILL = replace(World("nothing"), weekend=0.0)


def _still(name: str, **more: object) -> Scene:
    return Scene(replace(STILL, name=name, **more))  # type: ignore[arg-type]


SCENES = (
    _still("nothing"),
    _still("nothing; fast flares", flare=0.7, carry=0.7),
    _still("nothing; long flares", flare=0.8, carry=0.95),
    _still("nothing; very long flares", flare=0.8, carry=0.98),
    _still("nothing; close companions", flare=0.7, companions=CLOSE),
    _still("nothing; bad day, then all three", aftermath=Aftermath(1.2, -0.5, -50)),
    _still("nothing; rare, weeks away", base=0.5, logging=Logging(weeks_away=8)),
    _still("nothing; many a day", base=10, overdispersion=0.2),
    _still("nothing; logged on bad days", logging=BAD_DAYS),
    Scene(replace(STILL, name="nothing; quiet days left out more and more"), fading=0.6),
    Scene(replace(STILL, name="nothing; spots last for a month"), habits=Habits(spot_lasts=30)),
    _still("season of a year", season=0.6),
    _still("drift to a half", drift=-0.7),
    _still("drift to a quarter", drift=-1.4),
    Scene(replace(STILL, name="a step to a half"), step=0.5),
    Scene(replace(STILL, name="a step to a quarter"), step=0.25),
    Scene(replace(STILL, name="an event, to a half"), event=0.5),
    Scene(replace(STILL, name="an event, to a quarter"), event=0.25),
    Scene(replace(STILL, name="weekends, 1.5 times", weekend=0.4)),
    Scene(
        replace(STILL, name="evenings, left, spreading"),
        habits=Habits(evening=0.25, left=0.8, spreading=0.25),
    ),
)
