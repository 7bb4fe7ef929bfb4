"""Questions that several actions ask, each worded once."""

from __future__ import annotations

from backoffice.casework.fields import Field
from backoffice.procedure import terms

WAYS = tuple(way for way in terms.ContactMethod if way not in (terms.ContactMethod.NO_TALK, terms.ContactMethod.NONE))
CHILD_OR_HELPER = (terms.With.CHILD, terms.With.REPRESENTATIVE)
COMPLAINANT_OR_OTHER = (terms.With.COMPLAINANT, terms.With.OTHER)

WHY = Field("reason", "Why?", rows=2)
POINT = Field("issue", "Which point?", "choice", choices="issues", must="Choose a point.")
REMEDY = Field("remedy", "Which action?", "choice", choices="remedies", must="Choose an action.")
PAYMENT = Field("remedy", "Which payment?", "choice", choices="payments", must="Choose a payment.")
PARENT = Field("party", "Which parent or carer?", "choice", choices="parents", must="Choose a parent or carer.")
WHO_WORKS_HERE = Field("staff", "Who?", "staff", must="Enter a name.")
