"""The office's command line: ``flask --app backoffice ...`` (interfaces.md, 3).

Every command says what went wrong in one line and ends with a code other than 0.
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from backoffice import clock
from backoffice.doors import settings, settings_at_start, store
from backoffice.gateways.paper import TaggedPrinter
from backoffice.jobs import round as jobs_round
from backoffice.procedure import deadlines
from backoffice.records import SealBroken, audit, schema
from backoffice.services import demo as made_up
from backoffice.services.cases import show_case
from backoffice.services.finding import name_search
from backoffice.services.keeping import backup as copies
from backoffice.services.office import working_days
from backoffice.services.refusals import NotDone
from backoffice.services.staff import people

_PAUSE_SECONDS = 2.0


def plain_failures(command: Callable[..., Any]) -> Callable[..., Any]:
    """Say in one line what a command could not do, and never show a traceback for it."""

    @wraps(command)
    def careful(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except NotDone as refused:
            raise click.ClickException(refused.message) from None
        except SealBroken as broken:
            raise click.ClickException(f"{broken} Is HEARD_FIELD_KEY the one this database was made with?") from None
        except clock.ClockError as broken:
            raise click.ClickException(str(broken)) from None
        except SQLAlchemyError as problem:
            what = type(getattr(problem, "orig", None) or problem).__name__
            raise click.ClickException(f"The database did not do it ({what}): is it there, and is it up?") from None

    return careful


def needs_tables(command: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse, in one line, to work on a database that is not at the newest migration."""

    @wraps(command)
    @plain_failures
    def ready(*args: Any, **kwargs: Any) -> Any:
        if not schema.is_ready(store()):
            raise NotDone("The database is not ready: run `flask --app backoffice db upgrade` first.")
        return command(*args, **kwargs)

    return ready


db = AppGroup("db", help="The database.")
staff = AppGroup("staff", help="Staff accounts.")
case = AppGroup("case", help="Cases. Whatever is shown is written to the audit log.")
jobs = AppGroup("jobs", help="What the office does by itself.")
audit_log = AppGroup("audit", help="The audit log.")
demo = AppGroup("demo", help="A made-up caseload, for looking around.")


@db.command("upgrade")
@plain_failures
def db_upgrade() -> None:
    """Bring the schema to the newest migration, fill the table of bank holidays, and make older cases findable."""
    schema.upgrade(store())
    with store().writing() as session:
        added = working_days.fill_holidays(session)
        name_search.mark_all(session)
    click.echo(f"The database is at {schema.newest()}. {added} bank holidays were added.")


@staff.command("add")
@click.argument("email")
@click.option("--role", "roles", multiple=True, required=True, help="One of the roles; may be given several times.")
@click.option("--name", help="The person's name; made from the address if it is left out.")
@click.option("--front-line", is_flag=True, help="Works in a front-line team (C-1a).")
@needs_tables
def staff_add(email: str, roles: tuple[str, ...], name: str | None, front_line: bool) -> None:
    """Add a person. The last line printed is a link with which they set their password, once."""
    with store().writing() as session:
        person = people.add_staff(session, email=email, roles=roles, name=name, front_line=front_line, now=clock.now())
        token = people.issue_link(session, person, hours=settings().set_up_link_hours, now=clock.now())
        said = (
            f"{person.name} ({', '.join(sorted(person.roles))}) sets a password here, once, within "
            f"{settings().set_up_link_hours} hours:"
        )
    click.echo(said)
    click.echo(f"{settings().public_office_url}/set-up/{token}")


@staff.command("link")
@click.argument("email")
@needs_tables
def staff_link(email: str) -> None:
    """Print a new set-up link for a person; older links of theirs open nothing any more."""
    with store().writing() as session:
        person = people.by_email(session, email)
        if person is None or not person.active:
            raise NotDone("There is no open account with that address.")
        token = people.issue_link(session, person, hours=settings().set_up_link_hours, now=clock.now())
    click.echo(f"{settings().public_office_url}/set-up/{token}")


@staff.command("list")
@needs_tables
def staff_list() -> None:
    """Print one line a person: address and roles."""
    with store().reading() as session:
        for person in people.everybody(session):
            click.echo(f"{person.email} {' '.join(sorted(person.roles))}{'' if person.active else ' (closed)'}")


