"""Naming a parent or carer of the child, so that sharing the answer can be decided for each of them (C-10, D-12)."""

from __future__ import annotations

from collections.abc import Callable

from backoffice.procedure.commands import NameParentOrCarer
from backoffice.records import CaseParty, Person
from backoffice.services.casefile import CaseFile
from backoffice.services.finding import name_search


def naming(name: str, relationship: str | None, responsible: str) -> Callable[[CaseFile], NameParentOrCarer]:
    """Return what puts the person on the file and makes the command that names them.

    ``responsible`` says whether they have parental responsibility: yes, no or unknown.
    """

    def name_in(file: CaseFile) -> NameParentOrCarer:
        person = Person(kind="adult")
        person.name = name
        party = CaseParty(person=person, role="parent_or_carer", relationship_to_child=relationship)
        party.has_parental_responsibility = responsible
        file.case.parties.append(party)
        file.session.flush()
        name_search.mark(file.case)
        return NameParentOrCarer(party=party.id)

    return name_in
