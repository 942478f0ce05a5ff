"""What the program says while it runs: a line of JSON each on stderr, plain text on a terminal, and nothing of a person in either.

Every line of a message's way carries its trace: made where the message comes in, kept with it, bound again by whoever answers it.
"""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

import orjson

_OURS = ("agent", "channels", "evals", "forecasting", "memory", "tools")
"""Packages whose INFO is told; of libraries only what is a warning or worse."""
_trace: ContextVar[str] = ContextVar("trace", default="")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "trace", "taskName"}
_PLAIN = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

_MASKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?m)^DETAIL:.*$"), "DETAIL: …"),  # PostgreSQL quotes the row that it refuses
    (re.compile(r"\binput_value=.*?(?=, input_type=|\]|$)", re.DOTALL), "input_value=…"),  # and pydantic the value
    (re.compile(r"\[parameters: .*?\](?=\n|$)", re.DOTALL), "[parameters: …]"),
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"(?<![\w.])(?!\d{4}-\d\d-\d\d)[+(]?\d(?:[ ().\-/]{0,2}\d){7,}(?![\w])"), "<number>"),  # phones, CPF, CNPJ, cards
)
_SUSPICIOUS = re.compile(r"[\d@]|input_value|DETAIL|\[parameters|wamid")
_MESSAGE_ID = re.compile(r"\bwamid\.[\w+/=-]+")
"""WhatsApp's id of a message has a phone number in it."""


def new_trace() -> str:
    return secrets.token_hex(8)


@contextmanager
def following(trace: str) -> Iterator[None]:
    """Within the block every line carries this trace."""
    before = _trace.set(trace)
    try:
        yield
    finally:
        _trace.reset(before)


def masked(text: str) -> str:
    """Without what looks like a phone, a document, an e-mail, or a value that an error quotes."""
    if not _SUSPICIOUS.search(text):
        return text
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    return _MESSAGE_ID.sub(lambda found: f"wamid#{hashlib.sha256(found[0].encode()).hexdigest()[:8]}", text)


class JsonLines(logging.Formatter):
    """`{"time", "level", "logger", "message", "trace"}`, what else was told with the line, and the `exception`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        if trace := getattr(record, "trace", "") or _trace.get():
            line["trace"] = trace
        line |= {name: _told(value) for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info:
            line["exception"] = masked(self.formatException(record.exc_info))
        return orjson.dumps(line, option=orjson.OPT_NON_STR_KEYS).decode("utf-8", "replace")


class PlainLines(logging.Formatter):
    """For people who watch."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def keep_logs(stream: TextIO | None = None) -> None:
    """From now on everything logged goes to `stream` (stderr by default), and nowhere else."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainLines(_PLAIN) if stream.isatty() else JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)


def _told(value: Any) -> Any:
    return value if isinstance(value, (bool, int, float)) or value is None else masked(str(value))
