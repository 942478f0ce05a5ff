"""Careful looks into JSON of any shape: what is not as it should be is as if it were not there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

LONGEST_ID = 128
"""Characters of an id that the records keep whole."""
_EPOCH = datetime(2009, 1, 1, tzinfo=UTC)
"""Before it there was no WhatsApp."""
_NUL = b"\\u0000"
_DEEPEST = 60
_BRACKETS_AND_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_MILLISECONDS = 100_000_000_000
"""A greater number of seconds is a number of milliseconds."""


def parsed(body: bytes) -> Any:
    """The JSON of a body. What a strict reader or the records would stumble over (half of an emoji, a NUL, a number no machine holds,
    a nesting without end) is read leniently; None where it is no JSON at all."""
    try:
        if _NUL in body:
            return _lenient(body)
        content = orjson.loads(body)
        orjson.dumps(content)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return _lenient(body)
    return content


def _lenient(body: bytes) -> Any:
    try:
        return _plain(json.loads(_pruned(body.decode("utf-8", "replace")), strict=False))
    except ValueError:
        return None


def _pruned(text: str) -> str:
    """JSON without what is nested deeper than anything Meta sends."""
    parts, depth, start = [], 0, 0
    for token in _BRACKETS_AND_TEXTS.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == _DEEPEST + 1:
                parts += [text[start : token.start()], "null"]
        elif token[0] in "]}":
            if depth == _DEEPEST + 1:
                start = token.end()
            depth -= 1
    return "".join([*parts, text[start:]] if depth <= _DEEPEST else parts)


def _plain(value: Any) -> Any:
    """What the records can keep: whole characters, none of them NUL, numbers of 64 bits, no infinity."""
    match value:
        case str():
            return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_plain(key): _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case bool() | None:
            return value
        case int():
            return value if -(2**63) <= value < 2**63 else str(value)
        case float():
            return value if value - value == 0 else None
    return None


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def identifier(value: Any) -> str:
    """An id, which may have been sent as a number; one too long to keep is known by its digest."""
    found = str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value).replace("\0", "").strip()
    return found if len(found) <= LONGEST_ID else digest(found)


def moment(value: Any, now: datetime) -> datetime:
    """A time in Unix seconds, as text or number; `now` where it cannot be one."""
    try:
        seconds = float(value)
        found = datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return now
    return found if _EPOCH < found < now + timedelta(days=1) else now


def kept(source: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Those entries of a mapping that are there and say something."""
    return {name: source[name] for name in names if source.get(name) not in (None, "", [], {})}


def digest(value: Any) -> str:
    """A name for what has none: the same for the same content."""
    content = value if isinstance(value, bytes) else orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
