"""What a skill knows and says: the talk so far, the calls it makes, and its words."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from agent.state import Memory, Shown, Task
from agent.understanding.cues.assent import Assent, assent
from agent.understanding.reading import Reading
from domain.conversation import Attachment


@dataclass(frozen=True, slots=True)
class Call:
    """A tool to use. `yield Call(…)` gives the tool's result back."""

    tool: str
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One short question; the answer comes back to `skill` as the slot `asks`, together with `slots`."""

    text: str
    skill: str
    asks: str
    slots: dict[str, Any] = field(default_factory=dict)
    buttons: tuple[str, ...] = ()
    takes: str = ""
    """The kind of answer that fits, by name (agent/brain/answers.py); empty for the kind that goes with `asks`."""
    repeats: int = 0
    then: Task | None = None
    """What is asked once this question's task is done."""

    def as_task(self) -> Task:
        """As the conversation remembers it while it is open."""
        return Task(
            skill=self.skill, slots=self.slots, asked=self.asks, question=self.text, buttons=list(self.buttons),
            takes=self.takes, repeats=self.repeats, then=cast("dict[str, Any] | None", self.then),
        )  # fmt: skip

    @classmethod
    def of(cls, task: Task, *, again: bool = False) -> Question:
        """The open question of a task; `again` where it is asked once more."""
        repeats = task["repeats"] + (1 if again else 0)
        text, slots, then = task["question"] or "", task["slots"], cast("Task | None", task.get("then"))
        return cls(text, task["skill"], task["asked"] or "", slots, tuple(task["buttons"]), task["takes"], repeats, then)


@dataclass(frozen=True, slots=True)
class Say:
    """What a skill has to say in the end. A skill that says it did not understand sets `missed`."""

    text: str
    question: Question | None = None
    buttons: tuple[str, ...] = ()
    missed: bool = False
    keeps_task: bool = False
    """True where the task begun earlier goes on, so that its question is asked again."""
    held: Question | None = None
    """A question that waits until the privacy question, asked beside this answer, is answered."""
    learned: dict[str, Any] = field(default_factory=dict)
    """Changes of the customer's profile that the words imply; None drops a field."""
    declined: str | None = None
    """A slot that the customer will not tell: it is not asked for again."""
    once: str | None = None
    """The name of something that is not said again for a while."""


Skill = Generator[Call, dict[str, Any], Say]


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker as a skill may know them. `consent` is None where it was never answered."""

    role: str
    first_name: str | None = None
    consent: bool | None = None
    has_contact: bool = False
    store: str = "nossa loja"
    handed_over: bool = False
    """A person of the shop has the conversation."""


@dataclass(slots=True)
class Talk:
    """One request of a turn in its conversation. Skills read it and never change it."""

    reading: Reading
    memory: Memory
    who: Who
    now: datetime
    turn_id: str
    may_ask: bool = True
    attachments: tuple[Attachment, ...] = ()
    """What came beside the words; for a skill that answers a kind of it, those of its kinds."""
    alone: bool = False
    """Whether what was sent is answered by itself: without words, or together with them."""
    chosen: str | None = None
    """Id of the car whose card or row was tapped, or that was pointed at by answering to its message."""
    more: bool = False
    """Whether the same message asks for something else, which is answered next."""

    @property
    def entities(self) -> dict[str, Any]:
        return self.reading.entities

    @property
    def profile(self) -> dict[str, Any]:
        return self.memory["profile"]

    @property
    def assent(self) -> Assent:
        """The yes or no of this request."""
        return assent(self.reading)

    @property
    def task(self) -> Task | None:
        return self.memory["task"]

    @property
    def asks_again(self) -> bool:
        """Whether an answer that keeps the open question is followed by it once more."""
        return self.task is not None and bool(self.task["question"]) and not self.task["repeats"]

    def slots(self, skill: str) -> dict[str, Any]:
        """What is known of a task of this skill, where one is open."""
        return dict(self.task["slots"]) if self.task and self.task["skill"] == skill else {}

    def asked_for(self, skill: str) -> str | None:
        """The slot this skill asked for last, where it did."""
        return self.task["asked"] if self.task and self.task["skill"] == skill else None

    def pick(self, *variants: str) -> str:
        """One of several wordings: the same in a retried turn, and not one said lately where that can be avoided."""
        fresh = [variant for variant in variants if not any(variant in reply for reply in self.memory["replies"])]
        choices: Sequence[str] = fresh or variants
        digest = hashlib.sha256(f"{self.turn_id}:{variants[0]}".encode()).digest()
        return choices[digest[0] % len(choices)]

    def shown_as(self, position: int) -> Shown | None:
        """The car at a place of the list last shown; -1 is the last."""
        shown = self.memory["shown"]
        at = position - 1 if position > 0 else len(shown) + position
        return shown[at] if 0 <= at < len(shown) else None


def as_shown(car: Mapping[str, Any]) -> Shown:
    """A car of a tool's result as the memory keeps it."""
    name = " ".join(str(part) for part in (car["modelo"], car["versao"], car["ano"]) if part)
    return Shown(
        id=car["id"],
        name=name,
        make=car["marca"],
        model=car["modelo"],
        year=car["ano"],
        price=car["preco"],
        color=car["cor"],
        mileage=car["quilometragem"],
    )
