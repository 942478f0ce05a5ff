"""What follows from each error, whether it comes at once or by a status."""

from __future__ import annotations

import pytest

from channels.outbox import Verdict
from channels.whatsapp.errors import RULES, refusal, reported, rule
from domain.delivery.deliveries import State
from evals.whatsapp.refusals import KNOWN, Refusal


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_every_code_that_the_api_is_known_to_answer_has_its_rule_whatever_the_http_status(code: int) -> None:
    error = Refusal(code).as_json()["error"]
    assert code in RULES or 132000 <= code < 133000 or 200 <= code < 300
    assert {refusal(status, error).verdict for status in (400, 403, 500, KNOWN[code][0])} == {rule(code, 400).verdict}


@pytest.mark.parametrize(
    ("verdict", "codes"),
    [
        (
            Verdict.NEVER,
            (
                100, 130472, 130497, 131008, 131009, 131021, 131026, 131030, 131049, 131050, 131051, 131052, 131053, 131062, 135000,
                132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069, 139000, 139003,
            ),
        ),
        (Verdict.BUSY, (2, 4, 80007, 130429, 131016, 131048, 131057, 133004)),
        (Verdict.AGAIN, (1, 131000, 131056)),
        (Verdict.STOPPED, (0, 3, 10, 33, 190, 200, 219, 299, 368, 131005, 131031, 131037, 131042, 131045, 133010)),
        (Verdict.CLOSED, (131047,)),
    ],
)  # fmt: skip
def test_the_table(verdict: Verdict, codes: tuple[int, ...]) -> None:
    assert {rule(code, 400).verdict for code in codes} == {verdict}
    assert {code for code, found in RULES.items() if found.verdict is verdict} <= {*codes}


def test_limits_of_metas_are_waited_out_for_as_long_as_they_last() -> None:
    waits = {code: rule(code, 400).wait for code in (2, 4, 130429, 131016, 131048, 131056, 131057, 133004, 80007, 190)}
    assert waits == {
        2: 5, 4: 60, 130429: 2, 131016: 5, 131048: 600, 131056: 6, 131057: 60, 133004: 30, 80007: 60, 190: 60,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "error", "verdict"),
    [
        (400, {"code": 999_999}, Verdict.NEVER),
        (400, {"code": 999_999, "is_transient": True}, Verdict.AGAIN),
        (500, {"code": 999_999}, Verdict.BUSY),
        (429, {}, Verdict.BUSY),
        (503, {}, Verdict.BUSY),
        (401, {}, Verdict.STOPPED),
        (404, {}, Verdict.STOPPED),
        (308, {}, Verdict.STOPPED),
        (404, {"code": 132001}, Verdict.NEVER),
        (400, {"code": 100, "error_subcode": 33}, Verdict.STOPPED),
        (400, {"code": 100, "error_subcode": 2494010}, Verdict.NEVER),
        (400, {"code": "190"}, Verdict.NEVER),
        (502, {}, Verdict.UNKNOWN),
        (504, {}, Verdict.UNKNOWN),
    ],
)
def test_codes_nobody_knows_go_by_the_http_status_and_a_wrong_number_or_address_is_no_messages_fault(
    status: int, error: dict[str, object], verdict: Verdict
) -> None:
    assert refusal(status, error).verdict is verdict


def test_what_the_api_asks_to_wait_is_waited() -> None:
    assert refusal(429, {}, retry_after=30).wait == 30
    assert refusal(400, {"code": 131048}, retry_after=1).wait == 600
    assert refusal(400, {"code": 131026, "message": "m", "error_data": {"details": "d"}}).detail == "d"


def test_a_failure_for_the_window_is_no_loss() -> None:
    assert reported(State.FAILED, 131047) is State.HELD
    assert reported(State.FAILED, 131026) is State.FAILED
    assert reported(State.SENT, None) is State.SENT
