"""The ways of a reminder: a topic on a server for notifications, or a mail."""

from __future__ import annotations

import contextlib
import logging
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from http.client import HTTPConnection, HTTPException

from twitchlog.reminding.targets import BadTarget, Target, addresses_of, target_of
from twitchlog.vocabulary import N_

PATIENCE = 10  # seconds, for each step of the way
LONGEST_SECONDS = 25.0  # for all steps: a server could take one little step after the other
log = logging.getLogger(__name__)


class NotSent(RuntimeError):
    """A reminder did not go out; the message says why, marked with N_."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Through which mails go out; security is "tls", "starttls" or "none"."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str


class _Pinned(HTTPConnection):
    """A connection to an address that was looked at, whatever its name leads to by then."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self._target, self._address = target, address

    def connect(self) -> None:
        """Connect to the address; over https the name must be proven."""
        plain = socket.create_connection((self._address, self._target.port), PATIENCE)
        self.sock = plain
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                plain, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """End it, from another thread, whatever it waits for."""
        if self.sock is not None:
            with contextlib.suppress(OSError):  # it has ended meanwhile
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def notify(topic: str, text: str, address: str, *, near: bool) -> None:
    """Send a text to a topic; tapping it opens the address. Raises NotSent.

    near  whether the server may stand in the own network
    """
    headers = {"Content-Type": "text/plain; charset=utf-8", "Title": "twitchlog"}
    if address:
        headers["Click"] = address
    try:
        target = target_of(topic)
        connection = _Pinned(target, addresses_of(target, near=near)[0])
        with contextlib.closing(connection), _at_the_end(LONGEST_SECONDS, connection.cut):
            connection.request("POST", target.path, text.encode(), headers)
            status = connection.getresponse().status
    except BadTarget as error:
        raise NotSent(str(error)) from error
    except (OSError, HTTPException, UnicodeError) as error:  # the last for a name that is none
        log.warning("a reminder could not be sent: %s", type(error).__name__)
        raise NotSent(N_("The server for notifications could not be reached.")) from error
    if not 200 <= status < 300:
        log.warning("a reminder was answered with %s", status)
        raise NotSent(N_("The server for notifications did not take it."))


@contextlib.contextmanager
def _at_the_end(seconds: float, cut: Callable[[], None]) -> Iterator[None]:
    """Cut what the block does if it is still at it after so many seconds."""
    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def mail(server: MailServer, to: str, subject: str, text: str) -> None:
    """Send a mail. Raises NotSent."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, to, subject
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    try:
        with _mail_connection(server) as connection:
            if server.security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(message)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        log.warning("a mail could not be sent: %s", type(error).__name__)
        raise NotSent(N_("The mail could not be sent.")) from error


def _mail_connection(server: MailServer) -> smtplib.SMTP:
    if server.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
