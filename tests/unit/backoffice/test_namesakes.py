"""Who is kept from a case because it may be about them."""

from __future__ import annotations

import pytest

from backoffice.services.access.namesakes import is_mentioned, is_named

pytestmark = pytest.mark.clause("C-1a", "SG-6")


@pytest.mark.parametrize(
    "called", ["Robin Hale", "robin hale", "ROBIN  HALE", "Mr Hale", "Miss Hale", "hale", "Hale.", "Róbin Hale"]
)
def test_a_worker_called_so_may_be_robin_hale(called):
    assert is_named("Robin Hale", called)


@pytest.mark.parametrize("called", ["Robin", "robin", "Sarah Hale", "Haley", "Mr", "", "?", "Robin Hales", "my worker"])
def test_a_worker_called_so_is_not_taken_for_robin_hale(called):
    assert not is_named("Robin Hale", called)


def test_somebody_with_one_name_is_matched_by_it():
    assert is_named("Prince", "prince")


@pytest.mark.parametrize("said", ["then robin hale hit me", "it was Mr Hale!!", "mrs hale shouted", "ROBIN HALE"])
def test_a_text_that_names_robin_hale(said):
    assert is_mentioned("Robin Hale", said)


@pytest.mark.parametrize(
    "said", ["robin hit me", "we live in Hale", "hale and hearty", "", "Robin from school, Hale Road"]
)
def test_a_text_that_does_not_name_robin_hale(said):
    assert not is_mentioned("Robin Hale", said)
