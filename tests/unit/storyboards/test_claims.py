"""A draft tells a child nothing that the facts of the case do not hold, and loses nothing that was promised."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyboards import Story, check, from_template, left_out, templates
from storyboards.filling.facts import ABOUT
from storyboards.rules import FEWEST, MOST, OUTCOMES
from tests.unit.storyboards.made_up import AMY, LONG, SHORT
from tests.unit.storyboards.well_laid import well_laid_panels

KEYS = [key for key, _ in templates()]
ABOUT_FINDINGS = [key for key in KEYS if key not in ("listen_learn", "what_next")]
BY = "10 June 2026"
CLAIMS_OF_DONE = re.compile(
    r"\bwe (?:have )?(?:changed|told the court|fixed|put it right|sent)\b|\bnow it is right\b|\bjudge knows\b"
    r"|\bis done\b|\bsaid sorry\b",
    re.IGNORECASE,
)


def remedy(kind: str, *, done: bool, who: str | None = None) -> dict[str, Any]:
    return {"text": "We will see to it.", "by": BY, "type": kind, "done": done, "who": who}


def words_of(story: Story) -> str:
    panels = [text for panel in story.panels for text in (*(b.text for b in panel.bubbles), panel.caption, panel.alt)]
    return " ".join([story.title, *panels])


def said_by(story: Story, who: str) -> list[str]:
    return [bubble.text for panel in story.panels for bubble in panel.bubbles if bubble.who == who]


@pytest.mark.parametrize("kind", sorted(ABOUT))
@pytest.mark.parametrize("key", KEYS)
def test_what_is_still_to_be_done_is_never_told_as_done(key: str, kind: str) -> None:
    story = from_template(key, {**SHORT, "remedies": [remedy(kind, done=False, who="Tom")]})
    assert not CLAIMS_OF_DONE.search(words_of(story)), words_of(story)
    assert "A report put right" not in words_of(story)
    assert "judge" not in {placed.who for panel in story.panels for placed in panel.people}
    if key in ABOUT_FINDINGS:
        assert f"We will do it by {BY}." in words_of(story)
        assert "“We will see to it.”" not in words_of(story)
    assert check(story) == []


@pytest.mark.parametrize("kind", sorted(ABOUT))
@pytest.mark.parametrize("key", ABOUT_FINDINGS)
def test_what_is_done_is_told_as_done_and_with_no_date_to_wait_for(key: str, kind: str) -> None:
    story = from_template(key, {**SHORT, "remedies": [remedy(kind, done=True)]})
    assert "This is done now." in words_of(story) and BY not in words_of(story)
    assert ("told the court" in words_of(story)) == (kind == "clarify_to_court")
    assert ("changed what we wrote" in words_of(story)) == (kind == "amend_record")
    assert "“We will see to it.”" in words_of(story), "a promise that is kept is quoted, not made again"
    assert check(story) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_case_whose_report_will_be_mended_later_says_so(key: str) -> None:
    story = from_template(
        key, {**SHORT, "remedies": [{"text": "We will fix the report.", "by": BY, "type": "amend_record"}]}
    )
    told = words_of(story) + " ".join(story.left_out)
    assert "We will fix the report." in told and "court" not in " ".join(
        panel.caption for panel in story.panels if key != "listen_learn"
    )
    assert story.title != "We put it right"


@pytest.mark.parametrize(
    ("remedies", "speaks"),
    [
        ([], False),
        ([remedy("apology", done=False, who="Tom")], False),
        ([remedy("apology", done=True, who="Maya")], False),
        ([remedy("apology", done=True)], False),
        ([remedy("amend_record", done=True, who="Tom")], False),
        ([remedy("apology", done=True, who="tom")], True),
    ],
)
def test_a_worker_says_sorry_in_pictures_only_after_saying_it(remedies: list[dict[str, Any]], speaks: bool) -> None:
    story = from_template("sorry", {**SHORT, "remedies": remedies})
    assert any("sorry" in text for text in said_by(story, "worker")) == speaks
    assert any("sorry" in text for text in said_by(story, "manager")) != speaks


@pytest.mark.parametrize("outcome", sorted(set(OUTCOMES) - {"upheld", "partly_upheld"}))
@pytest.mark.parametrize("key", KEYS)
def test_nobody_says_that_we_got_wrong_what_we_did_not(key: str, outcome: str) -> None:
    facts = {
        **SHORT, "findings": [{"number": 1, "outcome": outcome, "plain": "We read the notes."}],
        "remedies": [remedy("apology", done=True, who="Tom")], "told_by_reader": True,
    }  # fmt: skip
    told = words_of(from_template(key, facts))
    assert not re.search("got it wrong|we got wrong|what went wrong|[Yy]ou were right|We are sorry", told), told


@pytest.mark.parametrize("key", KEYS)
def test_a_judge_speaks_only_of_what_a_judge_decides(key: str) -> None:
    finding = {"number": 1, "outcome": "outside_remit", "plain": "This is not ours to decide."}
    for body, speaks in (("court_judge", key == "judge"), ("police", False), (None, False)):
        story = from_template(key, {**SHORT, "findings": [{**finding, "decided_by": body}]})
        assert bool(said_by(story, "judge")) == speaks


def test_waiting_and_lateness_are_told_only_where_they_are_so() -> None:
    waiting = {**SHORT, "findings": [], "remedies": [], "learning": []}
    for late in (True, False):
        still, over = (from_template("longer", {**facts, "late": late}) for facts in (waiting, SHORT))
        assert ("longer" in words_of(still)) == ("longer" in words_of(over)) == late
        assert "still looking" in words_of(still) and "still looking" not in words_of(over)


def test_only_a_court_case_that_has_ended_is_told_as_ended() -> None:
    for state in ("live", "ended", "not_sure", "not_said"):
        told = words_of(from_template("listen_learn", {**SHORT, "proceedings": state}))
        assert ("Your court case has ended" in told) == (state == "ended")


def test_a_picture_of_asking_shows_nobody_whom_we_did_not_ask() -> None:
    for asked, shown in ((["your teacher"], False), (["Tom"], True), (["your worker", "their boss"], True)):
        story = from_template("what_happened", {**SHORT, "talked_to": asked})
        assert ("worker" in {placed.who for panel in story.panels for placed in panel.people}) == shown


@pytest.mark.parametrize("key", KEYS)
def test_a_child_we_did_not_meet_is_not_drawn_sitting_with_us(key: str) -> None:
    for panel in from_template(key, {**SHORT, "met": False}).panels:
        together = {"child", "manager"} <= {placed.who for placed in panel.people}
        assert not together or panel.scene in ("outdoors", "phone_call", "hallway")


def test_who_did_not_tell_us_is_not_thanked_for_telling() -> None:
    for key in KEYS:
        told = words_of(from_template(key, {**SHORT, "told_by_reader": False}))
        assert "you told us" not in told.lower() and "for telling us" not in told


ENDS = ("We read it.", "We asked about it and we wrote it all down.", "It took us three weeks to see what went wrong.")
plain = st.lists(st.sampled_from(ENDS), min_size=1, max_size=4, unique=True).map(" ".join)
numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """The facts of any case, from one with nothing in it to one with far more than a story can tell."""
    findings = [
        {"number": n, "outcome": draw(st.sampled_from(sorted(OUTCOMES))), "plain": f"Part {numbers[n]}. {draw(plain)}"}
        for n in range(1, 1 + draw(st.integers(0, 10)))
    ]
    remedies = [
        {
            "text": f"We will do part {numbers[n]}.",
            "by": draw(st.sampled_from([None, BY, "12 June 2026"])),
            "type": draw(st.sampled_from(sorted(ABOUT))),
            "done": draw(st.booleans()),
        }
        for n in range(draw(st.integers(0, 6)))
    ]
    return {
        **SHORT, "child_look": draw(st.sampled_from([None, AMY])), "findings": findings, "remedies": remedies,
        "what_child_said": draw(st.lists(st.sampled_from(ENDS), max_size=3)),
        "learning": draw(st.lists(st.sampled_from(["We check now.", "We call back in two days."]), max_size=2)),
        "next_steps": draw(st.lists(st.sampled_from(["You can ask us more.", "You can call."]), max_size=2)),
        "late": draw(st.booleans()), "met": draw(st.booleans()), "told_by_reader": draw(st.booleans()),
    }  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(KEYS), cases())
def test_any_case_gives_three_to_eight_panels_and_loses_nothing_silently(key: str, facts: dict[str, Any]) -> None:
    story = from_template(key, facts)
    assert FEWEST <= len(story.panels) <= MOST and all(well_laid_panels(story))
    told = " ".join([words_of(story), *story.left_out])
    promises = [*facts["findings"], *facts["remedies"]]
    for text in [each.get("plain") or each["text"] for each in promises] + facts["learning"] + facts["next_steps"]:
        assert all(part in told for part in re.findall(r"[^.]+\.", text.strip())), text
    for each in facts["remedies"]:
        if not each["done"] and each["by"]:
            assert f"We will do it by {each['by']}." in told
    if all(each["done"] for each in facts["remedies"]):
        assert "We will do it by" not in told
    if not any(each["done"] for each in facts["remedies"]):
        assert not CLAIMS_OF_DONE.search(words_of(story))


@pytest.mark.parametrize("key", ABOUT_FINDINGS)
def test_four_findings_with_four_outcomes_are_all_told(key: str) -> None:
    outcomes = ("upheld", "partly_upheld", "not_upheld", "no_finding")
    facts = {
        **LONG,
        "findings": [
            {"number": n, "outcome": outcome, "plain": f"We read the notes. They say it was late {n} times."}
            for n, outcome in enumerate(outcomes, 1)
        ],
    }
    story = from_template(key, facts)
    assert check(story) == [] and len(story.panels) <= MOST
    assert {panel.finding.outcome for panel in story.panels if panel.finding} == set(outcomes)
    assert set(story.left_out) <= set(facts["what_child_said"]), "only what the child knows already may give way"


@pytest.mark.parametrize("key", ABOUT_FINDINGS)
def test_many_findings_with_one_outcome_share_panels_that_are_tied_to_all_of_them(key: str) -> None:
    findings = [{"number": n, "outcome": "upheld", "plain": f"We were late on day {n}."} for n in range(1, 13)]
    story = from_template(key, {**SHORT, "findings": findings})
    assert check(story) == []
    tied = [panel.finding for panel in story.panels if panel.finding]
    assert {number for one in tied for number in (one.number, *one.also)} == set(range(1, 13))


def test_what_had_no_room_is_named_until_somebody_writes_it_in() -> None:
    from dataclasses import replace

    story = from_template("what_next", SHORT)
    assert "Tom wrote the wrong school in your report." in left_out(story) == story.left_out
    fuller = replace(story.panels[0], caption="Tom wrote the wrong school in your report.")
    assert "Tom wrote the wrong school in your report." not in left_out(
        replace(story, panels=(fuller, *story.panels[1:]))
    )
