"""Files of a case: they wait beside a form, are kept sealed with the case, opened with a reason, and go with it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from flask import request
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from backoffice.procedure.permissions import MAY_SEE, SYSTEM, Area, Person
from backoffice.procedure.terms import Role
from backoffice.records import AlreadyWritten, AuditEvent, Case, Event, KeptFile, SealBroken
from backoffice.services.cases import show_case
from backoffice.services.keeping import backup, files, purge, retention
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import Closed, GuardRefused, NotDone
from backoffice.services.staff import people
from tests.integration.casework.conftest import PASSWORD, Browser, a_complaint, send_in
from tests.integration.casework.test_record_a_complaint import filled
from tests.integration.casework.test_the_whole_line import do
from tests.unit.casework.test_papers import a_pdf, a_photo

SCAN = a_pdf().replace(b"<<>>", b"<< Amira wrote this >>", 1)
NAME = "Letter from Amira Khan.pdf"


def brings(browser: Browser, address: str, go: str, *papers: tuple[str, bytes], **typed: str):
    """Press a button of the form as it stands, with these files chosen."""
    form = {**browser.page.filled, **{name.replace("__", "-"): value for name, value in typed.items()}, "go": go}
    data: dict[str, Any] = {name: value for name, value in form.items() if value is not None}
    data["files"] = [FileStorage(io.BytesIO(content), filename=name) for name, content in papers]
    boundary, body = encode_multipart(MultiDict(data))
    kind = f"multipart/form-data; boundary={boundary}"
    return browser._arrive(browser.client.post(address, data=body, content_type=kind, follow_redirects=True))


def kept(store) -> list[KeptFile]:
    with store.reading() as session:
        return list(session.scalars(select(KeptFile).order_by(KeptFile.created_at, KeptFile.id)))


def add_evidence(browser: Browser, reference: str, *papers: tuple[str, bytes], **typed: str):
    address = f"/cases/{reference}/do/evidence"
    browser.go(address)
    return brings(browser, address, "save", *papers, **{"title": "A letter from school", **typed})


@pytest.fixture
def file_page(at_work, reference, store) -> str:
    """The page of the one file of Amira's case."""
    add_evidence(at_work, reference, (NAME, SCAN), asked_for_by_us="yes")
    (file,) = kept(store)
    return f"/cases/{reference}/files/{file.id}"


def opened_for(browser: Browser, address: str, why: str = "work", **more: str):
    browser.go(address)
    return browser.client.post(address, data={**browser.page.hidden, "why": why, **more})


@pytest.mark.clause("B-04")
def test_the_scan_of_a_letter_waits_while_the_form_is_put_right_and_is_kept_with_the_case(at_work, store):
    at_work.go("/record")
    page = brings(
        at_work, "/record", "look", (NAME, SCAN), **filled(channel="letter", read_back="", child_age="eleven")
    )
    assert at_work.status == 400
    assert NAME in page.text, "the page says that the file is there"
    page = at_work.press("/record", "look", child_age="11")
    assert NAME in page.text
    at_work.press("/record", "keep")
    assert "Kept as CC-" in at_work.page.text
    (file,) = kept(store)
    with store.reading() as session:
        case = session.scalars(select(Case)).one()
        line = session.scalars(select(Event).where(Event.type == "WrittenDownByStaff")).one()
        assert (file.case_id, file.event_number) == (case.id, line.number)
    page = at_work.go(f"/cases/{case.reference}")
    assert "The complaint as it came" in page.text
    assert NAME in page.text
    assert opened_for(at_work, f"/cases/{case.reference}/files/{file.id}").data == SCAN


@pytest.mark.clause("B-11")
def test_evidence_is_kept_with_its_mark_and_its_files_and_shown_on_the_case(at_work, reference, store):
    page = add_evidence(
        at_work, reference, (NAME, SCAN), ("albums of jo/garden.jpg", a_photo(place=True)), asked_for_by_us="yes",
        came_from="The school",
    )  # fmt: skip
    assert at_work.status == 200, page.text[:800]
    assert "A letter from school From The school . Came on Tue 17 Mar 2026. We asked for it." in page.text
    assert page.text.index(NAME) < page.text.index("garden.jpg"), "in the order in which they were chosen"
    assert "albums of jo" not in page.text, "a path tells where somebody keeps things"
    assert {(file.kind, file.place_removed) for file in kept(store)} == {("pdf", False), ("jpeg", True)}


