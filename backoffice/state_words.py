"""What the states of a case, the promises made in it and what was found are called, on every page alike."""

from __future__ import annotations

STATES = {
    "received": "New",
    "assessing": "Assessing",
    "investigating": "Looking into it",
    "responding": "Writing the answer",
    "held_for_child": "Answer kept for the child",
    "responded": "Answered",
    "closed": "Closed",
    "stopped_representative": "Stopped",
    "withdrawn": "Taken back",
    "not_accepted": "Not taken on",
    "transferred": "Moved",
    "s1_open": "Step 1",
    "s1_frozen": "Step 1, paused",
    "s1_response_sent": "Step 1 answered",
    "s1_complete": "Step 1 complete",
    "s2_deferred": "Step 2 put off",
    "s2_refused": "Step 2 refused",
    "s2_open": "Step 2",
    "s2_frozen": "Step 2, paused",
    "s2_adjudicating": "Step 2, adjudicating",
    "s2_responded": "Step 2 answered",
    "s3_open": "Step 3",
    "s3_frozen": "Step 3, paused",
    "s3_returned": "Step 3, sent back",
    "s3_hearing": "Step 3, hearing",
    "s3_final": "Final",
}
PROMISES = {
    "ack": "Say we got it",
    "intro": "Say hello",
    "response": "Answer in writing",
    "kit": "Keep in touch",
    "step1": "Answer step 1",
    "step2": "Outcome of step 2",
    "step3": "Decision of step 3",
}
OUTCOMES = {
    "upheld": "We agree",
    "partly_upheld": "We agree with part of it",
    "not_upheld": "We don't agree",
    "no_finding": "We could not find out",
    "outside_remit": "This is not ours to decide",
}


def say_state(code: str | None) -> str:
    """Say a state as people here call it; one without a name of its own as it is spelled."""
    return STATES.get(code or "", (code or "").replace("_", " ").capitalize())
