"""Every program of the Procfile, started, kept alive and stopped together, on loopback.

`make run` uses it for people and the tests use it for themselves, so that what is tested is what runs.
"""

import http.cookiejar
import json
import os
import shlex
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

from honcho.environ import parse_procfile

from ops.sentence import Stop

ROOT = Path(__file__).resolve().parent.parent
PORTS = {"HEARD_CHAT_PORT": 8000, "HEARD_OFFICE_PORT": 8001, "HEARD_RASA_PORT": 5005,
         "HEARD_ACTIONS_PORT": 5055, "HEARD_MAIL_PORT": 1025}
LONGEST_PAUSE = 5.0  # seconds between two starts of a program that keeps ending


def free_ports() -> dict[str, int]:
    """Ports that nothing listens on, for a stack of the tests' own."""
    holders = {name: socket.socket() for name in PORTS}
    for holder in holders.values():
        holder.bind(("127.0.0.1", 0))
    ports = {name: holder.getsockname()[1] for name, holder in holders.items()}
    for holder in holders.values():
        holder.close()
    return ports


def chosen_ports() -> dict[str, int]:
    return {name: int(os.environ.get(name) or port) for name, port in PORTS.items()}


class Program:
    """One program of the Procfile, started again whenever it ends before it is told to stop."""

    def __init__(self, name: str, command: str, environment: dict[str, str], log: Path) -> None:
        self.name, self.environment, self.log = name, environment, log
        self.command = [os.path.expandvars(part) if "$" not in part else _expand(part, environment)
                        for part in shlex.split(command)]
        self.process: subprocess.Popen[bytes] | None = None
        self._wanted = threading.Event()
        self._keeper: threading.Thread | None = None
        self._turn = threading.Lock()  # so that nothing is started while it is being stopped

    def start(self) -> None:
        self._wanted.set()
        self._spawn()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _spawn(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self._turn, self.log.open("ab") as log:
            if not self._wanted.is_set():
                return
            self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log, start_new_session=True)

    def _keep(self) -> None:
        pause = 0.2
        while self._wanted.is_set():
            began = time.monotonic()
            assert self.process is not None
            self.process.wait()
            pause = 0.2 if time.monotonic() - began > 30 else min(pause * 2, LONGEST_PAUSE)
            until = time.monotonic() + pause
            while self._wanted.is_set() and time.monotonic() < until:
                time.sleep(0.05)
            self._spawn()

    def signal(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def stop(self, patience: float = 10.0) -> None:
        """End the program and do not start it again; after `patience` seconds it is killed."""
        with self._turn:
            self._wanted.clear()
        self.signal(signal.SIGTERM)
        if self._keeper:
            self._keeper.join(patience)
        self.signal(signal.SIGKILL)
        if self._keeper:
            self._keeper.join(patience)


def _expand(part: str, environment: dict[str, str]) -> str:
    for name in sorted(environment, key=len, reverse=True):
        part = part.replace(f"${name}", environment[name])
    return part


class Stack:
    """The whole product.

    `var` is the folder both sides keep their files under; `ports` one port a program; `settings` more environment.
    """

    def __init__(self, var: Path = ROOT / "var", ports: dict[str, int] | None = None,
                 settings: dict[str, str] | None = None) -> None:
        self.var, self.ports = var, ports or chosen_ports()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "HEARD_MODE": os.environ.get("HEARD_MODE", "development"),
            "HEARD_CHAT_VAR": str(var / "chat"), "HEARD_OFFICE_VAR": str(var / "office"),
            "HEARD_OFFICE_URL": f"http://127.0.0.1:{self.ports['HEARD_OFFICE_PORT']}",
            "HEARD_SMTP_URL": os.environ.get("HEARD_SMTP_URL") or f"smtp://127.0.0.1:{self.ports['HEARD_MAIL_PORT']}",
            **{name: str(port) for name, port in self.ports.items()},
            **(settings or {}),
        }
        self.programs = {name: Program(name, command, self.environment, var / "log" / f"{name}.log")
                         for name, command in self._procfile().items()}

    def _procfile(self) -> dict[str, str]:
        text = (ROOT / "Procfile").read_text()
        if self.environment["HEARD_MODE"] != "production":
            text += (ROOT / "Procfile.development").read_text()
        return dict(parse_procfile(text).processes)

    @property
    def chat_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['HEARD_CHAT_PORT']}"

    @property
    def office_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['HEARD_OFFICE_PORT']}"

    def check_ports(self) -> None:
        for name, port in self.ports.items():
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    raise Stop(f"Port {port} is taken by another program: stop that one, or choose a free port with "
                               f"`{name}=… make run`.") from None

    def start(self, *names: str) -> None:
        for name in names or self.programs:
            self.programs[name].start()

    def stop(self, *names: str) -> None:
        chosen = [self.programs[name] for name in names or self.programs]
        enders = [threading.Thread(target=program.stop) for program in chosen]
        for ender in enders:
            ender.start()
        for ender in enders:
            ender.join()

    def kill(self, name: str) -> None:
        """Kill a program as a crash would; it is started again like any other that ends."""
        self.programs[name].signal(signal.SIGKILL)

    def wait_until_ready(self, seconds: float = 90.0) -> None:
        """Return when a real turn has been answered and the office is there; raise Stop with the reason if not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if answers(f"{self.office_url}/healthz") and a_turn_is_answered(self.chat_url):
                return
            time.sleep(0.2)
        missing = [name for name, program in self.programs.items()
                   if program.process and program.process.poll() is not None]
        raise Stop(f"Heard did not come up within {seconds:.0f} seconds"
                   + (f"; these programs ended: {', '.join(missing)}" if missing else "")
                   + f". Their logs are in {self.var / 'log'}.")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def a_turn_is_answered(chat_url: str) -> bool:
    """Begin a chat as a page would, answer its first question, and leave it at once so that nothing stays."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def post(path: str, body: dict[str, str], page_key: str = "") -> bytes:
        request = urllib.request.Request(chat_url + path, data=json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json", "X-Page-Key": page_key})
        with browser.open(request, timeout=15) as answer:
            return bytes(answer.read())

    try:
        begun = json.loads(post("/api/chat/start", {}))
        first = {"turn_id": str(uuid.uuid4()), "button": begun["buttons"][0]["id"]}
        answered = json.loads(post("/api/chat/turn", first, begun["page_key"]))
        post("/api/chat/leave", {}, begun["page_key"])
    except (OSError, ValueError, LookupError):
        return False
    # EN2 says that the rules answered alone, because the engine is not there yet.
    alone = any(said["line"] == "EN2" for said in answered.get("messages", ()))
    return bool(answered.get("question") == "N02" and not alone)
