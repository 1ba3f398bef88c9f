"""A made-up journal of two years: one person's life, bouts, and what of it was written down."""

from twitchlog.demo.journal import made_up_journal

__all__ = ["made_up_journal"]
