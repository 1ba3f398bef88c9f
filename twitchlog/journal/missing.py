"""What is asked for is not there, or not this owner's, which is the same."""


class NotThere(LookupError):
    """This owner has no such thing."""
