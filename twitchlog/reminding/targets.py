"""Where a reminder may be sent to: a server that its owner names, but none behind the own walls.

Whoever keeps a journal here could otherwise have this machine knock at the doors of its network.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from twitchlog.vocabulary import N_

LONGEST = 500
PORTS = {"http": 80, "https": 443}
NEAR = N_("This server lies in the own network, which is not allowed here.")
_PLAIN = re.compile(r"[!-~]+")
_HANDED_OUT = ipaddress.ip_network("2000::/3")  # of the newer addresses, those of the whole net


class BadTarget(ValueError):
    """Nothing is sent to this address; the message says why, marked with N_."""


@dataclass(frozen=True, slots=True)
class Target:
    """A topic on a server; path holds the query, too."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(text: str) -> Target:
    """The target that an address names. Raises BadTarget."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadTarget(
            N_("Please enter an address like https://ntfy.example.org/topic.")
        ) from error
    known = parts.scheme in PORTS and host and parts.path.strip("/")
    if not known or not _PLAIN.fullmatch(text) or len(text) > LONGEST:
        raise BadTarget(N_("Please enter an address like https://ntfy.example.org/topic."))
    if parts.username is not None or parts.password is not None:
        raise BadTarget(N_("Please leave out name and password."))
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def refuse_near(address: str) -> None:
    """Raise BadTarget for an address of this machine or of the network it stands in."""
    if not _is_public(ipaddress.ip_address(address)):
        raise BadTarget(NEAR)


def addresses_of(target: Target, *, near: bool) -> list[str]:
    """The addresses behind a target's name, all of them allowed.

    near  whether those of this machine and its network are
    Raises BadTarget, or OSError where the name is not known.
    """
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(where[4][0]) for where in found))
    if not near:
        for address in addresses:
            refuse_near(address)
            if is_own(address):
                raise BadTarget(NEAR)
    return addresses


def is_own(address: str) -> bool:
    """Whether an address is this very machine's, which speaks to itself from it; sends nothing.

    A server on the net has one that anybody may know, and doors that open from within alone.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as unsent:
        try:
            unsent.connect((address, 9))
        except OSError:
            return False
        return str(unsent.getsockname()[0]) == address


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return _is_public(inner)
        if address not in _HANDED_OUT or address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast
