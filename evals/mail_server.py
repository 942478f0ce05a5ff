"""A mail server of our own, over a real socket: it takes letters, or refuses them as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

_GREETING = b"220 stand-in\r\n"


@dataclass(slots=True)
class MailServer:
    """`answers` are given in place of the usual ones, by command; None hangs up. `before_taking` runs when a letter's words are all
    here and nothing was answered yet."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str | None] = field(default_factory=dict)
    before_taking: Callable[[], None] | None = None
    after_answering: Callable[[], None] | None = None
    said: list[str] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(_GREETING)
            while line := await reader.readline():
                words = line.decode().strip()
                self.said.append(words)
                verb = words.split(" ")[0].upper()
                if not self._answer(writer, verb) or verb == "QUIT":
                    break
                if verb == "DATA" and verb not in self.answers and not self._take(writer, await reader.readuntil(b"\r\n.\r\n")):
                    break
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # whoever was there has gone, as some tests want
        finally:
            writer.close()

    def _answer(self, writer: asyncio.StreamWriter, verb: str) -> bool:
        usual = {"DATA": "354 go on", "QUIT": "221 bye", "EHLO": "250 stand-in"}
        answer = self.answers.get(verb, usual.get(verb, "250 ok"))
        if answer is not None:
            writer.write(f"{answer}\r\n".encode())
        return answer is not None

    def _take(self, writer: asyncio.StreamWriter, words: bytes) -> bool:
        if self.before_taking:
            self.before_taking()
        answer = self.answers.get("END", "250 taken")
        if answer is None or answer.startswith("250"):  # who hangs up may well have taken it
            self.taken.append(message_from_bytes(words[:-3], policy=default))
        if answer is not None:
            writer.write(f"{answer}\r\n".encode())
            if self.after_answering:
                self.after_answering()
        return answer is not None


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    standin = MailServer()
    server = await asyncio.start_server(standin.serve, "127.0.0.1", 0, limit=2**24)
    standin.port = server.sockets[0].getsockname()[1]
    async with server:
        yield standin
