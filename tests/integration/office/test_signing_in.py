"""Signing in: passwords, the lock, sessions that end, set-up links that work once (B-01)."""

from __future__ import annotations

import re

import pyotp
import pytest
from sqlalchemy import select, text

from backoffice.records import LoginSession, SetUpLink
from tests.integration.office.conftest import PASSWORD, post


def test_the_right_password_opens_the_door_and_a_wrong_one_does_not(office):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    assert post(browser, "/sign-in", email=email, password="wrong password here").status_code == 403
    assert browser.get("/").status_code == 302
    assert post(browser, "/sign-in", email=email.upper(), password=PASSWORD).status_code == 302
    assert "Hello Robin Hale" in browser.get("/").text


@pytest.mark.parametrize(("wrong", "opens"), [(4, True), (5, False)])
def test_the_fifth_wrong_try_locks_the_door(office, wrong, opens):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    answers = [post(browser, "/sign-in", email=email, password="wrong").status_code for _ in range(wrong)]
    assert answers == [403] * min(wrong, 4) + [429] * (wrong - 4)
    assert (post(browser, "/sign-in", email=email, password=PASSWORD).status_code == 302) is opens


@pytest.mark.parametrize(("minutes", "opens"), [(14, False), (15, True)])
def test_the_lock_opens_again_after_a_quarter_of_an_hour(office, clock, minutes, opens):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    for _ in range(5):
        post(browser, "/sign-in", email=email, password="wrong")
    clock.advance(minutes=minutes)
    assert (post(browser, "/sign-in", email=email, password=PASSWORD).status_code == 302) is opens


def test_nobody_learns_who_has_an_account(office):
    known = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    for _ in range(6):
        answers = [post(browser, "/sign-in", email=email, password="wrong") for email in (known, "no@office.example")]
        said = [re.sub(r'value="[^"]*"', "", answer.text) for answer in answers]
        assert answers[0].status_code == answers[1].status_code
        assert said[0] == said[1]


def test_a_right_password_forgets_the_wrong_tries_before_it(office):
    email = office.hire("Robin Hale", "childrens_manager")
    for _ in range(3):
        browser = office.browser()
        for _ in range(4):
            post(browser, "/sign-in", email=email, password="wrong")
        assert post(browser, "/sign-in", email=email, password=PASSWORD).status_code == 302


@pytest.mark.parametrize(("minutes", "still_in"), [(30, True), (31, False)])
def test_a_session_ends_after_thirty_idle_minutes(office, clock, minutes, still_in):
    browser = office.signed_in("Robin Hale", "childrens_manager")
    clock.advance(minutes=minutes)
    assert (browser.get("/queue").status_code == 200) is still_in


def test_a_session_in_use_goes_on(office, clock):
    browser = office.signed_in("Robin Hale", "childrens_manager")
    for _ in range(4):
        clock.advance(minutes=20)
        assert browser.get("/queue").status_code == 200


def test_signing_out_ends_the_session_on_the_server_too(office):
    browser = office.signed_in("Robin Hale", "childrens_manager")
    stolen = browser.get_cookie("office").value
    assert post_from_page(browser, "/sign-out").status_code == 302
    thief = office.browser()
    thief.set_cookie("office", stolen)
    assert thief.get("/queue").status_code == 302


def test_a_session_from_before_signing_in_is_worth_nothing_after_it(office):
    browser = office.browser()
    browser.get("/sign-in")
    planted = browser.get_cookie("office").value
    post(browser, "/sign-in", email=office.hire("Robin Hale", "childrens_manager"), password=PASSWORD)
    assert browser.get_cookie("office").value != planted
    other = office.browser()
    other.set_cookie("office", planted)
    assert other.get("/queue").status_code == 302


