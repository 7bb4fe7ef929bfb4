"""Makes a fresh checkout ready to run or to test: `python3 -m ops.setup [--tests]`.

Standard library only, because it runs before anything is installed. Every step is skipped when what it was made
from has not changed, so a second run does nothing.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from ops.pythons import python_310
from ops.sentence import Stop, in_one_sentence

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
MAIN, ENGINE = ROOT / ".venv", ROOT / ".venv-rasa"
DEBIANS_POSTGRES = Path("/usr/lib/postgresql")
ROOM_NEEDED = 5 * 1024**3  # both environments, unpacked, with space to train in


def say(text):
    print(f"  {text}", flush=True)


def run(*command, **kwargs):
    """Run a command quietly; when it fails, show what it said last."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "UV_PYTHON")}
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **kwargs)
    if done.returncode:
        if "No space left" in done.stdout:
            raise Stop("The disk is full: free some space and run the same command again; nothing is lost.")
        step = " ".join(str(part) for part in command[:6])
        raise Stop(f"{done.stdout.strip()[-2000:]}\n\nThis step failed: {step} …")
    return done.stdout


class Made:
    """Remembers what a thing was made from, beside the thing, so that it is made anew only when that changed."""

    def __init__(self, mark, *sources):
        self.mark = mark
        digest = hashlib.sha256()
        for source in sources:
            digest.update(source.read_bytes() if isinstance(source, Path) else str(source).encode())
        self.fingerprint = digest.hexdigest()

    def is_current(self):
        return self.mark.exists() and self.mark.read_text() == self.fingerprint

    def remember(self):
        self.mark.parent.mkdir(parents=True, exist_ok=True)
        self.mark.write_text(self.fingerprint)


def check_this_machine():
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is exactly what has to be told
        raise Stop("Heard needs Python 3.11 or newer to set itself up: install it and run the same command again.")
    if not ENGINE.exists() and shutil.disk_usage(ROOT).free < ROOM_NEEDED:
        raise Stop("There is too little room on this disk: Heard needs 5 GB free for its two Python environments.")


def install(environment, lock):
    """Install what the lock names. Compiled once here, because some starts would otherwise compile it all again."""
    run(MAIN / "bin/uv", "pip", "install", "--quiet", "--compile-bytecode", "--python", environment / "bin/python",
        "--require-hashes", "-r", lock)


def make_main_environment(lock):
    """The environment of everything but the dialogue engine; `lock` is heard.lock or develop.lock (which holds it)."""
    made = Made(MAIN / f".made-from-{lock.stem}", lock, LOCKS / "bootstrap.lock", sys.version)
    if made.is_current():
        return
    say("making the Python environment")
    if not (MAIN / "bin" / "uv").exists():
        run(sys.executable, "-m", "venv", "--clear", MAIN)
        run(MAIN / "bin/python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKS / "bootstrap.lock")
    install(MAIN, lock)
    made.remember()


def make_engine_environment():
    made = Made(ENGINE / ".made-from", LOCKS / "rasa.lock")
    if made.is_current():
        return
    uv = MAIN / "bin/uv"
    python = python_310(uv)
    say("making the dialogue engine's environment (Python 3.10; a few minutes the first time)")
    run(uv, "venv", "--quiet", "--clear", "--python", python, ENGINE)
    install(ENGINE, LOCKS / "rasa.lock")
    made.remember()


def npm():
    """The npm of this machine, or one from a package where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    home = ROOT / "var/node"
    if not (home / "bin/npm").exists():
        say("fetching Node for the front-end packages")
        run(MAIN / "bin/uv", "venv", "--quiet", "--clear", home)
        run(MAIN / "bin/uv", "pip", "install", "--quiet", "--python", home / "bin/python",
            "--require-hashes", "-r", LOCKS / "node.lock")
    return [home / "bin/npm"]


def install_front_end():
    made = Made(ROOT / "node_modules/.made-from", ROOT / "package-lock.json", Path(__file__))
    if not made.is_current():
        say("installing front-end packages")
        run(*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        made.remember()
    copied = Made(ROOT / "backoffice/static/vendor/.made-from", ROOT / "package-lock.json", Path(__file__))
    if not copied.is_current():
        copy_govuk_frontend()
        copied.remember()
    table = ROOT / "bot/web/pictures.py"
    pictured = Made(ROOT / "bot/web/static/vendor/.made-from", ROOT / "package-lock.json", table)
    if not pictured.is_current():
        run(MAIN / "bin/python", "-m", "bot.web.pictures", ROOT / "node_modules/@iconify-json/fluent-emoji-flat")
        pictured.remember()


def copy_govuk_frontend():
    """Copy the design system's files without its font, whose licence is for gov.uk alone."""
    source, target = ROOT / "node_modules/govuk-frontend/dist/govuk", ROOT / "backoffice/static/vendor/govuk"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source / "assets", target / "assets", ignore=shutil.ignore_patterns("fonts"))
    shutil.copy(source / "govuk-frontend.min.js", target)
    css = (source / "govuk-frontend.min.css").read_text()
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css).replace("GDS Transport", "Lexend")
    (target / "govuk-frontend.min.css").write_text(css)


