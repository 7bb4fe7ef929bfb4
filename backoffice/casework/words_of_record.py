"""How the form for writing a complaint down says the values of the payload."""

from __future__ import annotations

ROLES = {
    "child": "A child or young person",
    "trusted_adult": "Somebody for a child",
    "young_adult": "Somebody who is 18 or over, about when they were younger",
    "adult_service_user": "A grown-up, about what happened to themselves",
}
RELATIONSHIPS = {
    "parent": "Parent",
    "step_parent": "Step-parent",
    "grandparent": "Grandparent",
    "sibling": "Brother or sister",
    "other_family": "Other family",
    "foster_carer": "Foster carer",
    "guardian_or_special_guardian": "Guardian",
    "residential_worker": "Residential worker",
    "teacher_or_school": "Teacher or school",
    "social_worker": "Social worker",
    "advocate": "Advocate",
    "solicitor": "Solicitor",
    "youth_worker": "Youth worker",
    "family_friend": "Family friend",
    "other": "Someone else",
    "not_said": "Did not say",
}
CHILD_KNOWS = {"yes": "Yes", "no": "No", "not_sure": "Not sure", "not_said": "Did not say"}
WORDS_FROM = {"child": "The child's", "adult": "The grown-up's", "both": "Both", "not_said": "Did not say"}
WANTED = {
    "say_sorry": "Say sorry",
    "explain": "Explain what happened",
    "fix_record": "Fix what we wrote",
    "tell_court_fact_wrong": "Tell the court a fact is wrong",
    "someone_different": "A different worker",
    "listen_to_me": "Listen to them",
    "stop_it_happening_again": "Make sure it does not happen again",
    "compensation": "Money",
    "speak_to_boss": "Speak to a boss",
    "other": "Something else",
    "dont_know": "They don't know",
}
ADVOCATE = {"yes": "Yes", "no": "No", "already_has": "They have one", "not_said": "Was not asked, or did not say"}
NEEDS = {
    "easy_read": "Easy read",
    "big_print": "Big print",
    "read_aloud": "Reading it to them",
    "bsl": "British Sign Language",
    "signed_other": "Other signs",
    "pictures": "Pictures",
    "someone_with_me": "Someone with them",
    "slow_talk": "Talking slowly",
    "other": "Something else",
}
TELLING = {"no": "No", "yes": "Yes", "not_sure": "Not sure", "not_said": "Did not say", "not_asked": "Was not asked"}
SAFETY = {
    "none": "No",
    "concern": "Yes: something worries me",
    "immediate": "Yes: somebody may be in danger now",
}
