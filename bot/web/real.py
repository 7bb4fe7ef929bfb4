"""The real rooms that the gateway leans on when it runs."""

from __future__ import annotations

from bot import clock, conversation, handoff, safety
from bot.conversation import gateway_lines, words
from bot.web.outside import Dialogue, HandOver, Outside


def real_outside() -> Outside:
    """Return the conversation's rules, the safety check, the hand-over and the clock, as they are."""
    return Outside(
        dialogue=Dialogue(
            begin=conversation.begin,
            step=conversation.step,
            heard=conversation.Heard,
            again=conversation.again,
            fields_of=conversation.fields_of,
            take=conversation.take,
            alert_of=conversation.alert_of,
            submissions_of=conversation.submissions_of,
            minimal_of=conversation.minimal_of,
            after_send=conversation.after_send,
            sending_failed=conversation.sending_failed,
            step_after_send=conversation.step_after_send,
            line=words.text,
            message=words.message,
            languages=words.offered,
            passed_on_late=gateway_lines.passed_on_late,
            deleted=gateway_lines.deleted,
        ),
        hand_over=HandOver(
            submit=handoff.submit,
            raise_alert=handoff.raise_alert,
            status=handoff.status,
            receipt_of=handoff.receipt_of,
            hours=handoff.hours,
            receipt_shown=handoff.receipt_shown,
        ),
        look=safety.look,
        now=clock.now,
    )
