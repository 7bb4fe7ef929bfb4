"""Run the action server: ``python -m bot.actions``."""

import logging
import os
import warnings

from bot import settings
from bot.actions import server

if __name__ == "__main__":
    os.environ["SANIC_HOST"] = server.HOST
    # rasa-sdk 3.21 speaks the protocol of Rasa 3.6, and warns at the first call that the numbers differ.
    warnings.filterwarnings("ignore", module="rasa_sdk.utils")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    told = settings.current()
    server.run(told.actions_port, told.required("channel_secret"))
