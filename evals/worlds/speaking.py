"""Somebody in conversation with a house."""

from __future__ import annotations

from dataclasses import dataclass

from channels.house import House
from domain.conversation import Answer, Attachment, Turn
from domain.people import Role


@dataclass(slots=True)
class Speaker:
    """One person's side of one conversation; turns are numbered from one."""

    house: House
    person_id: str
    role: Role = Role.CUSTOMER
    turns: int = 0

    @property
    def conversation(self) -> str:
        return f"eval:{self.person_id}"

    async def says(self, text: str, *sent: Attachment) -> Answer:
        """A turn, at the present moment of the house's clock."""
        self.turns += 1
        return await self.house.assistant.answer(
            Turn(
                id=f"{self.conversation}:{self.turns:03}",
                tenant=self.house.tenant,
                conversation=self.conversation,
                person_id=self.person_id,
                role=self.role,
                text=text,
                at=self.house.clock.now(),
                attachments=sent,
            )
        )
