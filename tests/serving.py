"""A program on a port of this machine, in this process, for as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server


class Silent(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running(server: BaseServer) -> Iterator[int]:
    """The port on which this server answers."""
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    serving.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@contextmanager
def served(app: Callable[..., Any]) -> Iterator[str]:
    """The address at which the pages of this Flask program are."""
    with running(make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)) as port:
        yield f"http://127.0.0.1:{port}"
