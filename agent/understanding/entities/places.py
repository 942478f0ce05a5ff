"""City and state: every municipality, the large ones' nicknames, and states by name or initials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from agent.understanding import text as texts
from agent.understanding.entities import lexicon
from agent.understanding.entities.false_friends import common
from agent.understanding.entities.goods import good
from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import wished

STATES: dict[str, str] = {
    "acre": "AC", "alagoas": "AL", "amapá": "AP", "amazonas": "AM", "bahia": "BA", "ceará": "CE",
    "distrito federal": "DF", "espírito santo": "ES", "goiás": "GO", "maranhão": "MA", "mato grosso": "MT",
    "mato grosso do sul": "MS", "minas gerais": "MG", "minas": "MG", "pará": "PA", "paraíba": "PB", "paraná": "PR",
    "pernambuco": "PE", "piauí": "PI", "rio grande do norte": "RN", "rio grande do sul": "RS", "rondônia": "RO",
    "roraima": "RR", "santa catarina": "SC", "sergipe": "SE", "tocantins": "TO", "estado de são paulo": "SP",
    "estado do rio": "RJ", "estado do rio de janeiro": "RJ", "interior de são paulo": "SP", "interior de sp": "SP",
    "interior paulista": "SP", "triângulo mineiro": "MG", "interior do rj": "RJ", "sul de minas": "MG", "norte de minas": "MG",
    "interior de minas": "MG", "zona da mata mineira": "MG", "serra gaúcha": "RS", "oeste paulista": "SP",
}  # fmt: skip
UFS = frozenset(
    "ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to".split()
)
# Initials that are also words or laughter: they need a city or a capital beside them.
_WORDY = frozenset("ac al am ap ba ce es go ma ms mt pa pb pe pi pr rn ro rr rs sc se to mg sp rj df".split()) - {
    "mg", "rj", "sp", "df", "sc", "pr", "rn", "pb", "mt", "ms",
}  # fmt: skip
_NICKNAMES: dict[str, str] = {
    "bh": "Belo Horizonte", "beagá": "Belo Horizonte", "belorizonte": "Belo Horizonte", "belô": "Belo Horizonte",
    "sampa": "São Paulo", "sao paulo capital": "São Paulo", "sp capital": "São Paulo", "capital paulista": "São Paulo",
    "zona leste de sp": "São Paulo", "zona sul de sp": "São Paulo", "zona norte de sp": "São Paulo",
    "zona oeste de sp": "São Paulo", "rio capital": "Rio de Janeiro", "floripa": "Florianópolis", "poa": "Porto Alegre",
    "portinho": "Porto Alegre", "bsb": "Brasília", "brasilia df": "Brasília", "jampa": "João Pessoa", "cwb": "Curitiba",
    "ctba": "Curitiba", "rio preto": "São José do Rio Preto", "sjc": "São José dos Campos", "sbc": "São Bernardo do Campo",
    "gyn": "Goiânia", "foz": "Foz do Iguaçu", "balneario": "Balneário Camboriú", "bal camboriu": "Balneário Camboriú",
    "mogi": "Mogi das Cruzes", "jf": "Juiz de Fora", "montes": "Montes Claros", "moc": "Montes Claros",
    "sao bernardo": "São Bernardo do Campo", "gov valadares": "Governador Valadares", "sjrp": "São José do Rio Preto",
    "sao goncalo": "São Gonçalo", "prudente": "Presidente Prudente", "pouso": "Pouso Alegre", "uberlandia": "Uberlândia",
    "cachoeiro": "Cachoeiro de Itapemirim", "campos dos goytacazes": "Campos dos Goytacazes", "ribeirao": "Ribeirão Preto",
    "sto andre": "Santo André", "sta maria": "Santa Maria", "s jose dos campos": "São José dos Campos", "jaragua": "Jaraguá do Sul",
    "aparecida de goiania": "Aparecida de Goiânia", "ilheus": "Ilhéus", "conquista": "Vitória da Conquista",
    "itu": "Itu", "rio": "Rio de Janeiro", "angra": "Angra dos Reis", "petro": "Petrópolis", "tere": "Teresópolis",
    "vix": "Vitória", "joinvile": "Joinville", "joinvilly": "Joinville", "caxias do sul": "Caxias do Sul",
    "sao jose do rio preto": "São José do Rio Preto", "santa barbara": "Santa Bárbara d'Oeste", "pocos": "Poços de Caldas",
}  # fmt: skip
_CONTEXT_NICKNAMES = frozenset(
    "rio ribeirao prudente mogi balneario montes pouso conquista foz angra petro tere santa_barbara pocos cachoeiro jaragua "
    "belo moc portinho jf".split()
)
_HOME = re.compile(
    r"(?:^| )(?:(?:moro|mora|moramos|morando|resido|vivo|sou|somos|vim|venho|falo|estou|to|fico|trabalho|nasci|mudei|atende|entrega|entregam"
    r"|buscar|loja|lojas|filial|unidade|regiao|cidade|interior|perto|pertinho|centro|litoral|proximo|municipio|aqui|la|pessoal|cliente"
    r"|clientes|leads|contatos|fornecedor|fornecedores|chego|direto|longe|patio|gente|povo|galera|bairro)(?: (?:aqui|agora|hoje|mesmo|ai|la))?"
    r" (?:em|de|do|da|no|na|para|pra|pro|e)|em|aqui em|la em|ali em|la de|aqui de|cidade|para|ate|pra)$"
)
_WEAK = re.compile(r"(?:^| )(?:de|do|da|no|na|em|para|pro|pra|ate|e|por)$")
_NOT_BEFORE = re.compile(
    r"(?:^| )(?:rua|av|avenida|bairro|praca|rodovia|banco|time|dona|seu|dr|dra|sr|sra|santo|santa|sao|senhor|senhora|nome|chamo|escola"
    r"|colegio|lead|jogo|shopping|estadio|cartorio|dia de|feliz|pao de|farinha de|queijo)$"
)


class Place(NamedTuple):
    """A municipality as found by name."""

    name: str
    states: tuple[str, ...]
    ambiguous: str


@lru_cache(maxsize=1)
def _cities() -> Phrases[Place]:
    by_name = {city.name: city for city in lexicon.municipalities()}
    entries: list[tuple[str, Place]] = []
    for nickname, name in _NICKNAMES.items():
        states = by_name[name].states if name in by_name else ()
        entries.append((nickname, Place(name, states, "large" if nickname in _CONTEXT_NICKNAMES else "")))
    # The unambiguous spelling wins where two official names fold alike.
    for city in sorted(lexicon.municipalities(), key=lambda city: bool(city.ambiguous)):
        place = Place(*city)
        entries.append((city.name, place))
        if "'" in city.name:
            entries += [(city.name.replace(mark, new), place) for mark, new in (("d'", "d"), ("d'", "do "), ("'", " "), ("'Ana", "ana"))]
    return Phrases(entries)


@lru_cache(maxsize=1)
def _states() -> Phrases[str]:
    return Phrases(STATES.items())


@lru_cache(maxsize=1)
def _typo_targets() -> dict[str, list[str]]:
    targets: dict[str, list[str]] = {}
    for word, place in _cities().singles.items():
        if len(word) >= 7 and word.isalpha() and not place.ambiguous:
            targets.setdefault(word[0], []).append(word)
    return targets


@lru_cache(maxsize=8192)
def _typo(word: str) -> Place | None:
    if len(word) < 7 or not word.isalpha() or word in common():
        return None
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extractOne

    best = extractOne(
        word, _typo_targets().get(word[0], []), scorer=DamerauLevenshtein.distance, score_cutoff=1
    )
    return _cities().singles[best[0]] if best else None


def read(utterance: Utterance) -> dict[str, Any]:
    """The city where the person (or the search) is, and the state where it is said."""
    found: dict[str, Any] = {}
    spans = [(first, last, place) for first, last, place in _candidates(utterance)]
    chosen = [span for span in spans if _accepted(utterance, *span)]
    if len(chosen) > 1:
        chosen = [span for span in chosen if utterance.before(span[0], 2) != "interior do"] or chosen
    home = [span for span in chosen if re.search(r"(?:moro|resido|vivo|mas (?:eu )?sou|muda a cidade para|agora) ", utterance.before(span[0], 4) + " ")]
    if chosen:
        first, last, place = home[0] if home else chosen[0]
        if not re.search(r"(?:menos|exceto|nao moro em|nao sou de)$", utterance.before(first, 3)):
            found["city"] = place.name
        for one in chosen:
            utterance.claim(one[0], one[1])
        state = _state_after(utterance, last)
        if state and "city" in found:
            found["state"] = state[1]
            utterance.claim(last, state[0])
    if "state" not in found and (state_named := _state_alone(utterance)):
        found["state"] = state_named
    return found


def _candidates(utterance: Utterance) -> list[tuple[int, int, Place]]:
    spans: list[tuple[int, int, Place]] = []
    at = 0
    while at < len(utterance.words):
        best = _cities().match(utterance, at)
        state = _states().match(utterance, at)
        if state and _true_state(utterance, at) and (best is None or state[0] >= best[0]) and utterance.before(at, 2) != "cidade de":
            at = state[0]
            continue
        if best:
            spans.append((at, best[0], best[1]))
            at = best[0]
            continue
        if not utterance.claimed[at] and (place := _typo(utterance.words[at])):
            if _WEAK.search(utterance.before(at, 1)) or len(utterance.words) <= 3:
                spans.append((at, at + 1, place))
        at += 1
    return spans


def _accepted(utterance: Utterance, first: int, last: int, place: Place) -> bool:
    """Whether a name stands for a place here: always for plain ones, by its surroundings for the others."""
    before = utterance.before(first, 4)
    if _NOT_BEFORE.search(before) and not re.search(r"(?:em|de|para) $", before + " "):
        return False
    state = _state_after(utterance, last)
    if state:
        return True
    following = utterance.capital(last) if last < len(utterance.words) else False
    proper = utterance.capital(first) and not utterance.shouted
    if utterance.staff and not proper and not re.search(r"(?:^| )(?:em|de|do|da|no|na|aqui|perto|para)$", before):
        return False
    if utterance.staff and not proper and good(utterance.words[first]):
        return False
    if not place.ambiguous and last == first + 1 and not proper and not utterance.staff:
        segment = not utterance.word(first - 1).isalnum() or not utterance.word(last).isalnum() or len(utterance.words) <= 4
        if not (segment or re.search(r"(?:^| )(?:de|em|do|da|no|na|para|ate|pra|por|aqui|e|cidade|ou)$", before)):
            return False
    if not place.ambiguous:
        if proper and following and first > 0 and utterance.capital(first - 1) and len(place.name.split()) == 1:
            return False  # part of a longer proper name
        return True
    if _accents_differ(utterance, first, last, place):
        return False
    if _HOME.search(before):
        home = re.search(r"\b(?:mor\w+|resid\w+|viv\w+|sou|somos|cidade|vim|venho|nasci|regiao|loja|perto|daqui|aqui)\b", before)
        return proper or bool(home) or (place.ambiguous == "large" and not utterance.staff)
    if proper and first > 0 and re.search(r"(?:^| )(?:de|em|no|na)$", before) and not following:
        return True
    alone = all(not word.isalnum() for word in (utterance.word(first - 1), utterance.word(last)) if word)
    segment = alone and utterance.intent in {"provide_profile", None} and not utterance.staff
    return segment and (place.ambiguous == "large" or proper) and (proper or len(utterance.words) <= 4)


def _accents_differ(utterance: Utterance, first: int, last: int, place: Place) -> bool:
    """Whether an accent was typed that the place's name lacks: "março" is not Marco."""
    typed = utterance.said(first, last).lower()
    return not typed.isascii() and len(typed) == len(place.name) and typed != place.name.lower()