def test_a_file_that_is_refused_costs_nothing_and_what_is_unticked_is_left_out(at_work, reference, store):
    address = f"/cases/{reference}/do/evidence"
    at_work.go(address)
    page = brings(
        at_work, address, "save", (NAME, SCAN), ("story.pdf", b"MZ no pdf"), ("big.pdf", b"%PDF-" + b"x" * 11_000_000),
        title="What <b>they</b> sent",
    )  # fmt: skip
    assert at_work.status == 400
    assert "“story.pdf” was not taken: it is not a PDF" in page.text
    assert "“big.pdf” was not taken: it is larger than 10 MB" in page.text
    assert page.filled["title"] == "What <b>they</b> sent"
    (waiting,) = kept(store)
    assert (waiting.name, waiting.case_id) == (NAME, None)
    at_work.press(address, "save", **{f"keep-{waiting.id}": None})
    assert at_work.status == 200
    (left_out,) = kept(store)
    assert left_out.case_id is None
    assert NAME not in at_work.go(f"/cases/{reference}").text


def test_more_files_than_a_form_may_bring_are_named(at_work, reference, store):
    page = add_evidence(at_work, reference, *[(f"page {number}.pdf", SCAN) for number in range(1, 13)])
    assert at_work.status == 400
    assert "“page 11.pdf” was not taken: add up to 10 files at once" in page.text
    assert len(kept(store)) == 10


def test_what_waits_is_given_to_nobody_else_and_goes_after_a_day(at_work, browser, hire, reference, store, clock):
    address = f"/cases/{reference}/do/evidence"
    at_work.go(address)
    brings(at_work, address, "save", (NAME, SCAN), title="")
    (waiting,) = kept(store)
    colleague = Browser(browser.client.application.test_client())
    colleague.sign_in(hire("Bea Okafor", "complaints_manager"))
    colleague.go(address)
    colleague.press(address, "save", title="Mine", **{f"keep-{waiting.id}": "yes"})
    assert colleague.status == 200
    assert kept(store)[0].case_id is None
    clock.advance(hours=23)
    for left in (1, 0):
        with store.writing() as session:
            purge.forget_what_is_over(session, 30, clock.now())
        assert len(kept(store)) == left
        clock.advance(hours=2)


def test_a_file_that_is_brought_as_the_session_ends_waits_for_the_same_person(at_work, reference, store, clock):
    address = f"/cases/{reference}/do/evidence"
    at_work.go(address)
    clock.advance(minutes=31)
    brings(at_work, address, "save", (NAME, SCAN), ("no.pdf", b"MZ"), title="From the grandmother")
    assert at_work.page.title.startswith("Sign in")
    clock.advance(minutes=1)
    page = at_work.send("/sign-in", email=at_work.who.email, password=PASSWORD)
    assert page.title.startswith("You are signed in again")
    (waiting,) = kept(store)
    assert (waiting.name, waiting.created_by, waiting.case_id) == (NAME, at_work.who.id, None)
    page = at_work.send(address)
    assert at_work.status == 400
    assert "“no.pdf” was not taken" in page.text
    assert page.filled["title"] == "From the grandmother"
    at_work.press(address, "save")
    assert at_work.status == 200
    assert kept(store)[0].case_id is not None


