"""The tables: rows and constraints, no queries and no words of forms or pages."""

from twitchlog.models.accounts import Attempt, SignIn, SiteSetting, User
from twitchlog.models.columns import (
    LONG,
    LONGEST_LABEL,
    LONGEST_NOTE,
    NUMBER,
    ONE_TREE,
    STRICT,
    Day,
    Flag,
    Instant,
    Model,
    Slugs,
    table_of,
)
from twitchlog.models.connections import AccessToken, Feed, ReminderRow
from twitchlog.models.days import DayRevision, DayRow, Reading
from twitchlog.models.episodes import OPEN, Episode, EpisodeSite
from twitchlog.models.events import Event
from twitchlog.models.factors import CardChoiceRow, OwnFactor, Serving, SuspicionRow
from twitchlog.models.imports import ImportBatch, ImportedRow, ImportMapping
from twitchlog.models.replaced import ReplacedJournal
from twitchlog.models.sent import Nonce, Upload
from twitchlog.models.shares import Share
from twitchlog.models.told import SignsCheckRow, SignsReminderRow, StoryRow

__all__ = [
    "LONG",
    "LONGEST_LABEL",
    "LONGEST_NOTE",
    "NUMBER",
    "ONE_TREE",
    "OPEN",
    "STRICT",
    "AccessToken",
    "Attempt",
    "CardChoiceRow",
    "Day",
    "DayRevision",
    "DayRow",
    "Episode",
    "EpisodeSite",
    "Event",
    "Feed",
    "Flag",
    "ImportBatch",
    "ImportMapping",
    "ImportedRow",
    "Instant",
    "Model",
    "Nonce",
    "OwnFactor",
    "Reading",
    "ReminderRow",
    "ReplacedJournal",
    "Serving",
    "Share",
    "SignIn",
    "SignsCheckRow",
    "SignsReminderRow",
    "SiteSetting",
    "Slugs",
    "StoryRow",
    "SuspicionRow",
    "Upload",
    "User",
    "table_of",
]
