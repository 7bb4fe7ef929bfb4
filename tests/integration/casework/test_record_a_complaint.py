"""Writing down a complaint that did not come through the chat: any way in, the true day, nothing lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.records import Case, CaseLink, Concern, Exclusion
from tests.integration.casework.conftest import Browser, a_complaint, send_in

STORY = "he said <i>nobody</i> believes me\nand laughed"
THURSDAY = "2026-03-19"


def filled(**changed: str) -> dict[str, str]:
    """What Amira told somebody at the front desk on Monday, as it is typed in."""
    return {
        "channel": "in_person",
        "received_on__day": "16",
        "received_on__month": "3",
        "received_on__year": "2026",
        "first_heard_by": "Tom at the front desk",
        "chatter_role": "child",
        "point-1-text": STORY,
        "child_name": "Amira",
        "child_age": "11",
        "safeguarding": "none",
        "read_back": "I read it back and she nodded",
        **changed,
    }


def write_down(browser: Browser, *, like: str = "", **changed: str) -> str:
    """Fill the form in, look at it once more, keep it; return the reference."""
    browser.go("/record" + (f"?like={like}" if like else ""))
    browser.press("/record", "look", **(changed if like else filled(**changed)))
    assert browser.status == 200, browser.page.text[:800]
    browser.press("/record", "keep", **{k: v for k, v in changed.items() if k.startswith("belongs")})
    assert browser.status == 200, browser.page.text[:800]
    return next(word for word in browser.page.text.split() if word[:3] in ("CC-", "PC-"))


def the_case(store, reference: str) -> Case:
    with store.reading() as session:
        case = session.scalars(select(Case).where(Case.reference == reference)).one()
        _ = case.milestones, case.issues, case.parties, case.contact_plans, case.events, case.submission, case.assignee
        return case


@pytest.mark.clause("C-2b", "C-6", "C-7b", "C-9c", "D-02", "D-07")
def test_what_an_officer_was_told_on_monday_and_is_logged_on_thursday_counts_from_monday(at_work, store, clock):
    clock.on(THURSDAY)
    at_work.go("/record")
    page = at_work.press("/record", "look", **filled(method="phone", value="07700 900123"))
    assert "It lay here for 3 working days" in page.text
    assert "Not needed: it was told by mouth" in page.text
    assert "by Thu 19 Mar 2026" in page.text  # hello: today
    assert "by Mon 30 Mar 2026" in page.text
    with store.reading() as session:
        assert session.scalars(select(Case)).all() == [], "looking keeps nothing"
    at_work.press("/record", "keep")
    assert "Kept as CC-" in at_work.page.text
    with store.reading() as session:
        reference = session.scalars(select(Case.reference)).one()
    case = the_case(store, reference)
    assert (case.received_date.isoformat(), case.logged_at.date().isoformat()) == ("2026-03-16", THURSDAY)
    assert (case.first_heard_by, case.logged_by) == ("Tom at the front desk", at_work.who.id)
    due = {row.code: (row.due and row.due.isoformat(), row.status) for row in case.milestones}
    assert due["ack"] == (None, "not_required")
    assert due["intro"] == (THURSDAY, "due")
    assert due["response"] == ("2026-03-30", "due")
    assert case.issues[0].text_verbatim == STORY
    assert case.assignee_id == at_work.who.id
    text = at_work.go(f"/cases/{reference}/timeline").text
    assert "Written down by a member of staff" in text
    assert "I read it back and she nodded" in text


@pytest.mark.clause("C-2b")
def test_each_other_way_in_can_be_written_down_and_what_is_in_writing_is_acknowledged(at_work, store):
    for channel in ("phone", "letter", "email", "web_form"):
        read_back = {"read_back": "I read it back"} if channel == "phone" else {"read_back": ""}
        reference = write_down(at_work, channel=channel, belongs_to="", **read_back)
        case = the_case(store, reference)
        acknowledged = next(row for row in case.milestones if row.code == "ack")
        assert case.channel == channel
        assert acknowledged.status == ("not_required" if channel == "phone" else "due")


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"point-1-text": " "}, "point-1-text", "at least one thing"),
        ({"channel": None}, "channel", "how they told us"),
        ({"received_on__day": ""}, "received_on", "must be a real date"),
        ({"received_on__day": "18"}, "received_on", "still to come"),
        ({"received_on__year": "206"}, "received_on", "the whole year"),
        ({"received_time": "25:00"}, "received_time", "must be a time"),
        ({"child_age": "eleven"}, "child_age", "must be a whole number"),
        ({"child_age": "500"}, "child_age", "must be at most 120"),
        ({"read_back": ""}, "read_back", "read it back"),
        ({"safeguarding": "immediate"}, "worry", "what worries you"),
        ({"safeguarding": None}, "safeguarding", "Say whether anything worries you"),
        ({"point-1-text": "x" * 20_001}, "point-1-text", "at most 20000 characters"),
        ({"first_heard_by": "x" * 201}, "first_heard_by", "room for 200 characters"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_is_lost(at_work, store, changed, field, says):
    at_work.go("/record")
    page = at_work.press("/record", "look", **filled(impact_text="cannot sleep", **changed))
    assert at_work.status == 400, page.text[:600]
    assert f'href="#{field}"' in page.html
    assert says in page.text
    assert page.filled["impact_text"] == "cannot sleep"
    assert page.filled["child_name"] == "Amira"
    with store.reading() as session:
        assert session.scalars(select(Case)).all() == []


def test_one_more_point_can_be_added_and_everything_typed_stays(at_work, store):
    at_work.go("/record")
    typed = filled(wanted__say_sorry="yes", value="07700 900123", method="phone", times__after_school="yes")
    typed["point-1-themes-worker_manner"] = "yes"
    page = at_work.press("/record", "more", **typed)
    assert page.filled["point-1-text"] == STORY
    assert page.filled["wanted-say_sorry"] == "yes"
    assert "point-2-text" in page.filled
    at_work.press("/record", "look", **{"point-2-text": "and he was late", "point-2-about_body": "school"})
    at_work.press("/record", "keep")
    with store.reading() as session:
        reference = session.scalars(select(Case.reference)).one()
    case = the_case(store, reference)
    told = [(issue.text_verbatim, issue.themes, issue.about_body) for issue in case.issues]
    assert told == [(STORY, ["worker_manner"], "cafcass"), ("and he was late", [], "school")]
    assert case.submission.payload["wanted"] == ["say_sorry"]
    assert (case.contact_plan.value, case.contact_plan.times) == ("07700 900123", ["after_school"])


@pytest.mark.clause("D-18")
def test_pressing_twice_makes_one_case_and_going_back_to_change_it_makes_none(at_work, store):
    at_work.go("/record")
    at_work.press("/record", "look", **filled())
    form = dict(at_work.page.filled)
    for _ in range(2):
        at_work.page.filled = dict(form)
        at_work.press("/record", "keep")
        assert "Kept as CC-" in at_work.page.text
    at_work.page.filled = dict(form)
    page = at_work.press("/record", "keep", when_text="another day")
    assert at_work.status == 409
    assert "was kept before" in page.text
    assert page.filled["when_text"] == "another day"
    with store.reading() as session:
        assert len(session.scalars(select(Case)).all()) == 1


def test_dates_that_were_not_looked_at_are_looked_at_first(at_work, store):
    at_work.go("/record")
    at_work.press("/record", "look", **filled())
    page = at_work.press("/record", "keep", received_on__day="12")
    assert "Look at it once more" in page.text
    with store.reading() as session:
        assert session.scalars(select(Case)).all() == []


@pytest.mark.clause("P-2.4b", "D-27")
def test_a_case_of_a_child_so_called_is_found_and_linked(at_work, reference, store):
    at_work.go("/record")
    page = at_work.press("/record", "look", **filled(value="AMIRA @example.org", method="email"))
    assert f"{reference}:" in page.text
    assert "the same name and the same number or address" in page.text
    at_work.press("/record", "keep", belongs_to=reference, belongs_how="repeats")
    assert "Kept as CC-" in at_work.page.text
    assert "Is said again in" in at_work.go(f"/cases/{reference}").text
    with store.reading() as session:
        assert session.scalars(select(CaseLink)).one().type == "repeats"


def test_somebody_of_another_age_or_name_is_not_taken_for_the_same(at_work, reference):
    for changed in ({"child_age": "16"}, {"child_name": "Samira"}, {"child_name": ""}):
        at_work.go("/record")
        assert reference not in at_work.press("/record", "look", **filled(**changed)).text


def test_a_link_that_says_nothing_is_refused_and_the_form_stays(at_work, reference, store):
    at_work.go("/record")
    at_work.press("/record", "look", **filled())
    page = at_work.press("/record", "keep", belongs_to=reference)
    assert at_work.status == 409
    assert "what the two have to do with each other" in page.text
    assert page.filled["point-1-text"] == STORY
    with store.reading() as session:
        assert len(session.scalars(select(Case)).all()) == 1


@pytest.mark.clause("C-1a")
def test_the_finder_tells_nobody_of_a_case_that_is_shut_to_them(at_work, reference, store):
    with store.writing() as session:
        case_id = session.scalars(select(Case.id)).one()
        session.add(Exclusion(case_id=case_id, staff_id=at_work.who.id, why="name_match"))
    at_work.go("/record")
    assert reference not in at_work.press("/record", "look", **filled()).text


@pytest.mark.clause("D-40")
def test_a_brother_gets_a_case_of_his_own_with_the_facts_copied_and_linked(at_work, reference, store):
    page = at_work.go(f"/record?like={reference}")
    assert page.filled["point-1-text"].startswith("she lied about me")
    assert page.filled["safety_note"] == "Mum reads my post"
    assert page.filled["proceedings"] == "live"
    assert (page.filled["child_name"], page.filled["child_age"]) == ("", "")
    assert f"It belongs to {reference}" in page.text
    own = filled(child_name="Idris", child_age="8")
    del own["point-1-text"]
    page = at_work.press("/record", "look", **own)
    assert at_work.status == 200, page.text[:500]
    at_work.press("/record", "keep")
    with store.reading() as session:
        linked = session.scalars(select(CaseLink)).one()
        assert linked.type == "sibling"
        brother = session.get_one(Case, linked.case_id)
        assert (brother.child_first_name, brother.issues[0].text_verbatim) == (
            "Idris",
            a_complaint()["issues"][0]["text"],
        )


def test_a_form_that_is_filled_from_a_case_is_a_reading_of_it(at_work, reference, store):
    from backoffice.records import AuditEvent

    at_work.go(f"/record?like={reference}")
    with store.reading() as session:
        reads = select(AuditEvent).where(AuditEvent.what == "case_read", AuditEvent.case_reference == reference)
        assert session.scalars(reads).one().who == at_work.who.id


@pytest.mark.clause("C-4a")
def test_a_grandmother_on_the_phone_speaks_for_the_child(at_work, store):
    reference = write_down(
        at_work,
        channel="phone",
        chatter_role="trusted_adult",
        helper_name="Rose",
        helper_relationship="grandparent",
        helper_may_contact="child_does_not_want",
        helper_method="phone",
        helper_value="07700 900456",
    )
    case = the_case(store, reference)
    helper = case.party("representative")
    assert (helper.person.name, helper.relationship_to_child) == ("Rose", "grandparent")
    assert case.representative_plan.value == "07700 900456"
    assert "Don't ask again" in at_work.go(f"/cases/{reference}").text


@pytest.mark.clause("D-01", "P-0")
def test_a_grown_ups_own_complaint_begins_in_the_other_procedure(at_work, store):
    reference = write_down(
        at_work, chatter_role="adult_service_user", child_name="", child_age="", adult_name="Alex Moor"
    )
    case = the_case(store, reference)
    assert reference.startswith("PC-")
    assert case.procedure == "three_step"
    assert case.party("complainant").person.name == "Alex Moor"


@pytest.mark.clause("SG-6", "SG-7")
def test_a_worry_that_was_heard_is_with_the_leads_at_once_and_holds_the_worker(at_work, store):
    reference = write_down(
        at_work, safeguarding="immediate", worry="she says he hit her", about_staff="yes", about_name="Jane Field"
    )
    with store.reading() as session:
        worry = session.scalars(select(Concern)).one()
        assert (worry.level, worry.source, worry.texts) == ("immediate", "staff", ["she says he hit her"])
        assert worry.case.reference == reference
        assert worry.case.hold_subject_contact
    assert "allegation" in at_work.go(f"/cases/{reference}").text.lower()


@pytest.mark.clause("C-1a")
@pytest.mark.parametrize(
    ("role", "may"),
    [("intake_officer", True), ("complaints_manager", True), ("auditor", False), ("safeguarding_lead", False),
     ("senior_manager", False), ("quality_manager", False), ("admin", False)],
)  # fmt: skip
def test_only_the_desk_and_the_managers_write_a_complaint_down(office, hire, manager, store, role, may):
    browser = Browser(office.test_client())
    browser.sign_in(hire("Pat Quinn", role))
    browser.go("/record")
    assert (browser.status == 200) is may
    if not may:
        browser.send("/record", **{k.replace("__", "-"): v for k, v in filled().items()}, go="keep")
        assert browser.status in (400, 403)
        with store.reading() as session:
            assert session.scalars(select(Case)).all() == []


def test_an_intake_officer_keeps_a_complaint_and_is_told_its_dates_but_cannot_open_it(office, hire, manager, store):
    browser = Browser(office.test_client())
    browser.sign_in(hire("Iris Desk", "intake_officer"))
    reference = write_down(browser)
    assert "by Mon 30 Mar 2026" in browser.page.text
    assert "Open the case" not in browser.page.text
    assert "Amira" not in browser.page.text
    browser.go(f"/cases/{reference}")
    assert browser.status == 403


@pytest.mark.clause("C-1a", "D-39")
def test_a_case_about_the_manager_who_is_named_goes_to_the_other_one(at_work, hire, store):
    ann = hire("Ann Lee", "complaints_manager")
    reference = write_down(at_work, about_name="Sam Carter")
    assert the_case(store, reference).assignee_id == ann.id
    assert "Open the case" not in at_work.page.text
    at_work.go(f"/cases/{reference}")
    assert at_work.status == 403


def test_a_letter_found_in_a_drawer_weeks_later_still_counts_from_the_day_it_came(at_work, store):
    reference = write_down(at_work, channel="letter", received_on__day="2", received_on__month="2", read_back="")
    assert the_case(store, reference).received_date.isoformat() == "2026-02-02"


def test_two_cases_can_be_linked_later_and_a_slip_is_said(at_work, reference, store, clock):
    other = send_in(store, clock, a_complaint(child={"name": "Idris", "age": 8}))
    address = f"/cases/{reference}/link"
    for typed, says in (
        ({"other": "CC-XXXXXX"}, "That is not a case number"),
        ({"other": reference}, "That is this case"),
        ({"other": other}, "what the two have to do"),
    ):
        at_work.go(address)
        page = at_work.send(address, **typed)
        assert at_work.status == 409
        assert says in page.text
        assert page.filled["other"] == typed["other"]
    at_work.go(address)
    at_work.send(address, other=other.lower(), kind="sibling")
    assert at_work.status == 200
    assert "A brother or sister" in at_work.page.text
    assert reference in at_work.go(f"/cases/{other}").text
    at_work.go(address)
    assert "linked like this already" in at_work.send(address, other=other, kind="sibling").text
