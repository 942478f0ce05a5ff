"""What a person offers in a negotiation."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.money.amounts import Amount
from agent.understanding.entities.utterance import Utterance

_OFFER = re.compile(
    r"(?:^| )(?:faz(?:er)?|fazem|facam|faca|fica|n[oa]s|proponho|fizer|fizesse|fariam|faria"
    r"|fecha\w*|fecho|dou|te dou|pago|pagaria|pagar|ofereco|oferecer|ofereceria|aceita\w*|aceito"
    r"|deixa\w*|proposta|contraproposta|oferta|lance|arredonda\w*|bora|que tal|ponho|topa\w*"
    r"|vende\w*|baixa\w*|baixar|leva\w*|levo|levaria|sai|rola|chega\w*|tenho|por|em|para|e"
    r"|vale|negocio fechado|contraoferta|mando|eu|cobre|boto|compro|abaixa|quero)(?: (?:por|em|de"
    r"|para|e|no|na|a|eu|voce|voces|ele|nele|nesse|desse|o|uns|ate|ser|um|os|me|te|seria|fica"
    r"|logo|isso|so|ofereco|dar|da|rs\$|nisso|dele|carro|por uns|esse|preco|valor))* ?$"
)
_REFERENCE = re.compile(
    r"(?:^| )(?:ao inves de|em vez d(?:e|os)|anunciad[oa] (?:por|a|em)|inves dos|pede|pedindo"
    r"|pediu|ta por|esta por|ta em|tabela|fipe (?:e|ta|esta)?|la ta|falou|custa|cobra\w*|viu por"
    r"|vi por|tinha por|quer|querem|pedem|valor de|preco de|nao|tira|tirar|abate|abater|abaixa"
    r"|nem|desconto de|desconto|menos|diferenca de|baixa|baixar|baixasse|desce|cai|caia|tiraram"
    r"|tirou)(?: (?:de|os|uns|o|rs\$|nem|mais|por|em|a|e|us))* ?$"
)


_ELSEWHERE = re.compile(
    r"\b(?:o|a|os|loja|garagem|concessionaria) d[aeo] \w+ faz\w*|\b(?:outra loja|outro lugar|concorren\w+|vizinh\w+)\b.{0,25}$"
)


def _opens_clause(utterance: Utterance, amount: Amount) -> bool:
    """Whether a bare figure begins what is said after a pause: "pensa bem: 66 e fechamos"."""
    return utterance.word(amount.first - 1) in {":", ",", ".", ";", "!", "?"} and 3 <= amount.plain < 1000


def offer(utterance: Utterance, told: list[Amount], found: dict[str, Any]) -> None:
    """What the person offers: not the price they were asked, nor what they want taken off."""
    own = re.search(r"\b(?:proponho|ofereco|minha (?:proposta|oferta))\b", utterance.norm)
    told = [a for a in told if not _ELSEWHERE.search(utterance.before(a.first, 8))]
    candidates = [a for a in told if own or (not _REFERENCE.search(utterance.before(a.first, 4)) and a.price >= 3000)]
    if utterance.intent != "negotiate":
        cue = re.compile(
            r"(?:^| )(?:faz(?:em|er)?|fecha|fecho|fechado|te dou|dou|ofereco|aceita|deixa|proposta"
            r"|contraproposta|oferta|topa|levo|pago|arredonda)(?: (?:por|em|de|para|e|no|nele|eu|uns"
            r"|ele))* ?$"
        )
        candidates = [a for a in candidates if cue.search(utterance.before(a.first, 5)) and utterance.word(a.first - 1) != "ate"]
    cued = [a for a in candidates if _OFFER.search(utterance.before(a.first, 5))]
    bare = [a for a in candidates if a.marked or len(utterance.words) <= 4 or a.first == 0 or _opens_clause(utterance, a)]
    for pool in (cued, bare):
        if pool:
            chosen = pool[-1] if re.search(r"\b(?:queria|era|falou|pediu|pedia|pede|pedem|ta|custa|fica)\b", utterance.norm) else pool[0]
            utterance.claim(chosen.first, chosen.last)
            found["offer"] = chosen.price
            return
