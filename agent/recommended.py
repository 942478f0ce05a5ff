"""The cars a turn recommended, out of what its tools returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MOST_CARDS = 10


def recommended(results: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Cars in the order they were found, each once: a model may ask twice."""
    return list({fit["car"]["id"]: fit["car"] for result in results for fit in result.get("cars", []) if "position" in fit}.values())
