"""Files that only this user may read, in a folder for each tenant."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path


def tenant_folder(folder: Path, tenant: str) -> Path:
    """A tenant's own, whatever it is called."""
    return folder / hashlib.sha256(tenant.encode()).hexdigest()[:16] if not tenant.isidentifier() else folder / tenant


def write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all, for this user alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.parent.chmod(0o700)
    partial = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
