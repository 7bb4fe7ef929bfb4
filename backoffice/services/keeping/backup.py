"""Copies of the office's database: consistent while the office works, and checked before one is trusted again.

The copy holds what the database holds: sealed columns stay sealed, and the keys are not in it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from backoffice.records import AuditEvent, Base, Case, Store, audit, schema
from backoffice.services.refusals import NotDone

_LITE, _DUMP, _LIST = "office.sqlite", "office.dump", "backup.json"


def back_up(store: Store, folder: Path, now: datetime) -> dict[str, Any]:
    """Write a copy and a list of what is in it into an empty folder. Raises NotDone."""
    _prepare(folder)
    copy = folder / (_LITE if store.file else _DUMP)
    try:
        copy.touch(mode=0o600)
        _copy_sqlite(store.file, copy) if store.file else _dump_postgres(store, copy)
    except (OSError, sqlite3.Error, subprocess.SubprocessError) as problem:
        raise NotDone(f"The copy could not be made: {type(problem).__name__}.") from None
    told = {
        "file": copy.name,
        "sha256": _sha256(copy),
        "made_at": now.isoformat(),
        "revision": schema.revision(store),
        **_counted(store, copy),
    }
    (folder / _LIST).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return told


def restore(store: Store, folder: Path, now: datetime) -> dict[str, Any]:
    """Put a copy back, after checking that it is whole and that this office's keys fit it. Raises NotDone.

    What was there before is kept beside the database under a name that says when.
    """
    told = _listed(folder)
    copy = folder / str(told["file"])
    if _sha256(copy) != told["sha256"]:
        raise NotDone("The copy is not the one that was written: its checksum differs. Nothing was restored.")
    if store.file is None:
        return _restore_postgres(store, copy, told)
    _check_sqlite(copy, told)
    kept = store.file.with_name(f"{store.file.name}.before-restore-{now:%Y%m%dT%H%M%S}")
    try:
        if store.file.exists():
            kept.touch(mode=0o600)
            _copy_sqlite(store.file, kept)
        store.close()
        _copy_sqlite(copy, store.file)
    except (OSError, sqlite3.Error) as problem:
        raise NotDone(
            f"The copy could not be put back: {type(problem).__name__}. It is busy or the disk is full."
        ) from None
    return {**told, "kept": kept.name if kept.exists() else None}


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(folder.iterdir()):
            raise NotDone(f"The folder {folder} is not empty: name a new one, so that no older copy is lost.")
    except OSError as problem:
        raise NotDone(f"The folder {folder} cannot be used: {problem.strerror}.") from None


def _listed(folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        copy = folder / str(told["file"])
        if copy.parent != folder or not copy.is_file():
            raise NotDone(f"The folder {folder} holds no copy.")
    except (OSError, ValueError, KeyError):
        raise NotDone(f"The folder {folder} holds no copy.") from None
    return told


def _copy_sqlite(source: Path | None, target: Path) -> None:
    with closing(sqlite3.connect(str(source), timeout=10)) as old, closing(sqlite3.connect(target, timeout=10)) as new:
        old.backup(new)


def _check_sqlite(copy: Path, told: dict[str, Any]) -> None:
    with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        if opened.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise NotDone("The copy is damaged inside. Nothing was restored.")
    with _opened(copy) as there:
        if schema.revision(there) != told["revision"]:
            raise NotDone("The copy is of another version than its list says. Nothing was restored.")
        if schema.is_ready(there):
            with there.reading() as session:
                verdict = audit.verify(session)
            if not verdict.whole:
                raise NotDone(f"The copy's audit log does not hold: {verdict.what}. Nothing was restored.")


def _counted(store: Store, copy: Path) -> dict[str, Any]:
    if store.file is None:
        with store.reading() as session:
            return {
                "cases": session.scalar(select(func.count(Case.id))),
                "audit_lines": session.scalar(select(func.max(AuditEvent.number))) or 0,
            }
    with _opened(copy) as there, there.reading() as session:
        return {
            "cases": session.scalar(select(func.count(Case.id))),
            "audit_lines": session.scalar(select(func.max(AuditEvent.number))) or 0,
        }


@contextmanager
def _opened(copy: Path) -> Iterator[Store]:
    # A store opens in WAL mode, which would write beside the copy; the copy is looked at in a place of its own.
    look_here = copy.with_name(f"{copy.name}.check")
    look_here.touch(mode=0o600)
    shutil.copyfile(copy, look_here)
    there = Store(f"sqlite:///{look_here}")
    try:
        yield there
    finally:
        there.close()
        for leftover in look_here.parent.glob(f"{look_here.name}*"):
            leftover.unlink()


def _dump_postgres(store: Store, copy: Path) -> None:
    subprocess.run(  # noqa: S603 the address is our own setting
        ["pg_dump", "--format=custom", f"--file={copy}", _address(store)],  # noqa: S607 whichever is installed
        check=True,
        capture_output=True,
    )


def _restore_postgres(store: Store, copy: Path, told: dict[str, Any]) -> dict[str, Any]:
    Base.metadata.drop_all(store.engine)
    store.close()
    try:
        subprocess.run(  # noqa: S603 the address is our own setting
            [  # noqa: S607 whichever pg_restore is installed
                "pg_restore",
                "--clean",
                "--if-exists",
                "--no-owner",
                f"--dbname={_address(store)}",
                str(copy),
            ],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise NotDone(f"The copy could not be put back: {type(problem).__name__}.") from None
    with store.reading() as session:
        verdict = audit.verify(session)
    if not verdict.whole:
        raise NotDone(f"The copy was put back, but its audit log does not hold: {verdict.what}.")
    return {**told, "kept": None}


def _address(store: Store) -> str:
    return make_url(store.url).set(drivername="postgresql").render_as_string(hide_password=False)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
