"""What a foreigner is asked and told has a wording in both languages: nothing of ours is left in Portuguese by oversight."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import agent.brain
from agent.brain.phrasing.phrasebook import LANGUAGES, told_abroad, word_abroad
from agent.brain.phrasing.tongues import tongue
from domain.cars.equipment import EQUIPMENT
from domain.cars.wishes import LIMITS, ORDERS
from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text

_OF_STAFF = re.compile(r"goods|order|shop_floor|item|supplier|staff")
_PATTERN = re.compile(r"[\\|()]")
_CAR = "o Onix 1.0 2021"


def _sources() -> Iterator[ast.Module]:
    """The skills of customers."""
    brain = Path(agent.brain.__file__).parent
    for path in (*brain.glob("*.py"), *(brain / "skills").rglob("*.py")):
        if not _OF_STAFF.search(str(path.relative_to(brain))):
            yield ast.parse(path.read_text("utf-8"))


def _written(node: ast.AST) -> str:
    """A string as written, with a car where it takes something in; empty where it is computed."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else _CAR for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _puts() -> Iterator[ast.Call]:
    for source in _sources():
        for node in ast.walk(source):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Question" and node.args:
                yield node


def _questions() -> set[str]:
    """Everything a skill may ask: what it puts as a question, and whatever else is written as one."""
    asked = {
        _written(put.args[0])
        for put in _puts()
        if not {f"{_written(put.args[1])}.{_written(put.args[2])}", _written(put.args[2])} & tongue("en").keys()
    }
    for source in _sources():
        taken = {id(part) for node in ast.walk(source) if isinstance(node, ast.JoinedStr) for part in node.values}
        asked |= {_written(node) for node in ast.walk(source) if isinstance(node, ast.Constant) and id(node) not in taken}
    return {said for said in asked if said.endswith("?") and said[0].isupper() and not _PATTERN.search(said)}


def _buttons() -> set[str]:
    labels = [label for put in _puts() for label in (*put.args[4:5], *(word.value for word in put.keywords if word.arg == "buttons"))]
    return {word for label in labels if isinstance(label, ast.Tuple) for part in label.elts if (word := _written(part))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_to_a_customer_has_a_wording_abroad(language: str) -> None:
    asked = _questions()
    assert len(asked) > 50
    assert {said for said in asked if told_abroad(language, said) is None} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_to_a_customer_has_a_wording_abroad(language: str) -> None:
    labels = _buttons()
    assert len(labels) > 10
    assert {label for label in labels if word_abroad(language, label) is None} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_order_and_item_of_equipment_has_a_wording_abroad(language: str) -> None:
    assert (LIMITS.keys() | ORDERS.keys()) - tongue(language).keys() == set()
    assert {item for item in EQUIPMENT if word_abroad(language, item) is None} == set()


@pytest.mark.parametrize(
    ("said", "english", "spanish"),
    [
        ("Sim, a Spin 1.8 LTZ 2020 tem ar-condicionado digital e 6 airbags.", "climate control and 6 airbags", "climatizador y 6 airbags"),
        (
            "O iCar EQ1 2023 está por R$\xa061.900. Sem problema.",
            "The iCar EQ1 2023 is R$\xa061.900. No problem.",
            "El iCar EQ1 2023 está a",
        ),
        ("Amanhã, 25/11, às 16h, anotado.", "Noted: tomorrow, 25/11, at 16h.", "Anotado: mañana, 25/11, a las 16h."),
        ("O mais novo é o Onix 1.0 2021, R$ 60.000, 9.000 km.", "The newest is the Onix 1.0 2021", "El más nuevo es el Onix 1.0 2021"),
    ],
)
def test_a_sentence_keeps_its_figures_and_names_in_another_language(said: str, english: str, spanish: str) -> None:
    assert english in (told_abroad("en", said) or "")
    assert spanish in (told_abroad("es", said) or "")


def test_a_text_with_one_sentence_that_has_no_line_has_no_wording() -> None:
    assert told_abroad("en", "Sem problema. O pátio fica atrás da igreja.") is None


def test_what_is_worded_abroad_already_stays() -> None:
    assert told_abroad("en", "How many km does it have?") == "How many km does it have?"


async def test_a_visit_is_moved_and_a_car_taken_in_trade_in_english(introduce: Introduce) -> None:
    mike = introduce()
    await mike.has_said("hello, how are you?", "yes", "I'm looking for an automatic SUV up to 90 grand", "my name is Mike, 11 98877-6655")
    await mike.has_said("can I come and see the first one tomorrow at 3pm?")
    moved = await mike.says("actually can we do thursday instead")
    assert called(moved, "schedule_test_drive")["action"] == "move"
    taken = text(await mike.says("do you take trade ins? I have a 2015 civic"))
    assert taken == "Yes, we take cars in exchange. How many km does it have?"


async def test_the_newest_of_the_list_and_the_down_payment_in_spanish(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("hola, buenas tardes", "sí", "busco un auto hasta noventa mil, que no sea blanco")
    assert "El más nuevo" in text(await ana.says("cuál es más nuevo?"))
    assert text(await ana.says("puedo pagar en cuotas?")).endswith("¿Cuánto darías de entrada?")
    assert "20.000 de entrada" in text(await ana.says("podría poner 20 lucas de entrada"))
