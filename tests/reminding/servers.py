"""Small servers on this machine that keep what they were sent."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer


@contextlib.contextmanager
def running(server: socketserver.BaseServer) -> Iterator[socketserver.BaseServer]:
    """Serve for as long as the block lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Topics(HTTPServer):
    """A server for notifications; `got` holds path, headers and text of each."""

    def __init__(self, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Topic)
        self.status = status
        self.got: list[tuple[str, dict[str, str], str]] = []

    def topic(self, path: str = "/quiet-calf") -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Topic(BaseHTTPRequestHandler):
    server: Topics

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append((self.path, dict(self.headers), text))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Postponing(socketserver.ThreadingTCPServer):
    """A server that says again and again that it will answer, and does so after some seconds."""

    daemon_threads = True
    promise = b"HTTP/1.1 100 Continue\r\n\r\n"

    def __init__(self, seconds: float) -> None:
        super().__init__(("127.0.0.1", 0), _Promises)
        self.seconds = seconds

    def topic(self, path: str = "/quiet-calf") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class _Promises(socketserver.StreamRequestHandler):
    server: Postponing

    def handle(self) -> None:
        end = time.monotonic() + self.server.seconds
        with contextlib.suppress(OSError):
            while time.monotonic() < end:
                self.wfile.write(self.server.promise)
                time.sleep(0.02)
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


class Mails(socketserver.TCPServer):
    """A mail server that takes everything; `got` holds the lines of each mail."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mail)
        self.got: list[str] = []


class _Mail(socketserver.StreamRequestHandler):
    server: Mails

    def handle(self) -> None:
        self._say("220 here")
        for line in self.rfile:
            verb = line.decode().split()[0].upper()
            if verb == "DATA":
                self._say("354 go on")
                self.server.got.append(self._mail())
            self._say("221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT":
                return

    def _mail(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
