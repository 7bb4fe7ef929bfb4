"""The ways in which the office says no."""

from __future__ import annotations


class NotDone(Exception):
    """Something was asked that is not done. The message is for the person who asked, and says what to do next."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class GuardRefused(NotDone):
    """A rule refused a command. Nothing has changed. ``guard`` is the id of specification 3.4."""

    def __init__(self, guard: str, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.guard = guard
        self.field = field


class Stale(NotDone):
    """Somebody else changed the case since this person looked at it. Nothing of theirs was written over."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else changed this case while you were working on it. Nothing of yours was saved, and nothing of "
            "theirs was lost. Look at what changed, then do yours again."
        )


class NotFound(NotDone):
    """There is no such case, or none that this person may know of."""

    def __init__(self, what: str = "case") -> None:
        super().__init__(f"There is no such {what}.")


class Closed(NotDone):
    """This person may not see this case or worry. Whoever answers for the program writes it to the audit log."""

    def __init__(self, reference: str | None = None, concern_id: str | None = None) -> None:
        self.reference = reference
        self.concern_id = concern_id
        super().__init__("You cannot open this. If you think you should, ask a safeguarding lead or a manager.")
