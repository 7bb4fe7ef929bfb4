"""The case page: what it shows first, and to whom it stays closed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from backoffice.records import AuditEvent
from backoffice.services import casefile
from tests.integration.casework.conftest import a_complaint, send_in
from tests.integration.casework.stages import at_stage


def test_how_to_reach_the_child_stands_before_everything_else(at_work, reference):
    page = at_work.go(f"/cases/{reference}")
    assert at_work.status == 200
    assert (
        page.html.index("Mum reads my post")
        < page.html.index("What to do next")
        < page.html.index("What the child said")
    )


def test_the_childs_words_are_shown_exactly_as_typed_and_can_do_nothing(at_work, reference):
    page = at_work.go(f"/cases/{reference}")
    assert "she lied about me in the report &lt;b&gt;&amp; never&lt;/b&gt; asked\nme :(" in page.html
    assert "Amira" not in page.title


@pytest.mark.clause("C-6", "C-7", "C-9")
def test_the_three_promises_stand_there_with_their_dates(at_work, reference):
    text = at_work.go(f"/cases/{reference}").text
    for promise in ("Say we got it", "Say hello", "Fri 20 Mar 2026", "Answer in writing", "Tue 31 Mar 2026"):
        assert promise in text


def test_every_reading_of_a_case_is_in_the_audit_log(at_work, reference, store, manager):
    at_work.go(f"/cases/{reference}")
    with store.reading() as session:
        reads = session.scalars(select(AuditEvent).where(AuditEvent.what == "case_read")).all()
        assert [(line.who, line.case_reference) for line in reads] == [(manager.id, reference)]


def test_a_case_that_does_not_exist_is_not_found(at_work):
    at_work.go("/cases/CC-2026-9999")
    assert at_work.status == 404


def test_a_case_in_the_adult_procedure_can_be_read(at_work, store, clock):
    reference = send_in(
        store,
        clock,
        a_complaint(
            procedure="three_step",
            chatter_role="adult_service_user",
            child=None,
            complainant={"name": "Alex", "support_asked": False},
        ),
    )
    page = at_work.go(f"/cases/{reference}")
    assert at_work.status == 200
    assert "she lied about me" in page.text
    assert "How to reach the person who complained" in page.text
    assert "the child said" not in page.text
    assert "Step 1" in page.text
    assert "Say hello" not in page.text


@pytest.mark.clause("B-05")
@pytest.mark.parametrize(
    ("stage", "step", "says"),
    [
        ("received", "introduce", "Say hello"),
        ("assessing", "decide-assessment", "Assess"),
        ("investigating", "interview", "Talk with staff"),
        ("found", "begin-answer", "Write the answer and send it"),
        ("responded", "remedy-done", "Write down what is done"),
    ],
)
def test_the_one_thing_to_do_now_is_one_press_away(at_work, store, clock, manager, stage, step, says):
    case = at_stage(store, clock, manager.person, stage)
    page = at_work.go(f"/cases/{case.reference}")
    pressed = page.html.split('class="govuk-button next__step"', 1)[1].split("</a>", 1)[0]
    assert f"/do/{step}" in pressed
    assert pressed.endswith(f"Next: {says}")


def test_a_case_in_which_nothing_is_left_to_do_asks_for_nothing(at_work, store, clock, manager):
    case = at_stage(store, clock, manager.person, "withdrawn")
    assert "next__step" not in at_work.go(f"/cases/{case.reference}").html


@pytest.mark.parametrize(("told", "said"), [("pl", "Polish"), ("Tigrinya", "Tigrinya")])
def test_a_language_is_called_by_its_name_on_the_page_and_in_the_letter(at_work, store, clock, told, said):
    needs = {"interpreter": True, "language": told, "other": [], "note": None}
    reference = send_in(store, clock, a_complaint(needs=needs))
    assert f"Interpreter: {said}." in at_work.go(f"/cases/{reference}").text
    at_work.go(f"/cases/{reference}/do/introduce")
    assert at_work.page.filled["outcome"] == "sent", "the child chose email, so hello is sent"
    page = at_work.press(f"/cases/{reference}/do/introduce", "letter")
    assert f"They asked for {said}." in page.text
    assert f"letter in {said}, tell me" in page.text


@pytest.mark.parametrize(
    ("method", "value", "way", "filled"),
    [
        ("letter", "2 Elm Road, Leeds", "print", "2 Elm Road, Leeds"),
        ("email", "amira@example.org", "email", "amira@example.org"),
        ("phone", "07700 900321", "print", ""),
    ],
)
def test_a_letter_goes_where_the_child_said_letters_may_go(at_work, store, clock, method, value, way, filled):
    contact = {**a_complaint()["contact"], "method": method, "value": value}
    reference = send_in(store, clock, a_complaint(channel="letter", contact=contact))
    form = at_work.go(f"/cases/{reference}/do/acknowledge").filled
    assert (form["way"], form["to_address"]) == (way, filled)


@pytest.mark.clause("C-13a")
def test_whom_the_complaint_is_about_stands_on_the_case(at_work, store, clock, reference):
    assert "About" not in at_work.go(f"/cases/{reference}").text.split("How to reach the child")[0]
    named = send_in(store, clock, a_complaint(about_person={"known": "yes", "name": "jane w. from cafcass"}))
    assert "About jane w. from cafcass ." in at_work.go(f"/cases/{named}").text
    at_work.go(f"/cases/{named}/do/name-subject")
    at_work.press(f"/cases/{named}/do/name-subject", "do", staff="Priya Shah", part="subject")
    assert "About Priya Shah, jane w. from cafcass ." in at_work.go(f"/cases/{named}").text


@pytest.mark.clause("C-3d")
def test_a_talk_for_the_assessment_is_written_down_as_such_and_stands_beside_it(at_work, store, clock, manager):
    work = at_stage(store, clock, manager.person, "assessing")
    page = at_work.go(f"/cases/{work.reference}/assessment")
    assert "Nobody yet" in page.text
    form = f"/cases/{work.reference}/do/log-contact"
    said = {"method": "phone", "outcome": "reached", "with_whom": "staff", "staff": "Tom Reed", "text": "He knows her"}
    for purpose in ("", "assessment"):
        at_work.go(f"{form}?purpose={purpose}")
        at_work.press(form, "do", **said)
        assert at_work.status == 200
        page = at_work.go(f"/cases/{work.reference}/assessment")
        assert ("He knows her" in page.text) is bool(purpose)
    assert ", to assess the complaint. " in page.text
    at_work.go(f"{form}?purpose=anything")
    assert at_work.page.filled.get("purpose", "") == ""


@pytest.mark.clause("C-3c")
def test_a_name_and_an_age_that_become_known_later_are_written_down(at_work, store, clock):
    reference = send_in(store, clock, a_complaint(child={"name": None, "age": None}))
    assert "Name not given" in at_work.go(f"/cases/{reference}").text
    form = f"/cases/{reference}/do/describe-child"
    at_work.go(form)
    for told, says in (({"age": "121"}, "Nobody can have this age"), ({"born__year": "1899"}, "this birth date")):
        born = {"born__day": "18", "born__month": "3", "born__year": "2014"} if "age" not in told else {}
        page = at_work.press(form, "do", name="Amira Quill", preferred_name="Mimi", **{**born, **told})
        assert (at_work.status, page.guards) == (409, ["G-AGE"])
        assert says in page.text
        assert page.filled["name"] == "Amira Quill"
    at_work.press(form, "do", name="Amira Quill", preferred_name="Mimi", age="3",
                  born__day="18", born__month="3", born__year="2014")  # fmt: skip
    page = at_work.go(f"/cases/{reference}")
    assert "Mimi , 11" in page.text, "twelve tomorrow"
    at_work.go(f"/cases/{reference}/do/introduce")
    letter = at_work.press(f"/cases/{reference}/do/introduce", "letter", outcome="sent")
    assert "Hello Mimi" in letter.text
    assert "Mimi" in at_work.go("/queue").text
    at_work.go(form)
    assert (at_work.page.filled["name"], at_work.page.filled["age"]) == ("Amira Quill", "11")
    at_work.press(form, "do", name="", preferred_name="", age="18", born__day="", born__month="", born__year="")
    assert "Name not given , 18" in at_work.go(f"/cases/{reference}").text
    with store.reading() as session:
        assert casefile.read(session, reference).state.is_adult, "and the rules know it"


@pytest.mark.clause("C-10a")
@pytest.mark.parametrize(("told", "says"), [("yes", "(mum), with parental responsibility: not decided yet"),
                                            ("no", "(mum), without parental responsibility: not decided yet"),
                                            ("unknown", "(mum): not decided yet"), (None, "(mum): not decided yet")])
def test_whether_a_parent_has_responsibility_stands_beside_who_they_are(at_work, reference, told, says):
    form = f"/cases/{reference}/do/name-parent"
    at_work.go(form)
    at_work.press(form, "do", name="Nadia", relationship_to_child="mum", has_parental_responsibility=told)
    assert f"Nadia {says}" in at_work.go(f"/cases/{reference}").text


def test_an_answer_that_no_form_offers_is_not_taken(at_work, reference):
    form = f"/cases/{reference}/do/name-parent"
    at_work.go(form)
    page = at_work.press(form, "do", name="Nadia", has_parental_responsibility="perhaps, I think")
    assert at_work.status == 400
    assert "Choose one of the answers for “Have they parental responsibility?”" in page.text
