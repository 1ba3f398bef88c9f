"""Where phones in the same network reach this machine, and a picture of it for their cameras."""

from __future__ import annotations

import io
import socket

import click
import segno

# An address for documentation (RFC 5737): choosing the way there sends nothing.
ELSEWHERE = ("192.0.2.1", 9)
PLAIN_HTTP = (
    "Over plain http anybody in this network can read along, and phones neither work without a "
    "network nor install the journal as an app. docs/phone.md says how to have https."
)


def own_address() -> str:
    """This machine's address in its network. Raises ClickException where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError as error:
            raise click.ClickException(
                "This machine seems to be in no network. Without one: twitchlog run"
            ) from error
        return str(probe.getsockname()[0])


def picture_of(link: str) -> str:
    """A link as a QR code of characters, to be shown by a terminal."""
    drawn = io.StringIO()
    segno.make(link, micro=False).terminal(out=drawn, border=2, compact=True)
    return drawn.getvalue()
