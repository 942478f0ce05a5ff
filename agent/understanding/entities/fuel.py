"""The fuel a car takes: Flex, Gasolina, Etanol, Diesel, Híbrido, Elétrico or GNV; the first one named."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import named, of_cars

_WORDS: dict[str, str] = {
    "Flex": "flex|fléx|flexi|flexx|bicombustível|bi combustível|total flex|álcool e gasolina|álcool ou gasolina|flexível"
    "|gasolina e álcool|gasolina ou álcool|gasolina e etanol|etanol e gasolina|os dois combustíveis|flek|totalflex"
    "|gasolina ou etanol|etanol ou gasolina|fleqs|flequis|flecs",
    "Gasolina": "gasolina|só gasolina|gasosa|gazolina|a gasolina|gasolia",
    "Etanol": "etanol|álcool|alcol|a álcool|alcool puro",
    "Diesel": "diesel|disel|dizel|diesel s10|a diesel|à diesel|diesell|óleo diesel|dísel|dieseu|diezel|turbodiesel|turbo diesel"
    "|td4|deisel|disiel",
    "Híbrido": "híbrido|hibrida|híbridos|híbridas|hybrid|hibrid|plug in|plugin|ibrido|hev|phev|hibirdo",
    "Elétrico": "elétrico|elétrica|elétricos|elétricas|carro elétrico|eletrco|100% elétrico|de tomada|na tomada|bev|eletrico puro"
    "|movido a bateria|movido a eletricidade|eletrio|letrico|eletico",
    "GNV": "gnv|g.n.v|kit gás|kit gas|a gás|gás natural|gas veicular|gás veicular|no gás|com gás|kitgas|tem gás|ja tem gas|gnve"
    "|gênevê|geração 5 gás|bujao de gas no porta malas|cilindro de gas",
}
# Words that name a fuel but say nothing of a car's.
_NOT = (
    "posto de gasolina|direção elétrica|direcao eletrica|vidro elétrico|vidros elétricos|vidros eletrico|vidro e trava elétrica"
    "|trava elétrica|travas elétricas|trava eletrica|banco elétrico|bancos elétricos|retrovisor elétrico"
    "|retrovisores elétricos|parte elétrica|pane elétrica|teto elétrico|é elétrica|ou elétrica|hidráulica ou elétrica|ou é elétrica"
    "|eletrica ou hidraulica|freio de mão elétrico|porta malas elétrico|tampa elétrica|rede elétrica|vale gasolina|preço da gasolina"
    "|dinheiro da gasolina|gasto com gasolina|gasto de gasolina|gasta gasolina|gastar gasolina|gasta muita gasolina"
    "|cheiro de gasolina|álcool em gel|alcool gel|álcool 70|álcool gel|bomba de gasolina|ajuste elétrico|bicicleta elétrica"
    "|patinete elétrico|gasolina ta cara|gasolina tá|a gasolina subiu|gasolina do jeito|litro da gasolina|tanque de gasolina"
    "|pagar gasolina|economizar gasolina|economia de gasolina|ar gás|gás do ar|gás do ar condicionado|moto elétrica|trava e vidro elétrico"
    "|litro de gasolina|por litro de gasolina|gasolina cara|manutenção elétrica|eletrica revisada|painel elétrico|steering elétrica"
    "|chuveiro elétrico|conta de luz|vidro eletrico|muita gasolina|tanta gasolina|com gasolina|de gasolina|preço do diesel|marcha elétrica"
    "|problema elétrico|problemas elétricos|gasolina nas alturas|gasolina alta|parte eletrica|vidros e travas elétricas|gás de cozinha"
)


@lru_cache(maxsize=1)
def _phrases() -> Phrases[str | None]:
    entries: list[tuple[str, str | None]] = [(word, None) for word in _NOT.split("|")]
    entries += [(word, value) for value, words in _WORDS.items() for word in words.split("|")]
    return Phrases(entries)


def read(utterance: Utterance) -> dict[str, Any]:
    """The first fuel wished for, unless the person weighs two against each other."""
    if not of_cars(utterance):
        return {}
    found = named(utterance, _phrases())
    return {"fuel": found[0]} if found else {}
