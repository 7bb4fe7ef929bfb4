"""The gateway over real HTTP, with a rehearsal of everything behind it."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from bot.settings import Settings
from bot.web import create_app
from bot.web.engine import RasaEngine
from bot.web.gateway import Gateway
from bot.web.pace import Pace
from bot.web.sweep import sweep
from tests.chat import Chat
from tests.integration.web.rehearsal import DIALOGUE, SECRET, Clock, EngineStandIn, Office, outside

logging.getLogger("werkzeug").setLevel(logging.ERROR)


@dataclass
class House:
    """One running chat with what stands behind it."""

    url: str
    gateway: Gateway
    engine: EngineStandIn
    office: Office
    clock: Clock
    folder: Path

    def chat(self) -> Chat:
        return Chat(self.url).start()

    def sweep(self) -> None:
        sweep(self.gateway)

    def every_byte(self) -> bytes:
        return b"".join(one.read_bytes() for one in sorted(self.folder.rglob("*")) if one.is_file())


def build(folder: Path, *, starts: Pace | None = None, turns: Pace | None = None,
          mode: str = "test", proxies: int = 0) -> Iterator[House]:
    office, clock = Office(), Clock()
    engine = EngineStandIn(DIALOGUE, office)
    port = engine.start()
    settings = Settings(mode=mode, chat_var=folder, rasa_port=port, channel_secret=SECRET, proxies=proxies)
    app = create_app(settings, engine=RasaEngine(f"http://127.0.0.1:{port}", SECRET), outside=outside(office, clock),
                     starts=starts, turns=turns)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        yield House(url, app.extensions["heard"].gateway, engine, office, clock, folder)
    finally:
        server.shutdown()
        server.server_close()
        app.extensions["heard"].sweeper.stop()
        engine.stop()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from build(tmp_path / "chat")
