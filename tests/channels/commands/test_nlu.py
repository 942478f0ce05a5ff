"""`balcao nlu`: one message, or a file of them, one object a line and in order (contracts/nlu.md)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests.channels.commands.conftest import Run
from tests.channels.running import COMMAND, environment

KEYS = ["text", "role", "intent", "confidence", "alternatives", "sentiment", "entities"]

BAD = (
    b"""isto nao e json
{"texto": "oi"}
{"text": null}
["oi"]
{"text": "oi", "now": "ontem"}
{"text": "oi", "role": "x"}
{"text": "oi", "role": ["customer"]}
"""
    + b'{"a":' * 20_000
    + b"\n"
)


def test_a_person_reads_it_in_words_and_a_leading_hyphen_is_no_option_after_two(run: Run) -> None:
    done = run("nlu", "--role", "customer", "--", "-5% no Onix?")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("intenção   negotiate (")
    assert "  models: ['Onix']" in done.out


def test_a_file_streams_in_order_and_bad_lines_are_told_with_their_numbers(tmp_path: Path) -> None:
    pipe = tmp_path / "linhas.jsonl"
    os.mkfifo(pipe)
    asked = subprocess.Popen(
        [*COMMAND, "nlu", "--jsonl", str(pipe), "--now", "2026-11-24T10:00"],
        cwd=tmp_path, env=environment(tmp_path / "casa", PYTHONIOENCODING="latin-1"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert asked.stdout is not None
    assert asked.stderr is not None
    read = []
    with pipe.open("wb") as said:
        for now in ({}, {"now": "2026-12-01T10:00"}, {"now": "2031-03-04T10:00:00-03:00"}):
            said.write(json.dumps({"role": "customer", "text": "quero ver amanhã 😀", **now}).encode() + b"\r\n\n")
            said.flush()
            read.append(json.loads(asked.stdout.readline()))  # answered before the next line is written
        said.write(BAD)
        said.write(b'{"text": "meia \\ud83d letra", "role": "staff"}\n')
    rest, told = (stream.read().decode() for stream in (asked.stdout, asked.stderr))
    assert all(list(each) == KEYS for each in read)
    assert all((each["text"], each["role"]) == ("quero ver amanhã 😀", "customer") for each in read)
    assert [each["entities"]["date"] for each in read] == ["2026-11-25", "2026-12-02", "2031-03-05"]
    assert [json.loads(line)["role"] for line in rest.splitlines()] == ["staff"]
    assert [line.split(":")[0] for line in told.splitlines()[:-1]] == [f"Linha {number}" for number in (7, 8, 9, 10, 11, 12, 13, 14)]
    assert "Linha 11: “now” não é uma data ISO" in told
    assert "Linha 12: “role” é customer ou staff, não 'x'." in told
    assert told.splitlines()[-1].startswith("8 linha(s) com problema")
    assert asked.wait() == 1
