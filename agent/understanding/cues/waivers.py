"""Wishes taken back ("tira o GNV", "esquece a cor", "sem limite de preço", "automático ou manual tanto faz")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agent.understanding.cues.refusals import named
from agent.understanding.text import fold

MOST_CHARS = 300
_TOPICS: Mapping[tuple[str, ...], str] = {
    ("budget_min", "budget_max"): r"precos?|valor(?:es)?|orcamento|grana|dinheiro|budget",
    ("colors", "excluded_colors"): r"cor(?:es)?",
    ("mileage_max",): r"km|quilometragem|kilometragem|rodagem|quilometros?",
    ("year_min", "year_max"): r"anos?|idade",
    ("transmission",): r"cambio|transmissao|marcha",
    ("fuel", "excluded_fuels"): r"combustivel",
    ("brands", "excluded_brands"): r"marcas?",
    ("models", "excluded_models"): r"modelos?",
    ("categories", "excluded_categories"): r"tipo|categorias?|carroceria|formato",
    ("seats",): r"(?:(?:\d|seis|sete|oito) )?(?:lugares|assentos|pessoas|passageiros)",
    ("doors",): r"portas",
    ("engine_min", "engine_max", "excluded_engines"): r"motor|motorizacao|cilindrada",
    ("city", "state", "excluded_cities"): r"cidades?|local|regiao|localizacao",
    ("usage",): r"uso",
}
_FIELDS = {"fuels": "fuel", "transmissions": "transmission"}
EVERYTHING = frozenset(field for fields in _TOPICS for field in fields) | {"priorities"}
"""What "esquece tudo" and "vamos começar de novo" take back."""
_DROP = (
    r"(?:tir(?:a|e|ar|ando|o|em)|remov\w+|esquec\w+|desconsider\w+|ignor\w+|abr\w+ mao d[eoa]s?|larg\w+ mao d[eoa]s?|elimin\w+"
    r"|deix\w+ de lado|retir\w+)"
)
_DROPS = rf"(?:{_DROP}|apag\w+|exclu\w+)"
"""Of one thing; "apaga tudo" is said of one's data."""
_NEEDLESS = r"(?:nao precisa(?: mais)?(?: ser| de| ter)?|nao (?:faco|tenho) (?:mais )?questao (?:de|que seja)|nao tem que ser|nao exijo)"
_ANY = (
    r"(?:sem (?:nenhum |nenhuma )?(?:limite|restricao|filtro|preferencia|exigencia|teto)s? (?:de|do|da|para|pra|quanto a|na|no)|qualquer"
    r"|tanto faz(?: qual)?|nao (?:me )?import\w+|nao ligo (?:pra|para)|nao (?:tenho|ha) (?:preferencia|limite) (?:de|por|para|pra)"
    r"|independente(?:mente)? d[eoa]|indiferente(?: quanto)?)"
)
_BETWEEN = (
    r"(?: (?:o|a|os|as|de|do|da|dos|das|esse|essa|meu|minha|qual|se|com|por|ao?|limite|filtro|restricao|exigencia|teto|maxim[oa]|e))*"
)
_EACH = r"(?:e )?(?:tanto faz|nao (?:me )?importa|indiferente|pode ser qualquer|qualquer|livre|nao e problema|nao faz diferenca)"
_LEFT = re.compile(rf"\b(?:{_DROPS}|{_NEEDLESS}|{_ANY}){_BETWEEN}$")
_ALL = re.compile(
    rf"\b{_DROP} (?:isso )?(?:tudo|toda a busca|a busca|(?:todos )?os filtros|o que (?:eu )?(?:falei|disse|pedi))\b"
    r"|\b(?:comec\w+|recomec\w+) (?:de novo|do zero|outra busca|nova busca)\b|\bdo zero\b|\b(?:zera|limpa|nova busca|busca nova)\b"
)
_RIDERS = re.compile(
    rf"\b(?:{_DROP}|deix\w+(?: pra la| de fora)?|sem|larg\w+) (?:com )?(?:(?:o|a|os|as|meus|minhas|meu|minha|esses|essas|toda|todos) )+"
    r"(?:sobrinh|filh|crianc|net[oa]|neti|famili|galera|pessoal|turma|parent|gurizada|molecada|menin|enteado|irma|prim[oa]|sogr|cachorr)\w*"
    r"|\bnao precisa(?: mais)?(?: ter| de)? (?:caber|levar|cabe)(?: mais)? (?:\d|seis|sete|oito|tod[oa]|a familia|tanta gente"
    r"|as criancas|os)"
)
"""Those who were to ride along: "esquece os sobrinhos"."""
_NO_LIMIT = re.compile(r"\b(?:sem|nao (?:tenho|tem|ha)|tir\w+ o|nenhum) (?:mais )?(?:limite|teto)(?! d[eoa] (?!preco|valor|orcamento))\b")
_OTHER = re.compile(r"\b(?:pode ser|aceito|serve|topo|em|de) (?:de |em |com )?outr[oa] (cor|marca|tipo|combustivel|ano)\b")
_KINDS = r"suvs?|sedans?|seda|hatch\w*|picapes?|pickups?|caminhonetes?|minivans?|peruas?|vans?|carros?|veiculos?"
_ANY_OF_A_KIND = re.compile(rf"\bqualquer (?:um |uma )?(?:{_KINDS})\b|\b(?:{_KINDS}),? (?:pode ser )?qualquer (?:um|uma)\b(?! d[eoa])")
"""A kind of which any will do: "então qualquer picape"."""
_ANY_THAT_RUNS = re.compile(r"\bqualquer (?:um |uma |carro )?(?:eletric|hibrid|automatic|diesel|flex|manual)\w*")
"""How it runs is all that matters: "qualquer elétrico serve"."""
_TRAITS = ("transmission", "fuel", "colors", "brands", "models", "year_min", "year_max", "equipment")
_OWN = r"(?! d[oae]s? (?!carro))"
"""Not of something else: "tira o valor do IPVA"."""
_VALUES = re.compile(rf"\b(?:{_DROPS}|{_NEEDLESS}|tanto faz|nao (?:me )?importa(?: se (?:e|for))?)\b|\b{_EACH}\s*$|\bindiferente\b")
_NAMED = tuple(
    (fields, re.compile(rf"\b(?:{topic})\b{_OWN}"), re.compile(rf"\b(?:{topic}) {_EACH}\b")) for fields, topic in _TOPICS.items()
)
"""Fields, where their topic is named, and where it is with a word that any will do."""
_CLAUSE = re.compile(r"[,.;!?\n]+|\b(?:mas|so que|porem|quero|queria|mostra|ver)\b")


