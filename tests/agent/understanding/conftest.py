"""The shipped model, loaded once."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from agent.understanding import Understanding
from agent.understanding.learning.training import DATA

NOW = datetime(2026, 11, 20, 10)


def labelled(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the labelled data ("staff.test")."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf8").splitlines()]


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding.load()
