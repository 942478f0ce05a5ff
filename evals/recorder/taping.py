"""A conversation of a home made into a recording.

The home keeps what was said and answered, not what every tool returned. So the talk is held once more, with stand-ins for the people in
it, in a copy of the shop: what that gives is the recording, and each line says whether the home's answer was the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.guardrails.claims import claims
from channels.house import House
from domain.cars.vehicles import Vehicle
from domain.clock import local
from domain.errors import NotFound
from domain.people import PURCHASING, Role
from evals.recorder.goods_there import goods_there
from evals.recorder.recording import Line, Recording, played_again
from evals.recorder.standins import StandIns
from evals.scenarios.matching import plain
from evals.scenarios.scenario import Sent
from evals.worlds import World, Worlds
from memory.records import Books
from memory.records.turns import Told

_LIST = ("imagens", "opcionais")


async def taped(house: House, conversation: str, worlds: Worlds) -> Recording:
    """Raises NotFound where the home has no such conversation, or none of its words."""
    async with house.records.reading(house.tenant) as books:
        told = [turn for turn in await books.turns.told(conversation) if turn.text or turn.sent or _guessed(turn)]
        if not any(turn.text or turn.sent for turn in told):
            raise NotFound(f"Não achei a conversa {conversation}, ou não há palavras dela guardadas.")
        person = await books.people.find(told[0].person_id)
        role = person.role if person else Role.CUSTOMER
        store, lot = await books.stores.get(), await books.catalogue.lot(told[0].at.year)
        names = [person.name] if person and person.name else []
        names += [name for turn in told for name in _names(house, turn, role)]
        names += [str(sent[key]) for turn in told for _, sent in turn.sent for key in ("name", "formatted_name") if key in sent]
        ours = await _ours(books, lot.vehicles, role)
        others = [other.name for other in await books.people.named("") if other.name]
        public = " ".join([str(store.as_json()), *ours])
        standins = StandIns(dict.fromkeys(names), public, heard=[turn.text for turn in told], known=others, ours=ours)
        heard = [text for turn in told for text in (turn.text, *(reply.text for reply in turn.answer.replies)) if text]
        goods = await goods_there(books, heard, local(told[0].at).date(), standins) if role in PURCHASING else None
    cars = tuple(_row(car) for car in lot.vehicles)
    world = World(lot=None, cars=cars, store=store.as_json(), goods=goods, mail="none", at=told[0].at)
    lines = [
        Line(at=turn.at, said=standins.text(turn.text or _guessed(turn)), guessed=not turn.text, sends=_sent(turn, standins))
        for turn in told
    ]
    recording = await played_again(Recording(role=role.value, world=world, lines=lines), worlds)
    compared = []
    for line, turn in zip(recording.lines, told, strict=True):
        then = standins.value([reply.as_json() for reply in turn.answer.replies])
        used = [call.name for call in turn.answer.tools], [tool["name"] for tool in line.tools]
        compared.append(line.model_copy(update={"as_it_was": used[0] == used[1] and _matter(then) == _matter(line.replies)}))
    return recording.model_copy(update={"lines": compared})


def _guessed(turn: Told) -> str:
    """What may have been said in a turn whose words are not kept: enough for the talk to go on as it did."""
    search = next((call.args for call in turn.answer.tools if call.name == "recommend_cars" and call.ok), None)
    if search is None or turn.sent:
        return "" if turn.sent or turn.answer.intent != "greet" else "oi"
    wished = [*search.get("models", ()), *search.get("categories", ()), search.get("transmission"), search.get("fuel")]
    limit = f"até {search['budget_max']} reais" if search.get("budget_max") else None
    return " ".join(["quero", *(str(word) for word in (*wished, limit) if word)])


def _names(house: House, turn: Told, role: Role) -> list[str]:
    """People named in a turn, as the assistant itself understands names."""
    read = house.understanding.read(turn.text, role=role.value, now=turn.at)
    asked = [call.args.get("name") for call in turn.answer.tools]
    return [str(name) for name in (read.entities.get("name"), read.entities.get("lead_ref"), *asked) if name]


async def _ours(books: Books, cars: Sequence[Vehicle], role: Role) -> list[str]:
    """What the shop has names for: none of these words is a person's."""
    named = [" ".join(filter(None, (car.full_name, car.color, car.city, car.category))) for car in cars]
    if role in PURCHASING:
        named += [" ".join((item.name, item.sku, *item.nicknames)) for item in await books.products.all()]
        named += [supplier.name for supplier in await books.suppliers.all()]
    return named


def _sent(turn: Told, standins: StandIns) -> list[Sent]:
    """Without what leads to a file of theirs."""
    hidden = {"media_id", "sha256", "id", "wa_id"}
    return [Sent(kind=kind, data={k: standins.value(v) for k, v in data.items() if k not in hidden}) for kind, data in turn.sent if data]


def _row(car: Vehicle) -> dict[str, Any]:
    """A row of a cars file; the floor stays in the house."""
    wire = car.as_wire()
    return {key: "|".join(value) if key in _LIST else value for key, value in wire.items() if value not in (None, "", [])}


def _matter(replies: list[dict[str, Any]]) -> tuple[list[str], list[str], set[str], bool]:
    """What replies show, offer, state in figures, and whether they ask. Their words are chosen among several by the ids of a conversation
    and its turns, which lead to a person and are no part of a recording."""
    texts = " ".join(reply["text"] for reply in replies)
    shown = [card["id"] for reply in replies for card in reply["cards"]]
    return shown, [plain(button) for reply in replies for button in reply["buttons"]], set(claims(texts)), "?" in texts
