"""The scenarios of the house: enough, of every kind, and read without mistakes; a few of them are played."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from domain.errors import Invalid
from evals.safety import ATTACKS, attacks, harmless
from evals.scenarios import load
from tests.evals.scenarios.conftest import Play

PATHOLOGIES = (
    "happy", "corrections", "digressions", "cancellations", "ambiguity", "negation", "repetition", "contradictions", "nothing_fits",
    "impatience", "anger", "bursts", "languages", "silences", "consent_refused", "opt_out", "erasure", "handoff", "staff", "purchasing",
    "marketplace", "permissions", "injection", "pii", "goals",
)  # fmt: skip


def test_there_are_enough_scenarios_of_every_pathology() -> None:
    found = Counter(scenario.pathology for scenario in load())
    assert sum(found.values()) >= 120
    assert not set(PATHOLOGIES) - found.keys()


def test_there_are_enough_attacks_and_harmless_messages_and_none_twice() -> None:
    portuguese, english = (attacks(name) for name in ATTACKS)
    assert len(portuguese) >= 300
    assert len(english) >= 60
    assert len(harmless()) >= 300
    said = [scenario.turns[0].text.casefold() for scenario in (*portuguese, *english, *harmless())]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", ["happy/suv-to-visit", "injection/two-step", "goals/suv-visit-curt"])
async def test_a_scenario_of_the_house_passes(play: Play, name: str) -> None:
    (scenario,) = load(only=[name])
    outcome = await play(scenario)
    assert outcome.passed, outcome.wrongs


def test_a_mistake_in_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("- {id: mine/one, about: x, turns: [{say: oi, expects: {}}]}", encoding="utf-8")
    with pytest.raises(Invalid, match=r"mine\.yaml.*turns\.0\.expects"):
        load(tmp_path)
    (tmp_path / "mine.yaml").write_text("- {id: mine/one, about: [}", encoding="utf-8")
    with pytest.raises(Invalid, match=r"mine\.yaml"):
        load(tmp_path)


def test_two_scenarios_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("- {id: mine/one, about: x}\n- {id: mine/one, about: y}", encoding="utf-8")
    with pytest.raises(Invalid, match="mine/one"):
        load(tmp_path)
