"""Where a provider is away, one message at a time asks whether it is back, ever more rarely."""

from __future__ import annotations

import pytest

from channels.outbox.breaker import FIRST_PAUSE, LONGEST_PAUSE, TROUBLES, Breaker


class Watch:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def breaker(watch: Watch) -> Breaker:
    return Breaker(watch)


def _open(breaker: Breaker, account: str = "a") -> None:
    for _ in range(TROUBLES):
        assert breaker.admits(account)
        breaker.troubled(account)


def test_it_opens_after_troubles_in_a_row_and_for_that_account_alone(breaker: Breaker) -> None:
    _open(breaker)
    assert not breaker.admits("a")
    assert breaker.admits("b")
    assert breaker.paused() == {"a"}


def test_troubles_between_successes_open_nothing(breaker: Breaker) -> None:
    for _ in range(3 * TROUBLES):
        breaker.troubled("a")
        breaker.succeeded("a")
    assert breaker.admits("a")


def test_after_a_pause_one_is_let_through_and_its_success_lets_all_through(breaker: Breaker, watch: Watch) -> None:
    _open(breaker)
    watch.now += FIRST_PAUSE
    assert [breaker.admits("a") for _ in range(3)] == [True, False, False]
    assert breaker.succeeded("a")
    assert [breaker.admits("a") for _ in range(3)] == [True] * 3


def test_a_probe_that_fails_doubles_the_pause_up_to_the_longest(breaker: Breaker, watch: Watch) -> None:
    _open(breaker)
    pauses = []
    for _ in range(10):
        began = watch.now
        while not breaker.admits("a"):
            watch.now += 1
        pauses.append(watch.now - began)
        breaker.troubled("a")
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (FIRST_PAUSE, LONGEST_PAUSE)


def test_a_probe_that_was_not_made_after_all_leaves_the_next_one_to_probe(breaker: Breaker, watch: Watch) -> None:
    _open(breaker)
    watch.now += FIRST_PAUSE
    assert breaker.admits("a")
    breaker.undecided("a")
    assert breaker.admits("a")


def test_messages_under_way_when_it_opened_do_not_lengthen_the_pause(breaker: Breaker, watch: Watch) -> None:
    for _ in range(20):
        breaker.troubled("a")
    watch.now += FIRST_PAUSE
    assert breaker.admits("a")


def test_a_refusal_of_the_account_opens_it_at_once_for_as_long_as_it_takes(breaker: Breaker, watch: Watch) -> None:
    assert breaker.troubled("a", at_once=True, wait=60)
    watch.now += 59
    assert not breaker.admits("a")
    watch.now += 1
    assert breaker.admits("a")
