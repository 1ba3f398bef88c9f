"""Journals as files: CSV tables for every program, and one ZIP that loses nothing."""

from twitchlog.exports.journal import journal_json, journal_zip, packed
from twitchlog.exports.tables import days_csv, episodes_csv, events_csv, readings_csv

__all__ = [
    "days_csv",
    "episodes_csv",
    "events_csv",
    "journal_json",
    "journal_zip",
    "packed",
    "readings_csv",
]
