"""A line of typed text, read as bouts and values; what it does not know it leaves alone."""
