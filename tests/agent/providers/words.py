"""What customers and models say and do in these tests, and what a right answer to it holds."""

from __future__ import annotations

from domain.conversation import Answer
from memory.records import Records
from memory.records.reservations import Reservation
from tests.agent.conftest import TENANT
from tests.standins.openai_chat import Calls

ASK = "quero um SUV até 90 mil"
SEARCH = Calls("recommend_cars", {"categories": ["SUV"], "budget_max": 90_000})
RESERVE = Calls("reserve_car", {"car_id": "onix-1"})
FOUND = "Separei o Creta 2018 por R$ 84.900 e o Tracker 2018 por R$ 87.500."


def text(answer: Answer) -> str:
    """All that was said, with plain spaces."""
    return "\n".join(reply.text for reply in answer.replies).replace("\u00a0", " ")


def used(answer: Answer) -> list[str]:
    """Names of the tools used, in order."""
    return [call.name for call in answer.tools]


def found_by_the_local_brain(answer: Answer) -> bool:
    """The answer to ASK that needs no provider."""
    return answer.model == "local" and used(answer) == ["recommend_cars"] and "Creta Pulse 1.6 2018, R$ 84.900" in text(answer)


async def held(shop: Records) -> list[Reservation]:
    """Every reservation in force."""
    async with shop.reading(TENANT) as books:
        return await books.reservations.active()
