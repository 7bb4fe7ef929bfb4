"""Which flags of specification 2.2 a submission puts on its case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backoffice.procedure.terms import Flag


def flags_of(body: Mapping[str, Any]) -> frozenset[Flag]:
    """Return the flags that follow from what was handed over."""
    told = body["flags"]
    found = {
        # Feedback wants no reply, so nobody misses a way to give one.
        Flag.NO_CONTACT_ROUTE: body["kind"] != "feedback" and not any(map(_reachable, _contacts(body))),
        # Either worry counts: that the family sees the answer (N18), or that the worker is told (N19b).
        Flag.SHARING_WORRY: body["sharing_view"]["view"] == "worried" or body["telling_view"]["view"] in _WORRIED,
        Flag.ALLEGATION_AGAINST_STAFF: told["allegation_against_staff"],
        Flag.SAFEGUARDING: told["safeguarding"] != "none" or bool(body["alert_ids"]),
        Flag.TRANSLATE: told["non_english"] or body["needs"]["interpreter"],
        Flag.COURT_DECISION: told["court_decision"],
        Flag.DISTRESS: told["distress"],
        Flag.ABUSIVE_LANGUAGE: told["abusive_language"],
    }
    return frozenset(flag for flag, bears in found.items() if bears)


_WORRIED = ("yes", "not_sure")


def _contacts(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    representative = body["representative"]
    return [body["contact"]] + ([representative["contact"]] if representative else [])


def _reachable(contact: Mapping[str, Any]) -> bool:
    return contact["method"] != "none" and bool((contact["value"] or "").strip())