def waived(text: str, *, now: datetime, intent: str) -> dict[str, list[Any]]:
    """Wish fields taken back, each with the values named; an empty list where the whole field is meant."""
    said = fold(text[:MOST_CHARS])
    if _ALL.search(said):
        return {field: [] for field in sorted(EVERYTHING)}
    found: dict[str, list[Any]] = {}
    for fields, topic, any_will_do in _NAMED:
        if any(_LEFT.search(said[: match.start()].rstrip()) for match in topic.finditer(said)) or any_will_do.search(said):
            found |= {field: [] for field in fields}
    if _ANY_OF_A_KIND.search(said):
        found |= {field: [] for field in _TRAITS}
    if _ANY_THAT_RUNS.search(said):
        found |= {"brands": [], "models": []}
    if _RIDERS.search(said):
        found |= {"seats": [], "usage": ["família"]}
    if _NO_LIMIT.search(said) and not found:
        found |= {"budget_min": [], "budget_max": []}
    if other := _OTHER.search(said):
        found |= {field: [] for fields, topic in _TOPICS.items() for field in fields if re.fullmatch(topic, other[1])}
    for clause in _CLAUSE.split(said):
        if _VALUES.search(clause):
            for key, values in named(clause, now=now, intent=intent).items():
                found.setdefault(_FIELDS.get(key, key), list(values))
    return found