def _state_after(utterance: Utterance, at: int) -> tuple[int, str] | None:
    """The state that follows a city: "Chapecó SC", "Campinas/SP", "Sinop (MT)", "Bagé, Rio Grande do Sul"."""
    start = at
    while start < len(utterance.words) and utterance.words[start] in {"/", ",", "(", "-"} and start < at + 2:
        start += 1
    word = utterance.word(start)
    if word in UFS:
        typed = utterance.said(start, start + 1)
        after = utterance.word(start + 1)
        if typed.isupper() or start == at + 1 or not after.isalpha() or word not in _WORDY:
            if word not in {"se", "to", "pa", "es", "ma", "go", "al", "am", "ce", "pe", "ac"} or typed.isupper() or start > at:
                return start + 1, word.upper()
        return None
    named = _states().match(utterance, start)
    return (named[0], named[1]) if named and _true_state(utterance, start) else None


def _state_alone(utterance: Utterance) -> str | None:
    for first, last, state in _states().scan(utterance):
        single = last == first + 1
        if single and not _true_state(utterance, first):
            continue
        if wished(utterance, first, last):
            utterance.claim(first, last)
            return state
    for at, word in enumerate(utterance.words):
        if word not in UFS or utterance.claimed[at]:
            continue
        typed = utterance.said(at, at + 1)
        placed = bool(re.search(r"(?:^| )(?:no|na|em|do|da|de|pro|para|estado|estado d[eo])$", utterance.before(at, 2)))
        if (typed.isupper() and placed and not utterance.shouted) or (word not in _WORDY and placed):
            utterance.claim(at, at + 1)
            return word.upper()
    return None


def _true_state(utterance: Utterance, at: int) -> bool:
    """Whether a state's name at a token is not the plain word "para", "minas" or "acre"."""
    return utterance.words[at] not in {"para", "minas", "acre"} or _state_word(utterance, at)


def _state_word(utterance: Utterance, at: int) -> bool:
    """Whether "para", "minas" or "acre" is the state: "no Pará", "de Minas", with its letters so typed."""
    placed = bool(re.search(r"(?:^| )(?:no|do|em|de|sul de|norte de|estado do|interior de)$", utterance.before(at, 2)))
    typed = utterance.said(at, at + 1).lower()
    return placed and (typed in {"pará", "minas", "acre"})


def is_place(utterance: Utterance, at: int) -> bool:
    """Whether a municipality's or state's name starts at a token, without claiming it."""
    return _cities().match(utterance, at) is not None or _states().match(utterance, at) is not None


def place_end(utterance: Utterance, at: int) -> int | None:
    """Where a municipality's name that starts at a token ends; None when there is none."""
    found = _cities().match(utterance, at)
    return found[0] if found else None
