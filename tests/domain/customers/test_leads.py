from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.customers.leads import BUDGET, ENGAGEMENT, PREFERENCES, URGENCY, Evidence, LeadScore, Part, Temperature, score
from tests.domain.strategies import few

ACTIONS = ("details", "financing", "trade_in", "offer", "test_drive", "reservation", "contact")
URGENCIES = (None, "pesquisando", "mês", "semana", "imediata")
PAYMENTS = ("à vista", "financiado", "consórcio", "troca")

evidences = st.builds(
    Evidence,
    budget_max=st.none() | st.integers(10_000, 200_000),
    cheapest_fit=st.none() | st.integers(10_000, 200_000),
    down_payment=st.none() | st.integers(0, 50_000),
    payment=st.lists(st.sampled_from(PAYMENTS), unique=True).map(tuple),
    urgency=st.sampled_from(URGENCIES),
    preferences=st.integers(0, 8),
    turns=st.integers(0, 60),
    actions=st.frozensets(st.sampled_from(ACTIONS)),
)


@st.composite
def more(draw: st.DrawFn, evidence: Evidence) -> Evidence:
    """The same customer when one thing more is known, or one thing better."""
    higher = st.integers(evidence.budget_max or 10_000, 400_000)
    return draw(
        st.sampled_from(
            [
                replace(evidence, budget_max=draw(higher)),
                replace(evidence, cheapest_fit=draw(st.integers(5_000, evidence.cheapest_fit or 200_000))),
                replace(evidence, down_payment=draw(st.integers(evidence.down_payment or 0, 90_000))),
                replace(evidence, payment=(*evidence.payment, draw(st.sampled_from(PAYMENTS)))),
                replace(evidence, urgency=draw(st.sampled_from(URGENCIES[URGENCIES.index(evidence.urgency) :]))),
                replace(evidence, preferences=evidence.preferences + draw(st.integers(0, 3))),
                replace(evidence, turns=evidence.turns + draw(st.integers(0, 10))),
                replace(evidence, actions=evidence.actions | {draw(st.sampled_from(ACTIONS))}),
            ]
        )
    )


def test_the_weights_are_exactly_thirty_twenty_five_twenty_five_and_twenty() -> None:
    assert (BUDGET, URGENCY, PREFERENCES, ENGAGEMENT) == (30, 25, 25, 20)
    parts = score(Evidence()).parts
    assert [(part.name, part.most) for part in parts] == [("budget", 30), ("urgency", 25), ("preferences", 25), ("engagement", 20)]


def test_a_customer_of_whom_nothing_is_known_scores_nothing_and_one_who_reserved_everything() -> None:
    assert score(Evidence()).total == 0
    eager = Evidence(90_000, 80_000, 20_000, ("financiado",), "imediata", 5, 20, frozenset(ACTIONS))
    assert score(eager).total == 100


@few
@given(evidences)
def test_each_part_stays_within_its_weight_and_says_why(evidence: Evidence) -> None:
    result = score(evidence)
    assert all(0 <= part.points <= part.most and part.reason for part in result.parts)
    assert result.total == sum(part.points for part in result.parts)
    assert result.as_json()["score"] == result.total
    assert [part["reason"] for part in result.as_json()["parts"]] == [part.reason for part in result.parts]


@few
@given(st.data())
def test_more_evidence_never_lowers_the_score(data: st.DataObject) -> None:
    before = data.draw(evidences)
    after = data.draw(more(before))
    assert score(after).total >= score(before).total
    pairs = zip(score(before).parts, score(after).parts, strict=True)
    assert all(then.points <= now.points for then, now in pairs)


@pytest.mark.parametrize(("points", "temperature"), [(100, "high"), (60, "high"), (59, "medium"), (40, "medium"), (39, "low"), (0, "low")])
def test_sixty_is_high_and_forty_is_medium(points: int, temperature: str) -> None:
    found = LeadScore((Part("all", points, 100, "…"),))
    assert found.temperature is Temperature(temperature)
    assert found.as_json()["temperature"] == temperature


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (Evidence(), "não disse o orçamento"),
        (Evidence(payment=("à vista",)), "disse como paga, mas não quanto"),
        (Evidence(budget_max=50_000, cheapest_fit=60_000), "nada no estoque cabe no orçamento"),
        (Evidence(budget_max=50_000), "nada no estoque cabe no orçamento"),
        (Evidence(budget_max=60_000, cheapest_fit=60_000), "orçamento que cabe no estoque"),
        (Evidence(budget_max=60_000, cheapest_fit=50_000, down_payment=0), "orçamento que cabe no estoque e forma de pagamento definida"),
    ],
)
def test_the_budgets_reason_says_what_is_known_of_it(evidence: Evidence, reason: str) -> None:
    assert score(evidence).parts[0].reason == reason


def test_the_reasons_are_plain_portuguese() -> None:
    parts = score(Evidence(urgency="semana", preferences=1, turns=1, actions=frozenset({"offer", "details"}))).parts
    assert [part.reason for part in parts[1:]] == [
        "quer comprar nesta semana",
        "1 preferência clara",
        "1 mensagem, fez proposta, viu detalhes",
    ]
    assert score(Evidence(preferences=3, turns=4)).parts[2].reason == "3 preferências claras"
    assert score(Evidence(turns=4)).parts[3].reason == "4 mensagens"


def test_a_booked_visit_is_urgency_enough() -> None:
    assert score(Evidence(urgency="pesquisando", actions=frozenset({"test_drive"}))).parts[1].points == 25
