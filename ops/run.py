"""`make run`: start everything, say where it is, stop everything on Ctrl-C."""

import signal
import subprocess
import time

from ops.sentence import in_one_sentence
from ops.stack import ROOT, Stack

FIRST_MANAGER = "manager@heard.example"
FIRST_ROLES = ("childrens_manager", "safeguarding_lead", "admin")


def office(stack: Stack, *command: str) -> str:
    done = subprocess.run([ROOT / ".venv/bin/flask", "--app", "backoffice", *command], cwd=ROOT, env=stack.environment,
                          capture_output=True, text=True, check=True)
    return done.stdout.strip()


def first_manager(stack: Stack) -> str | None:
    """Add the first member of staff to an office that has none; the answer is what to print."""
    if office(stack, "staff", "list"):
        return None
    roles = [part for role in FIRST_ROLES for part in ("--role", role)]
    return office(stack, "staff", "add", FIRST_MANAGER, *roles).splitlines()[-1]


@in_one_sentence
def main() -> None:
    stack = Stack()
    stack.check_ports()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    began = time.monotonic()
    print("Starting Heard …", flush=True)
    try:
        stack.start()
        stack.wait_until_ready()
        announce(stack, time.monotonic() - began)
        while True:
            signal.pause()
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        stack.stop()


def announce(stack: Stack, seconds: float) -> None:
    link = first_manager(stack)
    print(f"\nReady after {seconds:.0f} seconds.\n")
    print(f"  The chat     {stack.chat_url}/")
    print(f"  The office   {stack.office_url}/")
    if link:
        print(f"\n  You are the first manager ({FIRST_MANAGER}). Open this once to choose a password:\n  {link}")
    print("\nLetters sent by email land in var/office/mail. Ctrl-C stops everything.", flush=True)


if __name__ == "__main__":
    main()
