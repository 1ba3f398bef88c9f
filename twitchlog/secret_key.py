"""The key that signs cookies: made at the first start, kept in the data folder, never a default."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

BYTES = 32


class BadSecretKey(ValueError):
    """The key file is there but cannot be a key."""


def secret_key(folder: Path) -> str:
    """The installation's key; made once, readable by its user alone. Raises BadSecretKey.

    The finished file is linked into place, so that of several first starts at once one wins and
    none reads half a key.
    """
    path = folder / "secret_key"
    if not path.exists():
        draft = folder / f".secret_key.{secrets.token_hex(8)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(BYTES))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    key = path.read_text().strip()
    if len(key) < 2 * BYTES:
        raise BadSecretKey(f"{path} is too short to be a key; move it away to have a new one made")
    return key
