"""Words that staff use around a stock item and that are never one themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from agent.understanding import text as texts
from agent.understanding.entities.goods import good

# Verbs in forms no item's name has.
_VERB = re.compile(
    r"^(?:\w{2,}(?:ando|endo|indo|aram|eram|iram|avam|ariam|eriam|asse|assem|essem|amos|emos|imos|aremos|aste|ou|eu|iu|arei|erei|irei|arao|erao|irao|amente|emente|issimo|issima|inho hoje))$"
)
_INFINITIVE = re.compile(r"^\w{3,}(?:ar|ir)$")
_NOT_VERB = frozenset(
    "acucar colher celular par solar tubular escolar militar popular bar mar lar ar air dollar radar cancer toner container freezer motor sensor compressor extintor amortecedor alternador conector refrigerador"
    " isolador carregador condicionador ventilador roteador aspirador grampeador marcador apontador limpador polidor purificador computador radiador capacitor catalisador disjuntor interruptor monitor corretor"
    " protetor refletor adaptador licor vapor flor cor trator projetor microondas nobreak pneu eu meu seu teu breu museu camafeu chapeu judeu liceu andou sushi aluminio pier sabor mixer dispenser cooler master spoiler"
    " blister poliester poster laser spray elixir bisturi nectar polimer dexter scanner tablet primer thinner tender hamburguer banner elevador transformador umidificador liquidificador secador barbeador"
    " estabilizador esterilizador gerador indicador nivelador pulverizador regador acelerador diretor leitor vetor inversor condutor semeador revelador retentor rotor reator contator contactor frigobar abajur pilar linear"
    " odor vigor sumo calor tambor senhor biscuit super hiper sênior senior junior doutor setor fedor amor dor castor gestor mulher talher clister eter caviar pomar pulmonar familiar maxilar bipolar molar dental lugar bazar alvenaria"
    " multiuso congelou maltose glicose celulose indo fundo mundo vindo lindo segundo sergio colorindo amendo brindo remendo dividendo adesivo verde interesse stresse gesse cobalto cacau mingau bacalhau pau calhau curau camarao"
    " limao feijao macarrao".split()
)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    path = resources.files("agent.understanding.entities.lexicon").joinpath("talk.txt")
    return frozenset(texts.fold(path.read_text(encoding="utf-8")).split())


@lru_cache(maxsize=16384)
def is_talk(word: str) -> bool:
    """Whether a folded word belongs to the talk around items: listed, or a verb by its ending."""
    if word in _words():
        return True
    if word in _NOT_VERB or good(word):
        return False
    return _VERB.match(word) is not None or _INFINITIVE.match(word) is not None
