"""After the answer: what was promised is done, the talk to listen and learn, the Ombudsman."""

from __future__ import annotations

from backoffice.casework.actions.action import Action
from backoffice.casework.fields import Field, a_day
from backoffice.procedure import commands

ACTIONS = (
    Action(
        "follow-up",
        commands.SendFollowUp,
        "Tell the child that something is done",
        "Write that it is done",
        "after",
        lead="It does not open the case again.",
        letter="L-C19",
        fields=(
            Field("done", "What was done?", rows=2, hint="In words the child knows. They go into the letter."),
            Field("done_on", "When was it done?", "date", start="today"),
        ),
    ),
    Action(
        "addendum",
        commands.AddAddendum,
        "Something we asked for came late",
        "Add to the answer",
        "after",
        lead="Only for something that we ourselves asked for. Anything new is a complaint of its own.",
        fields=(
            Field("text", "What we add to our answer", rows=4),
            Field("asked_for_by_us", "We asked for it", "tick"),
            a_day("sent_on", "Sent on"),
        ),
    ),
    Action(
        "leader-answer",
        commands.RecordLeaderMeeting,
        "Meeting one of our leaders: what came of it",
        "Leader meeting: what came of it",
        "after",
        fields=(
            Field("answer", "What the child said, or what was talked about", rows=3, must="Write what came of it."),
            Field("on", "They met on", "date"),
            Field("leader", "With whom?", "line", suggest="staff", optional=True),
            Field(
                "supporter", "Whom did the child bring?", "line", hint="Somebody they trust, if anybody.", optional=True
            ),
        ),
        fits=lambda case: case.leader_meeting_offered,
    ),
    Action(
        "listen-invite",
        commands.InviteToListenAndLearn,
        "Invite to listen and learn",
        "Invite to listen and learn",
        "after",
        lead="A talk about how it was for them, once the court case is over. It is their choice.",
        letter="L-C17",
        letter_optional=True,
        fields=(a_day("invited_on", "Invited on"),),
    ),
    Action(
        "listen-book",
        commands.BookListenAndLearn,
        "Book the talk to listen and learn",
        "Book listen and learn",
        "after",
        fields=(Field("on", "On which day?", "date", must="Enter the day."),),
    ),
    Action(
        "listen-record",
        commands.RecordListenAndLearn,
        "Listen and learn: what came of it",
        "Listen and learn: what came of it",
        "after",
        fields=(
            Field("answer", "What they answered", rows=2, must="Write what they answered."),
            Field("held_on", "The talk took place on", "date", hint="If it has taken place.", optional=True),
            Field("notes", "What we heard", rows=4, optional=True),
        ),
    ),
    Action(
        "ombudsman",
        commands.RecordOmbudsmanEvent,
        "Something from the Ombudsman",
        "Ombudsman",
        "after",
        fields=(
            a_day("on", "When?"),
            Field("what", "What happened?", rows=3, must="Write what happened."),
            Field("outcome", "What they decided or recommend", rows=3, optional=True),
        ),
    ),
)
