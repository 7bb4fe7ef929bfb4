"""The gateway over real HTTP, with a rehearsal of everything behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.web import create_app
from bot.web.engine import RasaEngine
from bot.web.gateway import Gateway
from bot.web.pace import Pace
from bot.web.sweep import sweep
from tests.chat import Chat
from tests.integration.web.rehearsal import DIALOGUE, SECRET, Clock, EngineStandIn, Office, outside
from tests.serving import served


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
    try:
        with served(app) as url:
            yield House(url, app.extensions["heard"].gateway, engine, office, clock, folder)
    finally:
        app.extensions["heard"].sweeper.stop()
        engine.stop()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from build(tmp_path / "chat")
