"""Headers on every answer, errors too."""

from __future__ import annotations

from flask import Flask, Response, request

from twitchlog.security.declared import View, declare, declared

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# Plotly sets empty styles: exactly the hash of nothing is let through, and pictures it draws.
CHART_POLICY = POLICY | {
    "style-src": "'self' 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "img-src": "'self' data: blob:",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
# For pages behind a secret link: no index lists it, and no other site is told of it.
UNLISTED = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
YEAR = 365 * 24 * 3600


def unlisted(view: View) -> View:
    """Keep a page's address from search engines and from other sites."""
    return declare(view, unlisted=True)


def with_charts(view: View) -> View:
    """Let a page draw charts."""
    return declare(view, charts=True)


def install(app: Flask) -> None:
    """Set the headers when everything else is done."""
    app.after_request(set_headers)


def set_headers(response: Response) -> Response:
    """Close what the page does not need, and leave nothing in caches."""
    policy = CHART_POLICY if declared("charts") else POLICY
    response.headers["Content-Security-Policy"] = _joined(policy)
    response.headers.update(FIXED | UNLISTED if declared("unlisted") else FIXED)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return response


def _joined(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())
