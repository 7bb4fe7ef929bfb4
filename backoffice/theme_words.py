"""What the themes of a complaint are called, on every page and in every report alike."""

from __future__ import annotations

THEMES = {
    "not_listened_to": "Did not listen to the child",
    "views_not_reported": "Did not tell the court what the child said",
    "report_wrong_or_untrue": "Wrote something wrong or not true",
    "worker_manner": "Was unkind or rude",
    "not_enough_time": "Not enough time with the child",
    "did_not_explain": "Did not explain",
    "broke_promise": "Did not keep a promise",
    "late_or_missed": "Was late or did not come",
    "delay_no_reply": "Took too long, or did not reply",
    "shared_private_information": "Told somebody private things",
    "treated_unfairly": "Was unfair",
    "felt_unsafe": "The child did not feel safe",
    "change_of_worker": "Kept changing the worker",
    "needs_not_met": "The child did not get the help they need",
    "complaint_handling": "How we dealt with a complaint",
    "court_decision": "What the court decided",
    "other_body": "About somebody else's work",
    "other": "Something else",
}
