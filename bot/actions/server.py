"""rasa-sdk's own server with our two actions, made quiet: no word of a child in a log or in an error that goes back."""

from __future__ import annotations

import hmac
import logging
from typing import Any, Dict, Optional

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.actions.send import ActionSend, Submit
from bot.actions.validate_complaint_form import ValidateComplaintForm

HOST = "127.0.0.1"
# Says only that the server is up.
_OPEN = "/health"
_FAILED = {"error": "The action failed."}


class Actions(ActionExecutor):
    """The executor with our actions. They need no domain, so the engine need not send it."""

    def __init__(self, submit: Optional[Submit] = None) -> None:
        super().__init__()
        self.register_action(ValidateComplaintForm())
        self.register_action(ActionSend(submit))

    def update_and_return_domain(self, *_: Any) -> Dict[str, Any]:
        return {}


def application(secret: str, submit: Optional[Submit] = None) -> Sanic:
    """Make the server. rasa-sdk answers a failing action with the whole request in the body: that is taken out.

    Whoever may call an action can put a case into the outbox, so only the engine may, by the secret of the channel.
    """
    logging.getLogger("rasa_sdk.endpoint").addFilter(_without_words)
    app = create_app(Actions(submit), cors_origins=[])
    expected = f"Bearer {secret}".encode()

    @app.on_request
    async def refuse_strangers(request: Request) -> Optional[HTTPResponse]:
        given = request.headers.get("authorization", "").encode(errors="replace")
        if request.path == _OPEN or hmac.compare_digest(given, expected):
            return None
        return response.json({"error": "unauthorised"}, status=401)

    @app.on_response
    async def leave_the_words_out(_: Request, answer: HTTPResponse) -> Optional[HTTPResponse]:
        return response.json(_FAILED, status=500) if answer.status >= 500 else None

    return app


def run(port: int, secret: str) -> None:
    """Serve on loopback, in one process, without an access log, until told to stop."""
    application(secret).run(host=HOST, port=port, single_process=True, access_log=False, motd=False)


def _without_words(record: logging.LogRecord) -> bool:
    """Log which kind of exception it was and nothing of what was being said."""
    if record.exc_info:
        kind = record.exc_info[0]
        record.msg, record.args = "An action failed: %s", (kind.__name__ if kind else "unknown",)
        record.exc_info, record.exc_text = None, None
    return True
