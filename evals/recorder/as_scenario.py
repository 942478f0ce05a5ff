"""A recording as the beginning of a scenario, to be made strict by hand."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import yaml

from evals.recorder.recording import Recording


def as_scenario(recording: Recording, name: str) -> str:
    """YAML with the turns and, for each, the tools used with their arguments and the cars shown: what is right of that, and how the
    records must stand at the end, is for a person to say. `name` is `pathology/what-happens`."""
    turns: list[dict[str, Any]] = []
    before = recording.lines[0].at
    for line in recording.lines:
        turn: dict[str, Any] = {"say": line.said.split("\n") if "\n" in line.said else line.said, "exact": True}
        if recording.role != "customer":
            turn["by"] = "equipe"
        if line.at - before > timedelta(minutes=5):
            turn["at"] = line.at.isoformat()
        if line.sends:
            turn["sends"] = [sent.model_dump(mode="json") for sent in line.sends]
        if expect := _expected(line.tools, line.replies):
            turn["expect"] = expect
        turns.append(turn)
        before = line.at
    world = recording.world.model_dump(mode="json", exclude_defaults=True)
    scenario: dict[str, Any] = {"id": name, "about": "Recorded; say what must be so.", "world": {"lot": None, **world}, "turns": turns}
    if recording.role != "customer":
        scenario["people"] = {"equipe": {"role": recording.role}}
    written: str = yaml.safe_dump([scenario], allow_unicode=True, sort_keys=False, width=140)
    return written


def _expected(tools: list[dict[str, Any]], replies: list[dict[str, Any]]) -> dict[str, Any]:
    calls = {tool["name"]: tool["args"] for tool in tools if "error" not in tool["result"]}
    shown = [card["id"] for reply in replies for card in reply["cards"] if re.match(r"\w", card["id"])]
    return ({"calls": calls} if calls else {}) | ({"shows": shown} if shown else {})