def test_a_file_leaves_only_with_a_reason_that_the_audit_log_holds(at_work, store, file_page, reference):
    for typed in ({}, {"why": "because"}, {"why": "other", "more": "mm"}):
        at_work.go(file_page)
        answer = at_work.client.post(file_page, data={**at_work.page.hidden, **typed})
        assert answer.status_code == 409
        assert "Say in a few words why you open it" in answer.text
    answer = opened_for(at_work, file_page, "other", more="The school asks whether it is theirs")
    assert answer.data == SCAN
    headers = answer.headers
    assert re.fullmatch(rf'attachment; filename="{reference}-[0-9a-f]{{6}}\.pdf"', headers["Content-Disposition"])
    assert headers["Content-Type"] == "application/pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("sandbox;")
    with store.reading() as session:
        lines = session.scalars(select(AuditEvent).where(AuditEvent.what == "file_opened")).all()
        assert [(line.who, line.case_reference, line.reason) for line in lines] == [
            (at_work.who.id, reference, "The school asks whether it is theirs")
        ]


def test_whoever_may_not_see_how_to_reach_the_child_opens_no_file(browser, hire, file_page, reference, store, clock):
    file_id = file_page.rsplit("/", 1)[1]
    for role in sorted(set(people.ROLES) - MAY_SEE[Area.CONTACT]):
        outsider = Person("f" * 32, frozenset({Role(role)}))
        with store.writing() as session, pytest.raises(Closed):
            files.open_one(session, reference, file_id, outsider, why="work", more="", now=clock.now())
        with store.writing() as session, pytest.raises((Closed, GuardRefused)):
            files.take_out(session, reference, file_id, outsider, why="It is mine", now=clock.now())
        with store.writing() as session, pytest.raises((Closed, GuardRefused)):
            files.let_all_open(session, reference, file_id, outsider, yes=True, now=clock.now())
    auditor = Browser(browser.client.application.test_client())
    auditor.sign_in(hire("Otto Other", "auditor"))
    page = auditor.go(f"/cases/{reference}")
    assert "A letter from school" in page.text, "an auditor sees that there is something"
    for answer in (
        auditor.client.get(file_page),
        auditor.client.post(file_page, data=page.hidden | {"why": "work"}),
        auditor.client.post(f"{file_page}/out", data=page.hidden | {"out_why": "It is mine"}),
        auditor.client.post(f"{file_page}/for", data=page.hidden | {"all": "yes"}),
    ):
        assert answer.status_code in (403, 409)
        assert NAME not in answer.text
    assert NAME not in page.text
    (file,) = kept(store)
    assert not file.open_to_all


@pytest.mark.clause("P-8.3a")
def test_a_file_that_shows_nothing_of_where_the_child_is_can_be_opened_to_everybody_in_the_case(
    browser, hire, at_work, file_page, reference, store
):
    auditor = Browser(browser.client.application.test_client())
    auditor.sign_in(hire("Otto Other", "auditor"))
    at_work.go(file_page)
    at_work.send(f"{file_page}/for", all="yes")
    assert "Everybody who has a part in this case can open it now" in at_work.page.text
    assert NAME in auditor.go(f"/cases/{reference}").text
    assert opened_for(auditor, file_page).data == SCAN
    assert "Who may open it?" not in auditor.page.text
    at_work.send(f"{file_page}/for", all="no")
    assert auditor.client.get(file_page).status_code == 403
    with store.reading() as session:
        said = session.scalars(
            select(AuditEvent.what).where(AuditEvent.what.like("file_%")).order_by(AuditEvent.number)
        ).all()
    assert said == ["file_kept", "file_opened_to_all", "file_opened", "file_closed_to_most"]


def test_a_file_of_another_case_is_not_there(at_work, store, file_page, clock):
    other = send_in(store, clock, a_complaint(child={"name": "Bilal", "age": 9}))
    assert at_work.client.get(file_page.replace(file_page.split("/")[2], other)).status_code == 404


def test_neither_name_nor_content_stands_open_and_a_file_is_never_changed(store, file_page):
    (file,) = kept(store)
    with store.reading() as session:
        row = session.execute(select(KeptFile.name_sealed, KeptFile.content_sealed)).one()
        assert all(b"Amira" not in part for part in row)
    with store.writing() as session:
        found = session.get_one(KeptFile, file.id)
        _ = found.content
        with pytest.raises(AlreadyWritten):
            found.name = "another"
            session.flush()
        session.rollback()
    other = KeptFile(kind="pdf", size=1)
    other.name_sealed = file.name_sealed
    with pytest.raises(SealBroken):
        _ = other.name


