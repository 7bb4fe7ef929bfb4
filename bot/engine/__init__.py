"""The few classes that run inside Rasa: the channel, the sealed store, the understanding, and what starts them.

Everything here runs on Python 3.10, in Rasa's own environment, on 127.0.0.1 only.
"""
