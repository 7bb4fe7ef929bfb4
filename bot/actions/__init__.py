"""The action server: two thin actions between the dialogue engine, the conversation and the hand-over.

python -m bot.actions     rasa-sdk's server on 127.0.0.1, port HEARD_ACTIONS_PORT
"""
