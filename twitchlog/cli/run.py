"""twitchlog run: serve the journal."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import click
from flask import Flask

from twitchlog import config, create_app
from twitchlog.cli.lan import PLAIN_HTTP, own_address, picture_of
from twitchlog.journal import accounts, site_settings

ANYWHERE = ("0.0.0.0", "::")
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


Decorated = TypeVar("Decorated", bound=Callable[..., object])


def option_for(name: str) -> Callable[[Decorated], Decorated]:
    """An option that stands in for a setting of that name."""
    (setting,) = (one for one in config.SETTINGS if one.name == name)
    told = f"{setting.help}  [{config.PREFIX}{name}; default: {setting.default}]"
    return click.option(f"--{name.lower()}", metavar=name, help=told)


@click.command("run")
@option_for("HOST")
@option_for("PORT")
@option_for("THREADS")
@click.option("--lan", is_flag=True, help="Let the phones in your own network in, over plain http.")
def command(host: str | None, port: str | None, threads: str | None, lan: bool) -> None:
    """Serve the journal until Ctrl+C.

    \b
    twitchlog run
    twitchlog run --port 9000
    twitchlog run --lan              for the phones at home, too
    """
    given = {"HOST": host, "PORT": port, "THREADS": threads}
    settings = {
        f"{config.PREFIX}{name}": value for name, value in given.items() if value is not None
    }
    serve(_for_the_network(settings) if lan else settings, pictured=lan)


def _for_the_network(settings: Mapping[str, str]) -> dict[str, str]:
    """The same settings, listening to the network under this machine's own address."""
    named = os.environ.get(f"{config.PREFIX}TRUSTED_HOSTS", "")
    return {
        f"{config.PREFIX}HOST": "0.0.0.0",
        **settings,
        f"{config.PREFIX}TRUSTED_HOSTS": ",".join(filter(None, (own_address(), named))),
    }


def serve(settings: Mapping[str, str], welcome: str = "", pictured: bool = False) -> None:
    """Start with these settings instead of the environment's, and stay until told to stop.

    welcome   a line to print beside the address
    pictured  whether the address is shown as a QR code, too
    """
    from twitchlog.server import Server, ensure_free

    logging.basicConfig(format=LOG_FORMAT)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    chosen = config.read_settings({**os.environ, **settings})
    host, port = chosen["HOST"], chosen["PORT"]
    # Asked before the database is brought up to date: an earlier version may still be running.
    with _explained(host, port):
        ensure_free(host, port)
    app = create_app(settings)
    with _explained(host, port):
        server = Server(app, host, port, chosen["THREADS"])
    link = _tell(app, host, server.port)
    if pictured:
        click.echo(picture_of(link))
        click.echo(PLAIN_HTTP)
    if welcome:
        click.echo(welcome)
    server.serve()
    click.echo("twitchlog has stopped.")


@contextlib.contextmanager
def _explained(host: str, port: int) -> Iterator[None]:
    """Tell why an address cannot be had."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(_why_not_bound(error, host, port)) from error


def _why_not_bound(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken, perhaps by another twitchlog. "
            f"Choose another one with --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is for administrators only; choose one from 1024: --port 8000"
    return f"Cannot listen on {host}: {error.strerror or error}"


def _tell(app: Flask, host: str, port: int) -> str:
    """Where the journal is to be found, and how it is begun; the link to open."""
    address = f"http://{_name_to_open(app, host)}:{port}"
    click.echo(f"twitchlog is at {address}  (stop with Ctrl+C)")
    click.echo(f"The journal lies in {app.instance_path}")
    if host in ANYWHERE and not app.config["TWITCHLOG_TRUSTED_HOSTS"]:
        click.echo(
            "Other devices are let in once you name the address under which they reach this "
            "machine: twitchlog run --lan, or e.g. TWITCHLOG_TRUSTED_HOSTS=journal.example.org"
        )
    with app.app_context():
        if accounts.any_account():
            return address
        if host in config.LOOPBACK_HOSTS or host == "::1":
            click.echo("Open it to begin your journal.")
            return address
        link = f"{address}/start?key={site_settings.first_start_key()}"
        click.echo(f"Open this link, once, to begin your journal: {link}")
        return link


def _name_to_open(app: Flask, host: str) -> str:
    trusted: tuple[str, ...] = app.config["TWITCHLOG_TRUSTED_HOSTS"]
    if host in ANYWHERE:
        return trusted[0] if trusted else "localhost"
    return f"[{host}]" if ":" in host else host
