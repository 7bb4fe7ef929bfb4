"""Letters as PDF files that a screen reader can read: tagged, with a language and a title (PDF/UA)."""

from __future__ import annotations

from typing import Protocol


class Printer(Protocol):
    """Makes paper out of a page."""

    def pdf(self, page: str) -> bytes:
        """Return the HTML document ``page`` as a PDF file."""


class TaggedPrinter:
    """The real printer: HTML in, tagged PDF out."""

    def pdf(self, page: str) -> bytes:
        # WeasyPrint takes a second to load, which nobody should wait for who prints nothing.
        from backoffice.gateways.tagged_pdf import drawn

        return drawn(page)


class PlainPaper:
    """A fake printer for tests that care about what is printed, not how: it keeps the pages it was given."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def pdf(self, page: str) -> bytes:
        self.pages.append(page)
        return b"%PDF-1.7 page " + str(len(self.pages)).encode()