@case.command("show")
@click.argument("reference")
@click.option("--json", "as_json", is_flag=True, required=True, help="The only form there is: one JSON object.")
@needs_tables
def case_show(reference: str, as_json: bool) -> None:  # noqa: ARG001 there is no other form yet
    """Print one case as one JSON object. The reading is written to the audit log."""
    with store().writing() as session:
        shown = show_case.show(session, reference.strip().upper(), clock.today(), working_days.calendar(session))
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


@case.command("list")
@click.option("--json", "as_json", is_flag=True, required=True, help="The only form there is: a JSON list.")
@needs_tables
def case_list(as_json: bool) -> None:  # noqa: ARG001 there is no other form yet
    """Print every case's reference, state and next duty."""
    with store().reading() as session:
        click.echo(json.dumps(show_case.listed(session), ensure_ascii=False, indent=2))


@jobs.command("run")
@click.option("--once", is_flag=True, help="Do one round and stop.")
@needs_tables
def jobs_run(once: bool) -> None:
    """Due-date duties, reminders, window closings, mail and purges, every few seconds until stopped."""
    if once:
        done = jobs_round.one_round(store(), settings_at_start(), clock.now())
        jobs_round.release(store())
        if done is None:
            raise NotDone("Another process is doing the jobs now.")
        click.echo(done.said() or "Nothing was due.")
        if done.failed:
            raise NotDone(f"These jobs failed: {', '.join(done.failed)}.")
        return
    click.echo("The jobs are running. Ctrl-C stops them.")
    signal.signal(signal.SIGTERM, _as_if_interrupted)
    try:
        while True:
            done = jobs_round.one_round(store(), settings_at_start(), clock.now())
            if done is not None and done.said():
                click.echo(done.said())
            time.sleep(_PAUSE_SECONDS)
    except KeyboardInterrupt:
        pass
    finally:
        jobs_round.release(store())


def _as_if_interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@click.command("dates")
@click.argument("received")
@click.argument("rule")
@click.option("--freeze", metavar="FROM..TO", help="A freeze agreed with the complainant, as two ISO dates.")
@with_appcontext
@needs_tables
def dates(received: str, rule: str, freeze: str | None) -> None:
    """Print the due date for a receipt time (or start date) and a rule, alone on the last line."""
    with store().reading() as session:
        days = working_days.calendar(session)
    try:
        frozen = deadlines.parse_freeze(freeze) if freeze else None
        due = deadlines.due(rule, deadlines.parse_received(received), days, freeze=frozen)
    except ValueError as problem:
        raise NotDone(str(problem)) from None
    if due.provisional:
        click.echo("Provisional: the bank holidays of that year are not published yet.")
    click.echo(due.date.isoformat())


@click.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
@with_appcontext
@needs_tables
def backup(folder: Path) -> None:
    """Write a consistent copy into an empty FOLDER while the office works."""
    told = copies.back_up(store(), folder, clock.now())
    click.echo(f"Copied {told['cases']} cases and {told['audit_lines']} audit lines into {folder}.")


@click.command("restore")
@click.argument("folder", type=click.Path(path_type=Path))
@with_appcontext
@plain_failures
def restore(folder: Path) -> None:
    """Check the copy in FOLDER and put it back. What was there before is kept beside the database."""
    told = copies.restore(store(), folder, clock.now())
    kept = f" What was there before is in {told['kept']}." if told["kept"] else ""
    click.echo(f"Restored {told['cases']} cases and {told['audit_lines']} audit lines of {told['made_at']}.{kept}")


@audit_log.command("verify")
@needs_tables
def audit_verify() -> None:
    """Check that no line of the audit log was changed, put in or taken out."""
    with store().reading() as session:
        verdict = audit.verify(session)
    if not verdict.whole:
        raise NotDone(f"The audit log does not hold: {verdict.what}.")
    click.echo(f"The audit log is whole: {verdict.lines} lines.")


@demo.command("load")
@needs_tables
def demo_load() -> None:
    """Load a made-up caseload across the states. Refuses on a database that holds a real case."""
    count = made_up.load(store(), clock.now(), settings(), TaggedPrinter())
    click.echo(f"{count} made-up cases are loaded. Every name in them is made up.")


groups: tuple[click.Command, ...] = (db, staff, case, jobs, audit_log, demo, dates, backup, restore)
