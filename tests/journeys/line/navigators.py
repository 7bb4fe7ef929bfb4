"""A child at the chat and a manager at the office, in a real browser; their methods read as what they do."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect


@dataclass
class Pictures:
    """Screenshots for people to look at; none are taken unless a folder is named."""

    folder: Path | None = None
    whole_page: bool = False

    def take(self, page: Page, name: str) -> None:
        if self.folder:
            page.screenshot(path=str(self.folder / f"{name}.png"), full_page=self.whole_page, animations="disabled")


@dataclass
class Child:
    page: Page
    url: str
    pictures: Pictures = field(default_factory=Pictures)

    def opens_the_chat(self) -> "Child":
        self.page.goto(self.url)
        return self.settles()

    def presses(self, label: str) -> "Child":
        self.page.get_by_role("button", name=label, exact=True).first.click()
        return self.settles()

    def says(self, words: str) -> "Child":
        self.page.locator("#words").fill(words)
        self.page.locator("#send").click()
        return self.settles()

    def settles(self) -> "Child":
        expect(self.page.locator("#main[aria-busy=true]")).to_have_count(0)
        return self

    def sees(self, text: str) -> "Child":
        expect(self.page.get_by_text(text).last).to_be_visible()
        return self

    def shows(self, name: str) -> "Child":
        self.pictures.take(self.page, name)
        return self


@dataclass
class Manager:
    page: Page
    url: str
    pictures: Pictures = field(default_factory=Pictures)

    def goes_to(self, path: str) -> "Manager":
        self.page.goto(self.url + path)
        return self

    def fills(self, **typed: str) -> "Manager":
        """Fill each field by its name, whatever kind of field it is; a date is day/month/year."""
        for name, value in typed.items():
            if value.count("/") == 2 and self.page.locator(f"[name='{name}-day']").count():
                for part, number in zip(("day", "month", "year"), value.split("/"), strict=True):
                    self.page.locator(f"[name='{name}-{part}']").fill(number)
                continue
            fields = self.page.locator(f"[name='{name}']")
            kind = fields.first.evaluate("field => field.type")
            if kind in ("radio", "checkbox"):
                self.page.locator(f"[name='{name}'][value='{value}']").check()
            elif kind == "select-one":
                fields.first.select_option(value)
            else:
                fields.first.fill(value)
        return self

    def presses(self, go: str) -> "Manager":
        with self.page.expect_navigation():
            self.page.locator(f"button[name=go][value={go}]").last.click()
        return self

    def clicks(self, label: str) -> "Manager":
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=label).first.click()
        return self

    def does(self, case: str, action: str, go: str = "save", leads_to: str = "", **typed: str) -> "Manager":
        """Open the page of one action of a case, fill it in, press its button, and be where it leads."""
        self.goes_to(f"/cases/{case}/do/{action}").fills(**typed)
        self.shows(f"office-{action}").presses(go)
        expect(self.page).to_have_url(f"{self.url}/cases/{case}{leads_to}")
        return self

    def sees(self, text: str) -> "Manager":
        expect(self.page.get_by_text(text).first).to_be_visible()
        return self

    def shows(self, name: str) -> "Manager":
        self.pictures.take(self.page, name)
        return self


def sets_a_password(context: BrowserContext, url: str, link: str, password: str, pictures: Pictures | None) -> Manager:
    """Somebody new opens their one-time link, chooses a password, and signs in."""
    page = context.new_page()
    page.goto(link)
    manager = Manager(page, url, pictures or Pictures())
    email = page.locator("[name=username]").input_value()
    manager.fills(password=password, again=password)
    with page.expect_navigation():
        page.locator("form button[type=submit]").last.click()
    manager.goes_to("/sign-in").shows("office-sign-in")
    if page.locator("[name=password]").count():
        for name, value in (("email", email), ("username", email), ("password", password)):
            if page.locator(f"[name={name}]").count():
                page.locator(f"[name={name}]").fill(value)
        with page.expect_navigation():
            page.locator("form button[type=submit]").last.click()
    return manager
