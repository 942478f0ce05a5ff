"""Files that people sent: told of by id, fetched from the address that is told, with the token."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from evals.whatsapp.refusals import Refusal


@dataclass(frozen=True, slots=True)
class File:
    """What is stored under an id. `told_size` and `told_sha256` are for files that are not what they are said to be."""

    content: bytes
    mime_type: str
    told_size: int | None = None
    told_sha256: str | None = None
    redirects_to: str | None = None

    @property
    def sha256(self) -> str:
        return self.told_sha256 or hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A download as it was asked for."""

    media_id: str
    host: str
    token: str | None


@dataclass(slots=True)
class Media:
    """`host` is where the files are fetched from ("http://127.0.0.1:9000"); by default where the API itself is."""

    host: str = ""
    files: dict[str, File] = field(default_factory=dict)
    fetched: list[Fetched] = field(default_factory=list)

    def put(self, content: bytes, mime_type: str, **told: Any) -> str:
        """Store a file; its id."""
        media_id = str(secrets.randbelow(10**15) + 10**15)
        self.files[media_id] = File(content, mime_type, **told)
        return media_id

    def about(self, media_id: str, host: str) -> dict[str, Any]:
        """What `GET /{media_id}` answers; the address is good for five minutes with the real API."""
        file = self._file(media_id)
        return {
            "messaging_product": "whatsapp",
            "url": f"{self.host or host}/whatsapp_business/attachments/?mid={media_id}&ext={secrets.token_hex(4)}",
            "mime_type": file.mime_type,
            "sha256": file.sha256,
            "file_size": len(file.content) if file.told_size is None else file.told_size,
            "id": media_id,
        }

    def download(self, request: Request, token: str) -> Response:
        """The bytes, for who shows the token."""
        media_id = request.query_params.get("mid", "")
        shown = request.headers.get("authorization")
        self.fetched.append(Fetched(media_id, request.headers.get("host", ""), shown))
        if shown != f"Bearer {token}":
            raise Refusal(190, "Invalid OAuth access token")
        file = self._file(media_id)
        if file.redirects_to is not None:
            return Response(status_code=302, headers={"location": file.redirects_to})
        return Response(file.content, media_type=file.mime_type)

    def _file(self, media_id: str) -> File:
        if media_id not in self.files:
            details = f"Unsupported get request. Object with ID '{media_id}' does not exist, cannot be loaded due to missing permissions"
            raise Refusal(100, details)
        return self.files[media_id]
