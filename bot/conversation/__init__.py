"""The conversation: what is asked, what is said, what is kept. Pure; it knows neither Rasa nor Flask nor a clock.

begin(ids)                      the first frame
step(slots, heard)              one turn
alert_of(slots)                 the safeguarding alert as it now stands, or None
foresee_alert(slots, heard)     the same as it will stand after this turn
again(slots), sending_failed(slots)   the same frame again; the check page again, where nothing could be stored
submissions_of(slots, at)       what Send hands over
minimal_of(slots)               the little that the screens after Send need, without a word of the child's
after_send(minimal, receipt)    the screen after Send
step_after_send(minimal, heard, receipt)   the faces and Hide on that screen
fields_of(slots)                every question on one page, filled, for when the dialogue engine is away
take(slots, given, heard, worrying)   such a page taken back in one turn
gateway_lines                   what the gateway says by itself: silence, a crash, an alert that got through late
"""

from bot.conversation.alert import alert_of, foresee_alert
from bot.conversation.heard import Heard, Outcome
from bot.conversation.one_page import fields_of, take
from bot.conversation.payload import submissions_of
from bot.conversation.sent import after_send, minimal_of, step_after_send
from bot.conversation.slots import SLOTS
from bot.conversation.step import again, begin, sending_failed, step

__all__ = [
    "SLOTS",
    "Heard",
    "Outcome",
    "after_send",
    "again",
    "alert_of",
    "begin",
    "fields_of",
    "foresee_alert",
    "minimal_of",
    "sending_failed",
    "step",
    "step_after_send",
    "submissions_of",
    "take",
]
