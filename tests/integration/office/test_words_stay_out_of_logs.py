"""What breaks inside the office says where and what kind, never what it was about; one broken job stops no other."""

from __future__ import annotations

import json
import logging
import stat

import pytest

from backoffice.jobs import round as jobs_round
from tests.integration.office.conftest import a_submission, an_alert

CANARY = "my worker read my diary"


def test_a_failing_request_logs_the_kind_and_the_place_and_no_word_of_it(office, caplog):
    def breaks():
        try:
            raise KeyError(CANARY)
        except KeyError as first:
            raise ValueError(f"cannot read {CANARY!r}") from first

    office.app.view_functions["healthz"] = _marked_like(office.app.view_functions["healthz"], breaks)
    with caplog.at_level(logging.DEBUG):
        answer = office.browser().get("/healthz?" + "q=diary")
    assert answer.status_code == 500
    assert "diary" not in answer.text
    assert "diary" not in caplog.text
    assert "ValueError at" in caplog.text
    assert "because of KeyError at" in caplog.text


def _marked_like(view, other):
    other.__dict__.update(view.__dict__)
    return other


def test_a_job_that_breaks_in_any_way_stops_no_other(office, monkeypatch, caplog):
    done = []

    def breaks(*_):
        raise IndexError(CANARY)

    jobs = {"worries raised": breaks, "notices sent": lambda *_: done.append("notices") or 1}
    monkeypatch.setattr(jobs_round, "_JOBS", jobs)
    told = jobs_round.one_round(office.store, office.app.extensions["heard_settings"], office.clock.now())
    assert done == ["notices"]
    assert told.failed == ("worries raised",)
    assert "IndexError" in caplog.text
    assert CANARY not in caplog.text


def test_half_a_letter_costs_nobody_their_words(office):
    issue = {"text": "\ud800she lied\udfff", "themes": [], "about_body": "cafcass"}
    reference = office.received(child={"name": "Fern \ud83d", "age": 12}, issues=[issue])
    assert office.case(reference).issues[0].text_verbatim == "\ufffdshe lied\ufffd"
    assert office.alert(an_alert(texts=["he hits me \udc00"])).status_code == 201
    assert office.worry().texts == ["he hits me \ufffd"]


def test_the_same_half_letter_twice_is_one_case(office):
    body = a_submission(impact_text="so sad \ud83d")
    assert [office.submit(body).status_code for _ in range(2)] == [201, 200]


@pytest.mark.parametrize("seq", [2**31, 10**30])
def test_a_number_no_database_holds_is_named_and_not_stored(office, seq):
    answer = office.alert(an_alert(seq=seq))
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == "seq"


@pytest.mark.parametrize("depth", [400, 900, 990, 5000])
def test_lists_within_lists_are_refused_and_break_nothing(office, depth):
    body = a_submission()
    text = json.dumps(body).replace('"wanted": ["fix_record"]', '"wanted": ' + "[" * depth + "]" * depth)
    headers = {"Authorization": "Bearer the-token-of-the-chat-service", "Content-Type": "application/json"}
    assert office.browser().post("/api/v1/intake", data=text, headers=headers).status_code in (400, 422)


def test_a_copy_and_the_database_can_be_read_by_their_owner_alone(open_office, tmp_path):
    office = open_office(database_url=f"sqlite:///{tmp_path / 'new' / 'office.sqlite'}")
    assert office.run("db", "upgrade").exit_code == 0
    copy, database = tmp_path / "copy", tmp_path / "new" / "office.sqlite"
    assert office.run("backup", str(copy)).exit_code == 0
    assert office.run("restore", str(copy)).exit_code == 0
    private = [database, copy / "office.sqlite", *database.parent.glob("*before-restore*")]
    assert len(private) == 3
    assert [stat.S_IMODE(file.stat().st_mode) for file in private] == [0o600] * 3
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (copy, database.parent)] == [0o700] * 2
