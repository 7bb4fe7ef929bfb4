"""What every answer says to the browser: keep nothing, show it in no frame, fetch nothing from anywhere else."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

_PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


def guard(app: Flask, leave_url: str) -> None:
    """Put the security headers on every answer of the app."""
    leave = urlsplit(leave_url)
    # Without script, Leave fast is a form whose answer sends the browser on: the policy must let it go there.
    policy = "; ".join((
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", f"form-action 'self' {leave.scheme}://{leave.netloc}", "base-uri 'none'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ))

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["Permissions-Policy"] = _PERMISSIONS
        response.headers["X-Robots-Tag"] = "noindex"
        if not response.headers.get("Cache-Control") or request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response
