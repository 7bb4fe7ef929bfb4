"""Tests that need Rasa in the process. They run in Rasa's own Python, started by tests/integration/engine."""

from bot.engine import rasa_quietly

rasa_quietly.prepare()