def test_what_does_not_belong_here_is_deleted_with_a_reason_and_a_line_says_so(at_work, store, file_page, reference):
    at_work.go(file_page)
    assert at_work.send(f"{file_page}/out", out_why="").html.count("Say in a few words why it does not belong") == 2
    with store.writing() as session:
        session.scalars(select(Case)).one().legal_hold = True
    at_work.go(file_page)
    assert "A legal hold stands" in at_work.page.text
    assert at_work.send(f"{file_page}/out", out_why="It is of another family").headings
    assert at_work.status == 409
    assert len(kept(store)) == 1
    with store.writing() as session:
        session.scalars(select(Case)).one().legal_hold = False
    at_work.go(file_page)
    at_work.send(f"{file_page}/out", out_why="It is of another family")
    assert kept(store) == []
    page = at_work.go(f"/cases/{reference}/timeline")
    assert "A file was deleted, because it did not belong here" in page.text
    assert "It is of another family" in page.text


@pytest.mark.clause("B-26")
def test_the_files_of_a_case_go_when_it_is_deleted_and_the_certificate_counts_them(store, file_page, reference, clock):
    with store.writing() as session:
        case = session.scalars(select(Case)).one()
        case.is_open, case.closed_on, case.retention_date = False, clock.now().date(), clock.now().date()
        case.legal_hold = True
    clock.advance(days=1)
    with store.writing() as session, pytest.raises(NotDone, match="legal hold"):
        retention.erase(session, reference, SYSTEM, clock.now())
    assert len(kept(store)) == 1
    with store.writing() as session:
        session.scalars(select(Case)).one().legal_hold = False
        assert "files 1" in str(retention.erase(session, reference, SYSTEM, clock.now()).reason)
    assert kept(store) == []


def test_the_files_go_along_when_a_case_moves_and_open_there(at_work, store, file_page, reference, clock):
    do(at_work, reference, "move-procedure", reason="She is grown up", told_where="The adult procedure")
    with store.reading() as session:
        new = session.scalars(select(Case).where(Case.reference != reference)).one()
        assert session.scalar(select(func.count()).select_from(KeptFile).where(KeptFile.case_id == new.id)) == 1
    copy = next(file for file in kept(store) if file.case_id == new.id)
    assert "From the case before it moved" in at_work.go(f"/cases/{new.reference}").text
    assert opened_for(at_work, f"/cases/{new.reference}/files/{copy.id}").data == SCAN


def test_the_command_line_tells_of_files_and_not_what_is_in_them(store, file_page, reference, clock):
    with store.writing() as session:
        told = show_case.show(session, reference, clock.now().date(), calendar(session))
    assert [(file["name"], file["kind"], file["size"]) for file in told["files"]] == [(NAME, "pdf", len(SCAN))]


def test_a_file_is_never_on_a_disk_in_the_clear_while_it_arrives(office):
    boundary, body = encode_multipart(
        MultiDict({"files": FileStorage(io.BytesIO(SCAN + b"x" * 2_000_000), filename="a.pdf")})
    )
    kind = f"multipart/form-data; boundary={boundary}"
    with office.test_request_context("/record", method="POST", data=body, content_type=kind):
        (file,) = request.files.getlist("files")
        assert isinstance(file.stream, io.BytesIO), "a larger file would else be spooled into a temporary one"
        assert len(file.read()) == len(SCAN) + 2_000_000


def test_a_copy_of_the_office_holds_its_files_and_they_open_once_it_is_put_back(
    store, file_page, reference, manager, clock, tmp_path
):
    file_id = file_page.rsplit("/", 1)[1]
    backup.back_up(store, tmp_path / "copy", clock.now())
    with store.writing() as session:
        files.take_out(session, reference, file_id, manager.person, why="By mistake", now=clock.now())
    assert kept(store) == []
    backup.restore(store, tmp_path / "copy", clock.now())
    with store.writing() as session:
        _, content = files.open_one(session, reference, file_id, manager.person, why="work", more="", now=clock.now())
    assert content == SCAN
