"""A made-up journal of two years: one person's life, bouts, and what of it was written down."""

from twitchlog.demo.journal import made_up_journal, made_up_opinions

__all__ = ["made_up_journal", "made_up_opinions"]
