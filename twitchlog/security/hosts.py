"""The names under which the journal may be asked for."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address

from flask import Response, current_app, request
from werkzeug.sansio.utils import host_is_trusted


def refuse_foreign_host() -> Response | None:
    """Answer a foreign Host header in plain text: a page would build links with that very host."""
    if is_known(request.host, tuple(current_app.config["HOSTS"])):
        return None
    text = "This journal is not known under the host name that was asked for.\n"
    return Response(text, 400, mimetype="text/plain")


@lru_cache
def is_known(host: str, names: tuple[str, ...]) -> bool:
    """Whether a Host header, with or without a port, carries one of the names, in any case.

    names  addresses of the newer kind stand with or without brackets; `.example` takes what is
           below it as well
    """
    if not host_is_trusted(host):
        return False
    if not host.startswith("["):
        words = [name for name in names if _address(name) is None]
        return bool(words) and host_is_trusted(host.lower(), words)
    address = _address(host)
    return address is not None and address in map(_address, names)


def _address(name: str) -> IPv6Address | None:
    """The address that a name is, if it is one of the newer kind: `::1`, `[::1]`, `[::1]:8000`."""
    inner = name[1:].partition("]")[0] if name.startswith("[") else name
    try:
        return IPv6Address(inner)
    except ValueError:
        return None
