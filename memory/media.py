"""Files that customers sent for the shop: kept beside the records, told of by them, and gone with them.

A file is named after its message, so it stays the person's whoever they turn out to be; where the records hold the message no more, it
is deleted. Only this user may read them. Nothing here opens one.
"""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

from memory.private_files import tenant_folder, write_whole
from memory.records import Records

_ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "video/mp4": ".mp4", "video/3gpp": ".3gp", "application/pdf": ".pdf",
}  # fmt: skip
"""Endings that a file may have; any other type is `.bin`, whatever its sender called it."""


class MediaFiles:
    def __init__(self, records: Records, folder: Path) -> None:
        self._records, self._folder = records, folder

    async def keep(self, tenant: str, message: str, content: bytes, mime: str) -> str | None:
        """Keep what came with a message; the file's name in the tenant's folder, None where the message was erased meanwhile."""
        name = _stem(message) + _ENDINGS.get(mime.split(";")[0].strip().lower(), ".bin")
        path = tenant_folder(self._folder, tenant) / name
        await asyncio.to_thread(write_whole, path, content)
        async with self._records.writing(tenant) as books:
            known = await books.files.note(message, {"file": name})
        if not known:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return name if known else None

    async def settle(self, tenant: str) -> int:
        """Delete the files whose messages the records hold no more; how many those were."""
        folder = tenant_folder(self._folder, tenant)
        if not folder.is_dir():
            return 0
        there = await asyncio.to_thread(lambda: [path for path in folder.iterdir() if path.is_file()])
        async with self._records.reading(tenant) as books:
            known = {_stem(message) for message in await books.files.messages()}
        orphans = [path for path in there if path.name.split(".")[0] not in known]
        for path in orphans:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return len(orphans)


def _stem(message: str) -> str:
    return hashlib.sha256(message.encode()).hexdigest()
