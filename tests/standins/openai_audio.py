"""A server that speaks OpenAI's audio API: `POST /v1/audio/transcriptions`, with what it is told to say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from evals.serving import serving


@dataclass(frozen=True)
class Heard:
    """A request as it arrived."""

    audio: bytes
    filename: str
    model: str
    language: str
    key: str | None


@dataclass
class OpenAIAudio:
    """`says` is what every audio says; `answer` stands in for it where it fails, `latency` in seconds."""

    says: str = ""
    answer: Response | None = None
    latency: float = 0.0
    url: str = ""
    heard: list[Heard] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        form = _form(request.headers["content-type"], await request.body())
        audio, filename = form["file"]
        key = request.headers.get("authorization")
        self.heard.append(Heard(audio, filename, form["model"][0].decode(), form["language"][0].decode(), key))
        await asyncio.sleep(self.latency)
        return self.answer or JSONResponse({"text": self.says})


def _form(content_type: str, body: bytes) -> dict[str, tuple[bytes, str]]:
    """The parts of a multipart form by name: content and file name."""
    whole = BytesParser(policy=HTTP).parsebytes(b"content-type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = [part for part in whole.iter_parts() if isinstance(part, EmailMessage)]
    return {
        str(part.get_param("name", header="content-disposition")): (part.get_payload(decode=True) or b"", part.get_filename() or "")
        for part in parts
    }


@asynccontextmanager
async def openai_audio() -> AsyncIterator[OpenAIAudio]:
    """The server on a free port; `url` is what TRANSCRIBER_URL takes."""
    server = OpenAIAudio()
    app = Starlette(routes=[Route("/v1/audio/transcriptions", server.take, methods=["POST"])])
    async with serving(app) as address:
        server.url = f"{address}/v1"
        yield server
