"""A server that speaks the OpenAI chat-completions protocol, as a script tells it to.

It listens on 127.0.0.1 in the test's own event loop, answers `POST /v1/chat/completions` and nothing else (so a client of the
Responses API finds nobody), and keeps what it was asked.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Says:
    """The model's last word."""

    text: str


@dataclass(frozen=True)
class Calls:
    """The model uses a tool; `args` as a string is sent as it is, be it JSON or not."""

    tool: str
    args: dict[str, Any] | str = field(default_factory=dict)


@dataclass(frozen=True)
class Fails:
    """An HTTP error. The client's own retries are told off, unless `retried`."""

    status: int
    retried: bool = False


@dataclass(frozen=True)
class Hangs:
    """No answer before `seconds`."""

    seconds: float


@dataclass(frozen=True)
class Cuts:
    """The connection ends in the middle of the body."""


@dataclass(frozen=True)
class Sends:
    """Any body, with status 200."""

    body: str


Step = Says | Calls | Fails | Hangs | Cuts | Sends


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    body: dict[str, Any]
    key: str

    @property
    def model(self) -> str:
        return str(self.body["model"])

    @property
    def tools(self) -> set[str]:
        return {tool["function"]["name"] for tool in self.body.get("tools", ())}

    @property
    def instructions(self) -> str:
        return "\n".join(str(m["content"]) for m in self.body["messages"] if m["role"] in ("system", "developer"))

    def said(self, role: str) -> list[str]:
        """The words of `user`, `assistant` or `tool`, oldest first."""
        return [str(m["content"]) for m in self.body["messages"] if m["role"] == role and m.get("content")]


class OpenAIChat:
    """The server. Steps are taken one a request, by the model's name; the last step of `for_ever` is never used up."""

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.url = ""
        self._scripts: dict[str, list[Step]] = {}
        self._for_ever: dict[str, Step] = {}

    def plays(self, *steps: Step, model: str = "loja-1", for_ever: Step | None = None) -> None:
        """Go on with these steps, then with `for_ever`."""
        self._scripts.setdefault(model, []).extend(steps)
        if for_ever:
            self._for_ever[model] = for_ever

    def left(self, model: str = "loja-1") -> int:
        """Steps not taken yet."""
        return len(self._scripts.get(model, ()))

    def _next(self, model: str) -> Step:
        script = self._scripts.get(model)
        return script.pop(0) if script else self._for_ever.get(model, Fails(503))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one request: the client is told that the connection closes."""
        try:
            line, headers, body = await _request(reader)
            if line != ("POST", "/v1/chat/completions"):
                _write(writer, 404, json.dumps({"error": {"message": f"no such path: {line}"}}))
                return
            asked = Asked(json.loads(body), headers.get("authorization", "").removeprefix("Bearer "))
            self.requests.append(asked)
            await self._take(self._next(asked.model), asked, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client hung up, as it may
        finally:
            writer.close()

    async def _take(self, step: Step, asked: Asked, writer: asyncio.StreamWriter) -> None:
        number = len(self.requests)
        match step:
            case Fails(status, retried):
                hint = "x-should-retry: true\r\nretry-after-ms: 5\r\n" if retried else "x-should-retry: false\r\n"
                _write(writer, status, json.dumps({"error": {"message": f"scripted {status}", "type": "scripted"}}), hint)
            case Hangs(seconds):
                await asyncio.sleep(seconds)
                _write(writer, 200, _completion(asked.model, number, Says("tarde demais")))
            case Cuts():
                whole = _completion(asked.model, number, Says("isto não chega ao fim"))
                _write(writer, 200, whole[: len(whole) // 2], length=len(whole))
            case Sends(body):
                _write(writer, 200, body)
            case Says() | Calls():
                _write(writer, 200, _completion(asked.model, number, step))
        await writer.drain()


def _completion(model: str, number: int, step: Says | Calls) -> str:
    message: dict[str, Any] = {"role": "assistant", "content": None}
    if isinstance(step, Calls):
        arguments = step.args if isinstance(step.args, str) else json.dumps(step.args)
        call = {"id": f"call_{number}", "type": "function", "function": {"name": step.tool, "arguments": arguments}}
        message["tool_calls"] = [call]
    else:
        message["content"] = step.text
    choice = {"index": 0, "finish_reason": "tool_calls" if isinstance(step, Calls) else "stop", "message": message}
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    found = {"id": f"chatcmpl-{number}", "object": "chat.completion", "created": 1, "model": model, "choices": [choice], "usage": usage}
    return json.dumps(found, ensure_ascii=False)


def _write(writer: asyncio.StreamWriter, status: int, body: str, headers: str = "", length: int | None = None) -> None:
    content = body.encode()
    size = len(content) if length is None else len(content) + length
    head = f"HTTP/1.1 {status} Scripted\r\ncontent-type: application/json\r\ncontent-length: {size}\r\nconnection: close\r\n{headers}\r\n"
    writer.write(head.encode() + content)


async def _request(reader: asyncio.StreamReader) -> tuple[tuple[str, str], dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    method, path, _ = head[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    return (method, path), headers, await reader.readexactly(int(headers.get("content-length", 0)))


@asynccontextmanager
async def openai_chat() -> AsyncIterator[OpenAIChat]:
    """The server on a free port; `url` is what OPENAI_BASE_URL takes."""
    standin = OpenAIChat()
    server = await asyncio.start_server(standin.serve, "127.0.0.1", 0)
    standin.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield standin
    finally:
        server.close()
