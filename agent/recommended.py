"""The cars a turn recommended, out of what its tools returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MOST_CARDS = 10


def recommended(results: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Cars in the order they were found, each once: a model may ask twice. Cars of an earlier talk count where none were found today."""
    found = [result for result in results if any("position" in fit for fit in result.get("cars", []))]
    today = [result for result in found if "moments" not in result] or found
    return list({fit["car"]["id"]: fit["car"] for result in today for fit in result["cars"] if "position" in fit}.values())
