"""Set-up does nothing twice, and fails with one sentence."""

import errno
import socket
import stat

import pytest

from ops import pythons, secrets, setup
from ops.sentence import Stop, in_one_sentence
from ops.stack import Stack, free_ports


def test_a_thing_made_from_the_same_sources_is_not_made_again(tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("one")
    made = setup.Made(tmp_path / "thing/.mark", lock)
    assert not made.is_current()
    made.remember()
    assert setup.Made(tmp_path / "thing/.mark", lock).is_current()
    lock.write_text("two")
    assert not setup.Made(tmp_path / "thing/.mark", lock).is_current()


def test_a_full_disk_is_one_sentence():
    @in_one_sentence
    def program():
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(SystemExit, match="The disk is full"):
        program()


def test_any_other_system_error_is_shown_whole():
    @in_one_sentence
    def program():
        raise OSError(errno.EPERM, "not permitted")

    with pytest.raises(OSError, match="not permitted"):
        program()


def test_too_little_room_is_said_before_anything_is_made(monkeypatch, tmp_path):
    monkeypatch.setattr(setup, "ENGINE", tmp_path / "none")
    monkeypatch.setattr(setup, "ROOM_NEEDED", 2**70)
    with pytest.raises(Stop, match="too little room"):
        setup.check_this_machine()
    monkeypatch.setattr(setup, "ROOM_NEEDED", 1)
    setup.check_this_machine()


def test_a_python_310_that_only_pyenv_has_is_found(monkeypatch, tmp_path):
    here = tmp_path / "versions/3.10.13/bin/python3.10"
    here.parent.mkdir(parents=True)
    here.write_text('#!/bin/sh\necho "(3, 10)"\n')
    here.chmod(0o755)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert pythons.python_310("no-uv-here") == str(here)


def test_a_shim_that_does_not_run_is_passed_over_and_a_machine_without_python_310_is_told_what_to_install(
        monkeypatch, tmp_path):
    shim = tmp_path / "python3.10"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pythons, "_in_pyenv", list)
    monkeypatch.setattr(pythons, "_known_to_uv", lambda uv: [])
    monkeypatch.setattr(pythons, "_fetched_by_uv", lambda uv: [])
    with pytest.raises(Stop, match=r"needs Python 3\.10 as well: install it"):
        pythons.python_310("uv")


def test_a_taken_port_is_named_and_a_free_one_is_not(tmp_path):
    ports = free_ports()
    stack = Stack(tmp_path, ports)
    stack.check_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports["HEARD_CHAT_PORT"]))
        other.listen()
        with pytest.raises(Stop, match=f"Port {ports['HEARD_CHAT_PORT']} is taken"):
            stack.check_ports()


def test_each_side_gets_its_own_secrets_once_and_only_its_owner_may_read_them(tmp_path):
    chat, office = tmp_path / "chat", tmp_path / "office"
    assert secrets.make(chat, office)
    first = (chat / "settings.env").read_text(), (office / "settings.env").read_text()
    assert not secrets.make(chat, office)
    assert first == ((chat / "settings.env").read_text(), (office / "settings.env").read_text())
    assert stat.S_IMODE((chat / "settings.env").stat().st_mode) == 0o600
    assert "PRIVATE" not in first[0]
    token = dict(line.split("=", 1) for line in first[0].split())["HEARD_HANDOFF_TOKEN"]
    assert token not in first[1]


def test_half_a_pair_of_secrets_is_never_overwritten(tmp_path):
    chat, office = tmp_path / "chat", tmp_path / "office"
    secrets.make(chat, office)
    (chat / "settings.env").unlink()
    kept = (office / "settings.env").read_text()
    with pytest.raises(SystemExit, match="put it back"):
        secrets.make(chat, office)
    assert (office / "settings.env").read_text() == kept


@pytest.fixture
def nothing_installed(monkeypatch):
    """A machine without the programs that the tests use, and no right to install any."""
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    monkeypatch.delenv("HEARD_CHROMIUM", raising=False)


@pytest.mark.parametrize(("check", "named"), [
    (setup.check_browser, "chromium"), (setup.check_pdf_reader, "poppler-utils"),
])
def test_a_machine_that_may_install_nothing_is_told_what_to_install(nothing_installed, check, named):
    with pytest.raises(Stop, match=named):
        check()


def test_a_driver_that_does_not_start_names_its_libraries(nothing_installed, monkeypatch, tmp_path):
    setup.check_browser_driver()
    (tmp_path / "bin").mkdir()
    broken = tmp_path / "bin/playwright"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setattr(setup, "MAIN", tmp_path)
    with pytest.raises(Stop, match="libatomic1"):
        setup.check_browser_driver()


def test_a_named_browser_is_enough(nothing_installed, monkeypatch):
    monkeypatch.setenv("HEARD_CHROMIUM", "/opt/browser")
    setup.check_browser()


def test_without_postgresql_set_up_says_so_and_goes_on(nothing_installed, monkeypatch, capsys):
    monkeypatch.setattr(setup, "DEBIANS_POSTGRES", setup.Path("/nowhere"))
    setup.offer_postgres()
    assert "PostgreSQL is not installed" in capsys.readouterr().out
