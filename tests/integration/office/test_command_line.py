"""The command line, as other programs and people at a terminal use it (interfaces.md, 3)."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backoffice.records import Case, KeptFile, Letter
from tests.integration.office.conftest import an_alert

ROOT = Path(__file__).parents[3]
GOLDEN = list(csv.DictReader((ROOT / "tests/golden/deadline_golden.csv").read_text().splitlines()))


@pytest.mark.parametrize(
    "command",
    [["db", "upgrade"], ["staff", "add"], ["staff", "list"], ["staff", "link"], ["case", "show"], ["case", "list"],
     ["jobs", "run"], ["dates"], ["backup"], ["restore"], ["audit", "verify"], ["demo", "load"]],
)  # fmt: skip
def test_every_command_explains_itself(office, command):
    shown = office.run(*command, "--help")
    assert shown.exit_code == 0
    assert "Usage:" in shown.output


@pytest.mark.parametrize(
    "command",
    [
        ["staff", "add", "not-an-address", "--role", "admin"],
        ["staff", "add", "a@b.example", "--role", "emperor"],
        ["staff", "add", "a@b.example", "--role", "childrens_manager", "--front-line"],
        ["staff", "link", "nobody@b.example"],
        ["case", "show", "CC-222222", "--json"],
        ["dates", "2026-04-02", "C99_NOTHING"],
        ["dates", "yesterday", "C6_ACK"],
        ["dates", "2026-04-02", "P2.3_FREEZE_20", "--freeze", "2026-04-09"],
        ["restore", "/nowhere/at/all"],
        ["backup", "/proc/nowhere"],
    ],
)
def test_a_command_that_cannot_do_it_says_so_in_one_line(office, command):
    shown = office.run(*command)
    assert shown.exit_code != 0
    lines = [line for line in shown.output.strip().splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1
    assert "Traceback" not in shown.output


def test_the_last_line_of_adding_somebody_is_the_link_alone(office):
    shown = office.run("staff", "add", "Kim.Lee@Office.Example", "--role", "admin", "--role", "auditor")
    assert shown.exit_code == 0
    last = shown.output.strip().splitlines()[-1]
    assert last.startswith("http://127.0.0.1:8001/set-up/")
    assert " " not in last
    assert office.run("staff", "list").output == "kim.lee@office.example admin auditor\n"
    again = office.run("staff", "add", "kim.lee@office.example", "--role", "admin")
    assert again.exit_code == 1


def test_a_list_of_nobody_is_empty(office):
    assert office.run("staff", "list").output == ""


@pytest.mark.parametrize("row", GOLDEN, ids=[f"{row['rule']} {row['received']}" for row in GOLDEN])
@pytest.mark.clause("C-6", "C-7", "C-9", "D-03", "D-21", "D-25")
def test_every_worked_date_is_right_from_the_command_line(office, row):
    freeze = row["note"].split("freeze=", 1)[1].split(";")[0] if "freeze=" in row["note"] else None
    shown = office.run("dates", row["received"], row["rule"], *(["--freeze", freeze] if freeze else []))
    assert shown.exit_code == 0, shown.output
    assert shown.output.strip().splitlines()[-1] == row["due"]


def test_a_date_beyond_the_published_holidays_says_that_it_may_move(office):
    shown = office.run("dates", "2031-04-02", "C9_RESPONSE").output.splitlines()
    assert shown[0].startswith("Provisional")
    assert len(shown) == 2
    assert len(office.run("dates", "2028-04-03", "C9_RESPONSE").output.splitlines()) == 1


def test_a_case_is_shown_whole(office):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received()
    shown = json.loads(office.run("case", "show", reference.lower(), "--json").output)
    assert set(shown) >= {
        "submission", "reference", "state", "flags", "milestones", "clocks", "guards_met", "letters", "history",
    }  # fmt: skip
    assert shown["submission"]["child"] == {"name": "Fern Ash", "age": 12}
    assert [one["type"] for one in shown["history"]] == ["ComplaintReceived", "AcknowledgementSent"]
    assert {one["code"]: one["due"] for one in shown["milestones"]} == {
        "ack": "2026-04-07", "intro": "2026-04-09", "response": "2026-04-20", "kit": "2026-04-20",
    }  # fmt: skip
    assert shown["clocks"]["next"] == {
        "duty": "intro", "due": "2026-04-09", "provisional": False, "working_days_left": 3,
    }  # fmt: skip
    assert "G-RECEIPT-ISSUE" in shown["guards_met"]


@pytest.mark.parametrize("kind", ["feedback", "message_for_worker", "callback_request"])
def test_every_prefix_can_be_shown(office, kind):
    reference = office.received(kind=kind, procedure=None, issues=[], feedback={"text": "x", "face": "ok"})
    shown = json.loads(office.run("case", "show", reference, "--json").output)
    assert (shown["kind"], shown["reference"]) == (kind, reference)


def test_the_list_of_cases_says_what_is_next_and_no_words(office):
    reference = office.received()
    listed = office.run("case", "list", "--json").output
    assert json.loads(listed) == [
        {"reference": reference, "kind": "complaint", "procedure": "children_policy", "state": "received",
         "next_duty": "intro", "next_due": "2026-04-09"}
    ]  # fmt: skip


def test_one_round_of_the_jobs_does_what_is_due(office, clock):
    office.received()
    office.alert(an_alert(level="concern", raise_at="2026-04-02T15:35:00Z"))
    clock.set("2026-04-02T15:40:00+00:00")
    shown = office.run("jobs", "run", "--once")
    assert shown.exit_code == 0, shown.output
    assert "worries raised 1" in shown.output
    assert "cases brought up to date 1" in shown.output
    assert office.run("jobs", "run", "--once").output == "Nothing was due.\n"


def test_two_programs_never_do_the_jobs_at_once(office):
    from backoffice.records import Lease

    with office.store.writing() as session:
        session.add(Lease(name="jobs", holder="another program", until=datetime.now(UTC) + timedelta(seconds=20)))
    shown = office.run("jobs", "run", "--once")
    assert shown.exit_code != 0
    assert "Another process is doing the jobs now." in shown.output
    with office.store.writing() as session:
        session.get(Lease, "jobs").until = datetime.now(UTC) - timedelta(seconds=1)
    assert office.run("jobs", "run", "--once").exit_code == 0


def test_a_case_that_falls_into_the_past_shows_its_next_duty_after_the_jobs_ran(office, clock):
    office.hire("Robin Hale", "childrens_manager")
    reference = office.received()
    clock.set("2026-04-21T12:00:00+00:00")
    office.run("jobs", "run", "--once")
    shown = json.loads(office.run("case", "show", reference, "--json").output)
    assert shown["clocks"]["next"]["working_days_left"] < 0
    assert {one["code"]: one["kept"] for one in shown["milestones"]}["intro"] is False


def test_a_copy_made_while_working_can_be_put_back(office, sqlite_file, tmp_path):
    office.hire("Robin Hale", "childrens_manager")
    kept = office.received()
    folder = tmp_path / "copies" / "monday"
    shown = office.run("backup", str(folder))
    assert shown.exit_code == 0, shown.output
    lost = office.received()
    restored = office.run("restore", str(folder))
    assert restored.exit_code == 0, restored.output
    assert office.cases() == [kept]
    assert lost not in office.cases()
    assert office.run("audit", "verify").exit_code == 0
    assert "wrong school" not in (folder / "office.sqlite").read_bytes().decode("latin-1")
    assert len(list(tmp_path.glob("office.sqlite.before-restore-*"))) == 1


def test_a_copy_never_lands_on_another_copy(office, tmp_path):
    assert office.run("backup", str(tmp_path / "one")).exit_code == 0
    refused = office.run("backup", str(tmp_path / "one"))
    assert refused.exit_code != 0
    assert "not empty" in refused.output


@pytest.mark.parametrize("spoil", ["change", "truncate", "no list", "tampered"])
def test_a_copy_that_is_not_whole_is_not_put_back(office, sqlite_file, tmp_path, spoil):
    import hashlib
    import sqlite3

    office.hire("Robin Hale", "childrens_manager")
    reference = office.received()
    folder = tmp_path / "copy"
    office.run("backup", str(folder))
    copy, told = folder / "office.sqlite", folder / "backup.json"
    if spoil == "change":
        copy.write_bytes(copy.read_bytes()[:-1] + b"x")
    elif spoil == "truncate":
        copy.write_bytes(copy.read_bytes()[:8192])
    elif spoil == "no list":
        told.unlink()
    else:
        with sqlite3.connect(copy) as changed:
            changed.execute("UPDATE audit_events SET who_name = 'nobody' WHERE number = 2")
        changed.close()
        list_of = json.loads(told.read_text())
        told.write_text(json.dumps({**list_of, "sha256": hashlib.sha256(copy.read_bytes()).hexdigest()}))
    refused = office.run("restore", str(folder))
    assert refused.exit_code != 0
    assert "Traceback" not in refused.output
    assert office.cases() == [reference]


def test_the_made_up_caseload_spans_the_states_and_is_loaded_once(office, blank_paper):
    shown = office.run("demo", "load")
    assert shown.exit_code == 0, shown.output
    states = {one["state"] for one in json.loads(office.run("case", "list", "--json").output)}
    assert states >= {"received", "assessing", "investigating", "responding", "responded", "closed", "withdrawn",
                      "transferred", "s1_open", "s1_frozen", "held_for_child"}  # fmt: skip
    assert office.run("demo", "load").exit_code != 0
    assert office.run("audit", "verify").exit_code == 0
    lead = office.signed_in("Mo Day", "safeguarding_lead", "childrens_manager")
    assert lead.get("/queue").status_code == lead.get("/").status_code == 200
    assert "12 minutes ago" in lead.get("/safeguarding").text
    assert "2 days ago" in lead.get("/safeguarding").text
    with office.store.reading() as session:
        letters = session.scalars(select(Letter)).all()
        assert {"L-C01", "L-C02", "L-C11", "L-C18", "L-P01"} <= {letter.template for letter in letters}
        assert {letter.status for letter in letters} == {"sent", "posted", "printed", "came_back"}, "none is mailed"
        assert all(letter.pdf.startswith(b"%PDF") and letter.text for letter in letters)
        assert session.scalar(select(func.count(KeptFile.id)).where(KeptFile.case_id.is_not(None))) == 2
        open_cases = session.scalars(select(Case).where(Case.is_open)).all()
        late = [case for case in open_cases if case.due_order < office.clock.now().date()]
        assert len(open_cases) >= 40
        assert 0 < len(late) < len(open_cases) / 4


def test_the_made_up_caseload_is_never_put_beside_a_real_case(office):
    reference = office.received()
    refused = office.run("demo", "load")
    assert refused.exit_code != 0
    assert "real case" in refused.output
    assert office.cases() == [reference]


def test_it_works_from_the_project_root_with_nothing_set_but_the_settings_file(tmp_path, settings):
    var = tmp_path / "var"
    var.mkdir()
    lines = [f"HEARD_{name.upper()}={getattr(settings, name)}" for name in
             ("secret_key", "field_key", "office_private_key", "handoff_token_sha256")]  # fmt: skip
    (var / "settings.env").write_text("# made by a test\n" + "\n".join(lines) + "\n")
    environment = {"PATH": os.environ["PATH"], "HEARD_OFFICE_VAR": str(var)}
    flask = shutil.which("flask", path=str(ROOT / ".venv/bin"))

    def run(*command: str):
        return subprocess.run([flask, "--app", "backoffice", *command], cwd=ROOT, env=environment,
                              capture_output=True, text=True, check=False)  # fmt: skip

    early = run("case", "list", "--json")
    assert early.returncode != 0
    assert early.stderr == "Error: The database is not ready: run `flask --app backoffice db upgrade` first.\n"
    assert run("db", "upgrade").returncode == 0
    assert run("db", "upgrade").stdout.endswith("0 bank holidays were added.\n")
    assert json.loads(run("case", "list", "--json").stdout) == []
    (var / "settings.env").write_text("HEARD_SECRET_KEY=x\n")
    nothing = run("case", "list", "--json")
    assert nothing.returncode != 0
    assert nothing.stderr.strip().splitlines()[-1].startswith("Error: HEARD_FIELD_KEY is not set")
    assert "Traceback" not in nothing.stderr


def test_the_jobs_notice_that_the_clock_was_moved_and_stop_when_told(office, settings, clock):
    office.alert(an_alert(level="concern", raise_at="2026-04-02T15:35:00Z"))
    environment = {
        **os.environ, "HEARD_OFFICE_VAR": str(settings.office_var), "HEARD_SECRET_KEY": settings.secret_key,
        "HEARD_DATABASE_URL": settings.database_url,
        "HEARD_FIELD_KEY": settings.field_key, "HEARD_MODE": "test", "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    flask = str(ROOT / ".venv/bin/flask")
    with subprocess.Popen([flask, "--app", "backoffice", "jobs", "run"], cwd=ROOT, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as jobs:  # fmt: skip
        assert jobs.stdout.readline().startswith("The jobs are running.")
        assert office.worry().level == "concern"
        clock.set("2026-04-02T15:36:00+00:00")
        assert "worries raised 1" in jobs.stdout.readline()
        jobs.terminate()
        assert jobs.wait(timeout=20) == 0
    assert office.worry().level == "immediate"
    assert office.run("jobs", "run", "--once").exit_code == 0