def check_documents():
    """WeasyPrint draws text with Pango, which is a library of the system."""
    if subprocess.run([MAIN / "bin/python", "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        apt_install("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0",
                    otherwise="Letters need the Pango library: install it (on Debian: libpango-1.0-0 libpangoft2-1.0-0 "
                              "libharfbuzz-subset0) and run the same command again.")


def check_browser():
    if not (shutil.which("chromium") or os.environ.get("HEARD_CHROMIUM")):
        apt_install("chromium", otherwise="The page tests need Chromium: install it (on Debian: chromium), or name one "
                                          "in HEARD_CHROMIUM, and run the same command again.")


def check_browser_driver():
    """What drives the browser is a program of its own, which leans on libraries of the system."""
    if subprocess.run([MAIN / "bin/playwright", "--version"], capture_output=True, check=False).returncode:
        apt_install("libatomic1", "libstdc++6",
                    otherwise="The page tests need two libraries to drive the browser: install them (on Debian: "
                              "libatomic1 libstdc++6) and run the same command again.")


def check_pdf_reader():
    if not shutil.which("pdftoppm"):
        apt_install("poppler-utils", otherwise="The document tests need pdftoppm: install it (on Debian: "
                                               "poppler-utils) and run the same command again.")


def offer_postgres():
    """The records work on SQLite and on PostgreSQL; without the second its tests are skipped, and say so."""
    if not (shutil.which("pg_ctl") or list(DEBIANS_POSTGRES.glob("*/bin/pg_ctl"))):
        try:
            apt_install("postgresql", otherwise="PostgreSQL is not installed (on Debian: postgresql), so its tests are "
                                                "skipped.")
        except Stop as reason:
            say(reason)


def apt_install(*packages, otherwise):
    """Install Debian packages where this user may; else say what to install."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise Stop(otherwise)
    say(f"installing {', '.join(packages)}")
    try:
        run("apt-get", "update", "-qq")
        run("env", "DEBIAN_FRONTEND=noninteractive",
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    except Stop as reason:
        raise Stop(f"{reason}\n{otherwise}") from None


def make_secrets():
    run(MAIN / "bin/python", "-m", "ops.secrets")


def prepare_database():
    run(MAIN / "bin/flask", "--app", "backoffice", "db", "upgrade")


def train_the_engine():
    said = run(ENGINE / "bin/python", "-m", "bot.engine.train")
    if "trained" in said:
        say("trained the dialogue model")


@in_one_sentence
def main(*wanted):
    testing = "--tests" in wanted
    check_this_machine()
    make_main_environment(LOCKS / ("develop.lock" if testing else "heard.lock"))
    make_engine_environment()
    install_front_end()
    check_documents()
    make_secrets()
    prepare_database()
    train_the_engine()
    if testing:
        check_browser()
        check_browser_driver()
        check_pdf_reader()
        offer_postgres()


if __name__ == "__main__":
    main(*sys.argv[1:])
