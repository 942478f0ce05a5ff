"""The body of a car: Hatch, Sedan, SUV, Picape, Minivan, Perua, Cupê, Conversível, Van."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import named, of_cars

_WORDS: dict[str, str] = {
    "Hatch": "hatch|hatchs|hatches|hatchback|hatchbacks|hetch|rat|rate|hache|hatchzinho|rétchi|ratchi|hact|hatche|hach"
    "|hatcher|carro hatch|raque|rétch|hatchi",
    "Sedan": "sedan|sedã|sedans|sedãs|sedanzinho|sedanzao|sedam|cedan|cedã|sedazinho|sedazao|seda|três volumes|sedãzinho"
    "|sedams|sidan|sedana",
    "SUV": "suv|suvs|s.u.v|suvinho|suvão|suvzinho|suvzao|utilitário esportivo|utilitários esportivos|crossover|crossovers"
    "|jipe|jipes|jipinho|jipao|suvi|suve|esse u vê|suvizinho|essuv",
    "Picape": "picape|picapes|pickup|pickups|pick up|pick ups|picapi|caminhonete|caminhonetes|camionete|camionetes|caminhoneta"
    "|camioneta|picapinha|picapona|pic up|picap|picapezinha|pikape|camionetinha|caminhonetinha|picapão|pikup|picup"
    "|cabine dupla|cabine simples|cabine estendida|caminhoneti",
    "Minivan": "minivan|minivans|mini van|mini vans|monovolume|minivam|miniven|mini vã|mini-van",
    "Perua": "perua|peruas|station wagon|station|wagon|sw wagon|peruinha|stationwagon",
    "Cupê": "cupê|cupe|coupe|coupé|cupês|cupes|coupes",
    "Conversível": "conversível|conversíveis|cabriolet|cabrio|conversivo|roadster|sem capota|teto que abre todo"
    "|conversiveu|descapotável|capota que abre",
    "Van": "van|vans|furgão|furgões|furgao|furgãozinho|furgaozinho|vanzinha|micro-ônibus|vã de passageiro",
}
# Words that hold a category's name but are none.
_NOT = "van gogh|van damme|perua escolar|jipe de brinquedo|seda de papel|rate de|papel de seda|papel seda|de seda|rat race"



@lru_cache(maxsize=1)
def _phrases() -> Phrases[str | None]:
    entries: list[tuple[str, str | None]] = [(word, None) for word in _NOT.split("|")]
    entries += [(word, value) for value, words in _WORDS.items() for word in words.split("|")]
    return Phrases(entries)


def read(utterance: Utterance) -> dict[str, Any]:
    """The categories named, in order; a cabin type tells a pick-up only where no model is named with it."""
    cabins = [first for first, _, _ in _phrases().scan(utterance) if utterance.word(first) == "cabine"]
    for first in cabins:
        if utterance.models or any(word.startswith(("picap", "caminhonet", "camionet")) for word in utterance.words):
            utterance.claim(first, first + 2)
    if not of_cars(utterance):
        return {}
    found = named(utterance, _phrases())
    return {"categories": found} if found else {}
