"""Logs say what happened, under one trace from the message to its answer, and of whom it was nothing."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from channels.logs import following, keep_logs, masked, new_trace
from memory.records import Records
from memory.records.tables import people
from tests.memory.records.samples import NOON, TENANT

log = logging.getLogger("channels.test")


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    """Everything logged, as `serve` would write it to a file."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    keep_logs(stream)
    yield stream
    logging.captureWarnings(False)
    logging.basicConfig(handlers=handlers, level=level, force=True)


def _lines(told: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.getvalue().splitlines()]


@pytest.mark.parametrize(
    "personal",
    [
        "+55 19 99812-4411", "5519998124411", "(19) 99812-4411", "19 3333 2222", "529.982.247-25", "52998224725",
        "12.345.678/0001-95", "joana.freitas+carro@uol.com.br", "wamid.HBgNNTUxOTk5ODEyNDQxMRUCABI=", "4111 1111 1111 1111",
    ],
)  # fmt: skip
def test_what_looks_like_somebodys_is_masked(personal: str) -> None:
    for line in (personal, f"a pessoa {personal} escreveu", f"to={personal}, again", f"('{personal}',)"):
        assert personal not in masked(line)
        assert "99812" not in masked(line)


@pytest.mark.parametrize(
    "plain",
    [
        "2026-11-24 10:00:05,123 answered", "whatsapp:wa-3f2a9c8b7d6e5f4a3b2c1d0e", "trace 12ab34cd56ef7890", "R$ 90.000 em 48x",
        "10.500 km, 2019", "step 0009 of 12", "127.0.0.1:8000", "model 3 of 1234567",
    ],
)  # fmt: skip
def test_what_is_nobodys_stays(plain: str) -> None:
    assert masked(plain) == plain


def test_a_message_id_stays_recognisable() -> None:
    assert masked("wamid.AAA=") == masked("wamid.AAA=") != masked("wamid.BBB=")


def test_a_line_is_an_object_with_time_level_logger_message_and_trace(told: io.StringIO) -> None:
    trace = new_trace()
    with following(trace):
        log.info("kept %d for %s", 3, "ana@uol.com.br", extra={"said": 2, "phone": "5519998124411"})
    log.warning("depois", extra={"trace": "outra"})
    log.debug("nada")
    first, second = _lines(told)
    assert first["time"].endswith("+00:00")
    assert {name: first[name] for name in first if name != "time"} == {
        "level": "info", "logger": "channels.test", "message": "kept 3 for <e-mail>", "trace": trace, "said": 2, "phone": "<number>",
    }  # fmt: skip
    assert (second["message"], second["trace"]) == ("depois", "outra")


async def test_traces_of_tasks_do_not_mix(told: io.StringIO) -> None:
    async def say(trace: str) -> None:
        with following(trace):
            await asyncio.sleep(0)
            log.info(trace)

    await asyncio.gather(*(say(f"t{number}") for number in range(5)))
    assert [line["trace"] == line["message"] for line in _lines(told)] == [True] * 5


def test_libraries_are_heard_when_they_warn(told: io.StringIO) -> None:
    logging.getLogger("httpx2").info("HTTP Request")
    logging.getLogger("httpx2").warning("retrying")
    warnings.warn("antigo", stacklevel=1)
    assert [line["logger"] for line in _lines(told)] == ["httpx2", "py.warnings"]


async def test_what_a_database_says_of_a_refused_row_quotes_nobody(told: io.StringIO, records: Records) -> None:
    row = {"tenant": TENANT, "id": "wa-1", "role": "customer", "name": "Filomena Prado", "phone": "5519998124411", "created_at": NOON}

    async def twice() -> None:
        async with records.writing(TENANT) as books:
            for _ in range(2):
                await books.connection.execute(insert(people).values(**row))

    try:
        await twice()
    except IntegrityError:
        log.exception("refused")
    [line] = _lines(told)
    assert "IntegrityError" in line["exception"]
    assert "Filomena" not in line["exception"]
    assert "99812" not in line["exception"]


def test_what_pydantic_says_of_a_refused_value_quotes_nobody(told: io.StringIO) -> None:
    class Answer(BaseModel):
        budget: int

    said = {"budget": "pergunta pra " + "filomena".title()}
    try:
        Answer.model_validate(said)
    except ValidationError:
        log.exception("refused")
    assert "Filomena" not in told.getvalue()


def test_on_a_terminal_a_line_is_plain() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    root, screen = logging.getLogger(), Terminal()
    handlers, level = root.handlers[:], root.level
    keep_logs(screen)
    log.info("escreveu 5519998124411")
    logging.captureWarnings(False)
    logging.basicConfig(handlers=handlers, level=level, force=True)
    assert screen.getvalue().endswith(" INFO    channels.test: escreveu <number>\n")
