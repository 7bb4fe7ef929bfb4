"""How the office's lists hold with many cases: the first page, the queue, a search by name, the finder of doubles.

    python -m benchmarks.office_pages [--cases 5000 10000 100000]

Every page goes through the whole application, with a signed-in manager. The unit is a page that asks the database for
nothing of any case (leave and cover), in the same run: what counts are the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import base64
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from backoffice import create_app
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.permissions import Person as Reader
from backoffice.procedure.terms import Role
from backoffice.records import Case, CaseMark, CaseParty, ContactPlan, Milestone, Person, Store, new_id, schema
from backoffice.records.sealed import seal
from backoffice.services.finding import name_search
from backoffice.services.office import working_days
from backoffice.services.recording import duplicates
from backoffice.services.staff import people
from backoffice.settings import Settings

PASSWORD = "brass lantern rivers"
PAGES = {
    "leave and cover": "/absence",
    "first page": "/",
    "queue": "/queue",
    "queue, late ones": "/queue?colour=red",
    "queue, soon ones": "/queue?colour=amber",
    "queue, one theme": "/queue?theme=late_or_missed",
    "queue, newest first": "/queue?sort=newest",
    "monthly report": "/reports/R-01/{month}",
}
NAMES = ("Fern", "Kofi", "Bee", "Ola", "Sky", "Jude", "Mina", "Theo", "Ava", "Noor", "Dylan", "Remi", "Lou", "Max")
THEMES = ("not_listened_to", "late_or_missed", "worker_manner", "report_wrong_or_untrue", "delay_no_reply")
CHANNELS = ("chat", "email", "letter", "phone")
# Of the cases there are, this share is open; the rest were answered over the last three years.
OPEN_SHARE = 0.1
AT_A_TIME = 2000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--cases", type=int, nargs="+", default=[5_000, 10_000, 100_000])
    asked.add_argument("--times", type=int, default=7)
    told = asked.parse_args()
    figures = {}
    for count in told.cases:
        with tempfile.TemporaryDirectory() as folder:
            figures[count] = measure(Path(folder), count, told.times)
    show(figures)


def measure(folder: Path, count: int, times: int) -> dict[str, float]:
    """The middle time of each page in milliseconds, with this many cases."""
    app = create_app(settings_for(folder))
    store: Store = app.extensions["heard_store"]
    schema.upgrade(store)
    with store.writing() as session:
        working_days.fill_holidays(session)
        days = working_days.calendar(session)
        manager = people.add_staff(
            session, email="mo@office.example", name="Mo Day", roles=["childrens_manager"], now=datetime.now(UTC)
        )
        link = people.issue_link(session, manager, hours=1, now=datetime.now(UTC))
        people.set_password(session, link, PASSWORD, now=datetime.now(UTC))
    fill(store, count, manager.id, days)
    store.keep_fast()
    browser = app.test_client()
    sign_in(browser)
    month = f"{date.today():%Y-%m}"
    found = {name: middle(partial(get, browser, at.format(month=month)), times) for name, at in PAGES.items()}
    form = {"csrf_token": token(browser), "name": "Fern"}
    found["search by name"] = middle(partial(search, browser, form), times)
    found["finder of doubles"] = middle(partial(look_for_doubles, store, manager.id), times)
    store.close()
    return found


def settings_for(folder: Path) -> Settings:
    return Settings(
        mode="test",
        office_var=folder,
        public_office_url="http://127.0.0.1:8001",
        database_url=f"sqlite:///{folder / 'office.sqlite'}",
        secret_key="s" * 32,
        field_key=base64.b64encode(b"k" * 32).decode(),
    )


def fill(store: Store, count: int, manager: str, days: Calendar) -> None:
    """Put made-up cases into the tables directly: only what the lists and the reports read."""
    chance, today = random.Random(count), date.today()
    hashes = {name: name_search._hash(name.lower()) for name in NAMES}
    for begin in range(0, count, AT_A_TIME):
        cases: list[dict[str, Any]] = []
        milestones: list[dict[str, Any]] = []
        marks: list[dict[str, Any]] = []
        reached: dict[Any, list[dict[str, Any]]] = {Person: [], CaseParty: [], ContactPlan: []}
        for number in range(begin, min(begin + AT_A_TIME, count)):
            case, name = a_case(number, chance, today, days, manager)
            cases.append(case)
            milestones += its_milestones(case, chance, today, days)
            marks.append({"case_id": case["id"], "kind": "theme", "value": chance.choice(THEMES)})
            marks.append({"case_id": case["id"], "kind": "name", "value": hashes[name]})
            marks.append({"case_id": case["id"], "kind": "reached", "value": name_search._hash(f"07700{number:06d}")})
            for table, row in who_it_is(number, case, name, chance):
                reached[table].append(row)
        with store.writing() as session:
            for table, rows in ((Case, cases), (Milestone, milestones), (CaseMark, marks), *reached.items()):
                session.execute(table.__table__.insert(), rows)


def a_case(
    number: int, chance: random.Random, today: date, days: Calendar, manager: str
) -> tuple[dict[str, Any], str]:
    is_open = chance.random() < OPEN_SHARE
    ago = chance.randint(0, 20) if is_open else chance.randint(20, 1000)
    received, id_, name = today - timedelta(days=ago), new_id(), chance.choice(NAMES)
    due = days.add_working_days(received, 10)
    moment = datetime.combine(received, datetime.min.time(), UTC)
    row = {
        "id": id_, "created_at": moment, "created_by": "chat", "reference": f"CC-{number:06d}", "kind": "complaint",
        "procedure": "children_policy", "channel": chance.choice(CHANNELS), "chatter_role": "child",
        "received_at": moment, "received_date": received, "logged_at": moment, "logged_by": "chat",
        "state": "investigating" if is_open else "closed", "is_open": is_open, "version": 1,
        "assignee_id": manager if chance.random() < 0.05 else None, "proceedings": "live", "response_due": due,
        "effective_due": due, "next_duty": "response" if is_open else None, "next_due": due if is_open else None,
        "due_order": due if is_open else date.max, "next_provisional": False, "amber_on": days.first_day_within(3, due),
        "hold_subject_contact": False,
        "legal_hold": False, "made_up": True, "closed_on": None if is_open else due,
        "close_reason": None if is_open else "completed",
        "child_first_name_sealed": seal(name.encode(), f"cases|{id_}|child_first_name_sealed"),
    }  # fmt: skip
    return row, name


def its_milestones(
    case: dict[str, Any], chance: random.Random, today: date, days: Calendar
) -> Iterator[dict[str, Any]]:
    for code, wait in (("ack", 1), ("intro", 3), ("response", 10)):
        due = days.add_working_days(case["received_date"], wait)
        done = min(today, due + timedelta(days=chance.randint(-1, 1))) if not case["is_open"] or due < today else None
        yield {
            "id": new_id(), "created_at": case["created_at"], "created_by": "system", "case_id": case["id"],
            "since": case["received_date"],
            "code": code, "number": 1, "due": due, "status": "done" if done else "due", "first_due": due,
            "promised": due, "counts_on": min(due, done) if done else due, "provisional": False, "done_on": done,
            "kept": done <= due if done else None, "is_open": done is None,
        }  # fmt: skip


def who_it_is(
    number: int, case: dict[str, Any], name: str, chance: random.Random
) -> Iterator[tuple[type, dict[str, Any]]]:
    """The child of a case, and how to reach them: what the finder of doubles looks at."""
    made = {"created_at": case["created_at"], "created_by": "chat"}
    person, plan = new_id(), new_id()
    yield Person, {"id": person, **made, "kind": "child", "age_given": chance.randint(8, 17),
                   "name_sealed": seal(name.encode(), f"people|{person}|name_sealed")}  # fmt: skip
    yield CaseParty, {"id": new_id(), **made, "case_id": case["id"], "person_id": person, "role": "child"}
    yield ContactPlan, {
        "id": plan, **made, "case_id": case["id"], "person_id": person, "party_role": "child", "method": "phone",
        "private": "yes", "times": [], "interpreter": False, "needs": [], "valid_from": case["created_at"],
        "value_sealed": seal(f"07700 {number:06d}".encode(), f"contact_plans|{plan}|value_sealed"),
    }  # fmt: skip


def look_for_doubles(store: Store, manager: str) -> None:
    reader = Reader(manager, frozenset({Role.CHILDRENS_MANAGER}))
    with store.reading() as session:
        assert duplicates.alike(session, reader, name="Fern", age=12, addresses=["07700 000007"])


def sign_in(browser: FlaskClient) -> None:
    form = {"csrf_token": token(browser), "email": "mo@office.example", "password": PASSWORD}
    assert browser.post("/sign-in", data=form).status_code == 302


def get(browser: FlaskClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def search(browser: FlaskClient, form: dict[str, str]) -> None:
    assert browser.post("/queue", data=form).status_code == 200


def token(browser: FlaskClient) -> str:
    page = browser.get("/sign-in", follow_redirects=True).get_data(as_text=True)
    return page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]


def middle(do: Callable[[], None], times: int) -> float:
    do()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        do()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def show(figures: dict[int, dict[str, float]]) -> None:
    """Print each page as so many times the page that asks for no case, and as milliseconds beside it."""
    print(f"{'page':22}" + "".join(f"{count:>20,}" for count in figures))
    for page in next(iter(figures.values())):
        cells = [f"{found[page] / found['leave and cover']:8.2f} x {found[page]:6.0f} ms" for found in figures.values()]
        print(f"{page:22}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
