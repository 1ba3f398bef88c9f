"""Closer looks at one factor, beside the one test of it: sizes, shapes, days and kinds of twitch.

Nothing here decides a verdict. Each look has a correction of its own for all that it looks at.
"""
