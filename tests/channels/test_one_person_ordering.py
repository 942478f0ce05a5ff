"""One person, whatever they do and however often, with turns run again and senders that die: over the real records and a real server.

Nothing above their limit is ever approved, neither at once nor in parts, and no order leaves twice.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter as Tally
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from channels.email import Carrier, Post
from channels.email.carrier import Outcome
from channels.ordering import Ordering
from channels.settings import EmailSettings
from domain.buying.approvals import limit_of
from domain.buying.order_states import Action, State
from domain.buying.purchase_orders import PurchaseOrder
from domain.clock import FixedClock
from domain.delivery.letters import GRACE, Letter
from domain.errors import BalcaoError
from domain.people import PURCHASING, Actor, Role
from evals.mail_server import MailServer, mail_server
from memory.records import Records
from memory.records.migrate import upgrade
from tests.industry import PEOPLE, TUESDAY, furnish
from tools import Counter
from tools.catalogue import TOOLBOX

TENANT = "demo"
_PERSON = {role: person_id for person_id, role, _ in reversed(PEOPLE)}
_READY: list[bytes] = []
TONNES = st.sampled_from([1, 1, 5, 20, 150])
"""At R$ 4.200 each: within everybody's limit (but not twice), a manager's, an administrator's, nobody's."""
NUMBERS = st.sampled_from([1, 1, 2, 3])
PASSING = st.sampled_from([0, 1, 30, 8 * 24 * 60])
"""Minutes: after two of the last ones what was approved first is out of the window."""
DEEDS = st.sampled_from(["buy", "approve", "go on", "die", "correct", "confirm", "repeat", "go on", "draft", "buy", "refuse"])
BEHIND = st.sampled_from([0, 0, 1])


def _steel(tonnes: int, price: float | None = None) -> dict[str, Any]:
    return {"product": "aço", "quantity": tonnes, "unit": "t"} | ({"price": price} if price else {})


class DyingCarrier(Carrier):
    """Hands the letter over, and is gone before anybody hears of it."""

    async def hand_over(self, letter: Letter, at: datetime) -> Outcome:
        await super().hand_over(letter, at)
        raise SystemError("killed")


async def _database(folder: Path) -> Records:
    """A furnished database: made once, copied for each run."""
    if not _READY:
        made = folder / "ready.sqlite"
        records = Records(f"sqlite+aiosqlite:///{made}")
        await upgrade(records)
        await furnish(records, TENANT)
        await records.empty_log()
        await records.close()
        _READY.append(made.read_bytes())
    (folder / "balcao.sqlite").write_bytes(_READY[0])
    return Records(f"sqlite+aiosqlite:///{folder / 'balcao.sqlite'}")


class OnePersonOrdering(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.clock, self.turn = FixedClock(TUESDAY), 0
        self.serving = mail_server()
        self.server: MailServer = self.loop.run_until_complete(self.serving.__aenter__())
        self.records = self.loop.run_until_complete(_database(Path(self.folder.name)))
        self.mail = EmailSettings(_env_file=None, host="127.0.0.1", port=self.server.port, SMTP_FROM="c@ipe.example", timeout=30)  # type: ignore[call-arg]
        self.did: list[tuple[str, dict[str, Any], str]] = []

    def teardown(self) -> None:
        self.loop.run_until_complete(self.records.close())
        self.loop.run_until_complete(self.serving.__aexit__(None, None, None))
        self.loop.close()
        self.folder.cleanup()

    @initialize(role=st.sampled_from(sorted(PURCHASING)), tonnes=TONNES)
    def begins(self, role: Role, tonnes: int) -> None:
        self.me = Actor(TENANT, _PERSON[role], role)
        self._use("create_purchase_order", {"items": [_steel(tonnes)]})

    def _version(self, number: int, behind: int) -> int:
        """The present version of an order, or one so many versions old."""

        async def present() -> int:
            async with self.records.reading(TENANT) as books:
                order = await books.purchase_orders.find(number)
            return order.version if order else 1

        return max(1, self.loop.run_until_complete(present()) - behind)

    def _use(self, tool: str, args: dict[str, Any], turn: str | None = None) -> dict[str, Any]:
        self.turn += 1
        name = turn or f"turn-{self.turn}"
        self.did.append((tool, args, name))
        counter = Counter(self.me, self.records, self.clock, name)
        with suppress(BalcaoError):  # a refusal changes nothing, and the invariants say whether it was missing
            return self.loop.run_until_complete(TOOLBOX.call(counter, tool, args))
        return {}

    @rule(deed=DEEDS, tonnes=TONNES, number=NUMBERS, behind=BEHIND, at=st.integers(0, 9), minutes=PASSING)
    def does(self, deed: str, tonnes: int, number: int, behind: int, at: int, minutes: int) -> None:
        """One rule for all: hypothesis leaves whole rules out of most of its runs."""
        match deed:
            case "draft":
                self._use("create_purchase_order", {"items": [_steel(tonnes)]})
            case "buy":
                made = self._use("create_purchase_order", {"items": [_steel(tonnes)]})
                self._use("confirm_purchase_order", {"number": made.get("number", 1), "version": 1, "despite_similar": True})
            case "correct":
                self._use("create_purchase_order", {"items": [_steel(tonnes, 0.01 if behind else None)], "number": number})
            case "confirm":
                asked = {"number": number, "version": self._version(number, behind), "despite_similar": True}
                self._use("confirm_purchase_order", asked)
            case "approve":
                self._use("approve_purchase_order", {"number": number, "version": self._version(number, behind)})
            case "refuse":
                self._use("reject_purchase_order", {"number": number})
            case "repeat":
                self._use(*self.did[-1 - at % len(self.did)])
            case "go on" | "die":
                self._go_on(minutes, dies=deed == "die")

    def _go_on(self, minutes: int, *, dies: bool) -> None:
        """A worker takes orders further, and may die in it."""
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))
        carrier = (DyingCarrier if dies else Carrier)(self.mail, TENANT)
        ordering = Ordering(self.records, TENANT, self.clock, Post(self.records, TENANT, carrier, self.clock))
        try:
            self.loop.run_until_complete(ordering.go_on())
        except SystemError:
            self.clock.set(self.clock.now() + GRACE)

    @invariant()
    def nothing_above_their_limit_is_approved(self) -> None:
        for order, _ in self._approved():
            assert order.at_stake
            assert order.at_stake <= limit_of(self.me.role)
            assert order.is_approved_as_it_is

    @invariant()
    def no_more_of_the_same_than_their_limit_is_approved_in_a_fortnight(self) -> None:
        kept = self._approved()
        for last in (at for _, at in kept):
            lately = [order.at_stake for order, at in kept if last - timedelta(days=14) <= at <= last]
            assert sum(stake.cents for stake in lately if stake) <= limit_of(self.me.role).cents  # all of it is steel

    def _approved(self) -> list[tuple[PurchaseOrder, datetime]]:
        """What stands approved, and since when."""

        async def kept() -> list[tuple[PurchaseOrder, datetime]]:
            async with self.records.reading(TENANT) as books:
                orders = await books.purchase_orders.listed([State.APPROVED, State.SENT, State.RECEIVED])
                steps = {order.number: await books.purchase_orders.steps(order.number) for order in orders}
            approvals = {number: [step.at for step in done if step.action is Action.APPROVE][-1] for number, done in steps.items()}
            return [(order, approvals[order.number]) for order in orders]

        return self.loop.run_until_complete(kept())

    @invariant()
    def no_order_leaves_twice(self) -> None:
        assert set(Tally(message["Subject"] for message in self.server.taken).values()) <= {1}


OnePersonOrdering.TestCase.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
TestOnePersonOrdering = OnePersonOrdering.TestCase