def test_the_cookie_is_for_this_site_alone_and_holds_only_a_token(office):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    answer = post(browser, "/sign-in", email=email, password=PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    token = browser.get_cookie("office").value
    with office.store.reading() as session:
        hashes = set(session.scalars(select(LoginSession.token_hash)))
    assert token not in hashes
    assert len(token) >= 43


def test_behind_https_the_cookie_is_secure_and_bound_to_this_host(open_office):
    office = open_office(public_office_url="https://office.example")
    cookie = office.browser().get("/sign-in", base_url="https://office.example").headers["Set-Cookie"]
    assert cookie.startswith("__Host-office=")
    assert "; Secure" in cookie


def test_closing_an_account_ends_its_sessions_at_once(office):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.sign_in(email)
    admin = office.signed_in("Ada Min", "admin")
    assert post(admin, f"/staff/{office.staff(email).id}/close").status_code == 302
    assert browser.get("/queue").status_code == 302
    assert post(office.browser(), "/sign-in", email=email, password=PASSWORD).status_code == 403


def test_after_signing_in_one_goes_on_to_where_one_was_going(office):
    email = office.hire("Robin Hale", "childrens_manager")
    browser = office.browser()
    sent = browser.get("/queue?colour=red")
    assert sent.headers["Location"] == "/sign-in?next=/queue?colour%3Dred"
    arrived = post(browser, sent.headers["Location"], email=email, password=PASSWORD)
    assert arrived.headers["Location"] == "/queue?colour=red"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_signing_in_never_leads_to_another_site(office, elsewhere):
    email = office.hire("Robin Hale", "childrens_manager")
    answer = post(office.browser(), f"/sign-in?next={elsewhere}", email=email, password=PASSWORD)
    assert answer.headers["Location"] == "/"


def new_link(office, *roles) -> str:
    shown = office.run("staff", "add", "kim.lee@office.example", "--role", *roles)
    assert shown.exit_code == 0, shown.output
    return shown.output.strip().splitlines()[-1].removeprefix("http://127.0.0.1:8001")


def test_a_set_up_link_works_once(office):
    link = new_link(office, "intake_officer")
    browser = office.browser()
    assert "Kim Lee" in browser.get(link).text
    assert post(browser, link, password=PASSWORD, again=PASSWORD).status_code == 302
    assert browser.get(link).status_code == 410
    assert post(browser, link, password="another long password", again="another long password").status_code == 410
    assert office.sign_in("kim.lee@office.example").get("/").status_code == 200


@pytest.mark.parametrize(("hours", "works"), [(72, True), (73, False)])
def test_a_set_up_link_is_too_old_after_three_days(office, clock, hours, works):
    link = new_link(office, "intake_officer")
    clock.advance(hours=hours)
    assert (office.browser().get(link).status_code == 200) is works


def test_a_new_link_shuts_the_older_one(office):
    older = new_link(office, "intake_officer")
    newer = office.run("staff", "link", "kim.lee@office.example").output.strip().removeprefix("http://127.0.0.1:8001")
    assert office.browser().get(older).status_code == 410
    assert office.browser().get(newer).status_code == 200


def test_the_database_holds_no_link_and_no_password(office):
    link = new_link(office, "intake_officer")
    post(office.browser(), link, password=PASSWORD, again=PASSWORD)
    token = link.rsplit("/", 1)[1]
    with office.store.reading() as session:
        hashes = list(session.scalars(select(SetUpLink.token_hash)))
        kept = session.execute(text("SELECT password_hash FROM staff")).scalar_one()
    assert token not in hashes
    assert kept.startswith("$argon2id$")


@pytest.mark.parametrize(
    "bad", ["short", "aaaaaaaaaaaaaa", "password12345", "kim.lee and more", "qwertyqwerty12"]
)
def test_a_poor_password_is_refused_and_the_link_still_works(office, bad):
    link = new_link(office, "intake_officer")
    browser = office.browser()
    assert post(browser, link, password=bad, again=bad).status_code == 400
    assert post(browser, link, password=PASSWORD, again="something else again").status_code == 400
    assert post(browser, link, password=PASSWORD, again=PASSWORD).status_code == 302


def test_a_one_time_code_is_asked_for_where_the_setting_says_so_and_opens_the_door_once(open_office, clock):
    office = open_office(one_time_codes="on")
    link = new_link(office, "intake_officer")
    browser = office.browser()
    key = re.search(r'office-key">([A-Z2-7]+)<', browser.get(link).text).group(1)
    assert post(browser, link, password=PASSWORD, again=PASSWORD, code="000000").status_code == 400
    code = pyotp.TOTP(key).at(clock.now())
    assert post(browser, link, password=PASSWORD, again=PASSWORD, code=code).status_code == 302
    told = {"email": "kim.lee@office.example", "password": PASSWORD}
    assert post(office.browser(), "/sign-in", **told).status_code == 403
    assert post(office.browser(), "/sign-in", **told, code=code).status_code == 302
    assert post(office.browser(), "/sign-in", **told, code=code).status_code == 403
    clock.advance(seconds=30)
    assert post(office.browser(), "/sign-in", **told, code=pyotp.TOTP(key).at(clock.now())).status_code == 302


def post_from_page(browser, address, **form):
    """Press a button on a page of somebody who is signed in."""
    page = browser.get("/").text
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    return browser.post(address, data={"csrf_token": token, **form})


def test_two_people_who_change_the_same_roles_lose_nothing_and_the_second_is_told(office):
    ada, ben = office.signed_in("Ada Min", "admin"), office.signed_in("Ben Min", "admin")
    staff = office.staff(office.hire("Kim Lee", "intake_officer"))
    address = f"/staff/{staff.id}/roles"
    assert post(ada, address, roles=["auditor"], shown="intake_officer").status_code == 302
    told = post(ben, address, roles=["intake_officer", "senior_leader"], shown="intake_officer")
    assert told.status_code == 409
    assert "Somebody else changed the roles of Kim Lee meanwhile." in told.text
    assert 'value="senior_leader" checked' in told.text
    assert office.staff(staff.email).roles == {"auditor"}
    assert post(ben, address, roles=["intake_officer", "senior_leader"], shown="auditor").status_code == 302
    assert office.staff(staff.email).roles == {"intake_officer", "senior_leader"}


@pytest.mark.parametrize(("length", "taken"), [(120, True), (121, False)])
def test_a_name_is_no_longer_than_its_place(office, length, taken):
    admin = office.signed_in("Ada Min", "admin")
    answer = post(admin, "/staff", email="new@office.example", name="N" * length, roles="auditor")
    assert answer.status_code == (201 if taken else 409)
    assert ("at most 120 characters" in answer.text) is not taken
    assert ("new@office.example" in admin.get("/staff").text) is taken


def test_the_last_admin_stays_one_and_the_page_says_why(office):
    ada = office.signed_in("Ada Min", "admin")
    staff = office.staff("ada.min@office.example")
    answer = post(ada, f"/staff/{staff.id}/roles", roles=["auditor"], shown="admin")
    assert answer.status_code == 409
    assert "make another person admin first" in answer.text
    assert office.staff("ada.min@office.example").roles == {"admin"}
