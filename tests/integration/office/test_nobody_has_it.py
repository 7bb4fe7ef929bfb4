"""A case that came when nobody could have it does not stay with nobody."""

import pytest

from tests.integration.office.conftest import a_submission


def jobs(office):
    done = office.run("jobs", "run", "--once")
    assert done.exit_code == 0, done.output


@pytest.mark.clause("C-1b")
def test_a_case_that_came_before_the_first_manager_is_given_to_them(office):
    reference = office.received()
    assert office.case(reference).assignee_id is None
    jobs(office)
    assert office.case(reference).assignee_id is None
    email = office.hire("Robin Hale", "childrens_manager")
    jobs(office)
    assert office.case(reference).assignee_id == office.staff(email).id


@pytest.mark.clause("D-39")
def test_it_is_never_given_to_somebody_who_is_named_in_it(office):
    reference = office.received(about_person={"known": "yes", "name": "Robin Hale"})
    office.hire("Robin Hale", "childrens_manager")
    jobs(office)
    assert office.case(reference).assignee_id is None


def test_a_message_for_a_worker_finds_somebody_too(office):
    answer = office.submit(a_submission(kind="message_for_worker", procedure=None))
    assert answer.status_code == 201, answer.text
    email = office.hire("Robin Hale", "childrens_manager")
    jobs(office)
    assert office.case(answer.json["reference"]).assignee_id == office.staff(email).id
