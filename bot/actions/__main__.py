"""Run the action server: ``python -m bot.actions``."""

import logging
import os

from bot import settings
from bot.actions import server

if __name__ == "__main__":
    os.environ["SANIC_HOST"] = server.HOST
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    server.run(settings.current().actions_port)
