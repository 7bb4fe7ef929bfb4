"""Makes the secrets of both sides once, each side's in a folder of its own: `python -m ops.secrets`.

The chat side gets the office's public key and its own token; the office gets the private key and only the token's
hash. So neither folder alone can read what passes between them and also speak for the other.
"""

import base64
import hashlib
import os
import secrets
from pathlib import Path

from nacl.public import PrivateKey

ROOT = Path(__file__).resolve().parent.parent


def write_once(folder: Path, settings: dict[str, str]) -> None:
    """Write `settings.env` so that only this user can read it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    target = folder / "settings.env"
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in settings.items())


def make(chat: Path, office: Path) -> bool:
    """Make both sides' settings; False when they are there already. Half a pair is refused, never overwritten."""
    there = [folder for folder in (chat, office) if (folder / "settings.env").exists()]
    if len(there) == 2:
        return False
    if there:
        raise SystemExit(f"{there[0]}/settings.env exists but the other side's does not: put it back from your backup, "
                         "because new keys could not open what the old ones sealed.")
    token = secrets.token_urlsafe(32)
    key = PrivateKey.generate()
    write_once(office, {
        "HEARD_SECRET_KEY": secrets.token_urlsafe(32),
        "HEARD_FIELD_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "HEARD_OFFICE_PRIVATE_KEY": base64.b64encode(bytes(key)).decode(),
        "HEARD_HANDOFF_TOKEN_SHA256": hashlib.sha256(token.encode()).hexdigest(),
    })
    write_once(chat, {
        "HEARD_CHANNEL_SECRET": secrets.token_urlsafe(32),
        "HEARD_HANDOFF_TOKEN": token,
        "HEARD_OFFICE_PUBLIC_KEY": base64.b64encode(bytes(key.public_key)).decode(),
    })
    return True


if __name__ == "__main__":
    make(Path(os.environ.get("HEARD_CHAT_VAR") or ROOT / "var/chat"),
         Path(os.environ.get("HEARD_OFFICE_VAR") or ROOT / "var/office"))
