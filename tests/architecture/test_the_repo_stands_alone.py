"""The repository holds only what belongs to the product, and each side keeps to its runtime."""

import re
import subprocess

import pytest
import yaml

from ops.stack import ROOT

OURS = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
TEXT = re.compile(r"\.(py|md|yml|toml|js|css|html|txt|lock|json|cfg)$|Makefile|Procfile")
TEXTS = [ROOT / name for name in OURS if TEXT.search(name)]
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:ro" r"ot|wo" r"rk|far" r"m|ho" r"me/\w+|tm" r"p/\w+)/")
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted|registry\.npm|deb\.debian|127\.0\.0\.1:\d+/simple", re.IGNORECASE)


def test_the_search_reads_the_repository():
    assert len(TEXTS) > 40


def test_no_file_names_a_path_of_one_machine():
    assert [str(path) for path in TEXTS if path.exists() and MACHINE_PATH.search(path.read_text())] == []


def test_no_file_names_a_package_registry():
    assert [str(path) for path in TEXTS if path.exists() and path.name != "test_the_repo_stands_alone.py"
            and REGISTRY_HOST.search(path.read_text())] == []


@pytest.mark.parametrize("lock", ["rasa", "heard", "develop", "bootstrap", "node"])
def test_every_locked_package_has_its_version_and_its_hashes(lock):
    text = (ROOT / "requirements" / f"{lock}.lock").read_text()
    packages = re.findall(r"^([A-Za-z0-9_.\[\]-]+)==\S+.*\\\n\s+--hash=sha256:", text, re.MULTILINE)
    named = re.findall(r"^[A-Za-z0-9]\S*", text, re.MULTILINE)
    assert len(packages) == len(named) > 0


def test_what_the_engine_may_one_day_run_itself_also_runs_on_its_python():
    rooms = "bot.conversation, bot.safety, bot.clock, bot.settings, bot.actions, bot.handoff"
    done = subprocess.run([ROOT / ".venv-rasa/bin/python", "-W", "ignore", "-c", f"import {rooms}"], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]


def test_a_new_chat_carries_nothing_over_from_an_old_one():
    session = yaml.safe_load((ROOT / "domain.yml").read_text())["session_config"]
    assert session == {"session_expiration_time": 0, "carry_over_slots_to_new_session": False}
