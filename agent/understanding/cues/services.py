"""What the shop might do to a car before it is handed over: "pneu novo vcs colocam antes de entregar?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_DO = (
    r"(coloc\w+|troc(am|a|ariam|arem)|po(e|em|r)|bot(am|a|ariam)|lav(am|a|ariam)|poli(r|mento)?|pol(em|e)|instal\w+|arrum\w+|consert\w+"
    r"|pint(am|a|ariam)|higieniz\w+|cristaliz\w+|alinh(am|a|amento)|balance\w+|calibr\w+|abastec\w+|ench(em|e)|faz(em)?|fariam|da(o|riam)|tir(am|a))"
)
_PART = (
    r"(pneus?|oleo|filtros?|bateria|correia|pastilhas?|freios?|palhetas?|lampadas?|far(ol|ois)|parabrisa|para-brisa|som|multimidia|engate"
    r"|insulfilm|pelicula|rack|estofad\w+|bancos?|tapetes?|rodas?|calotas?|amortecedor\w*"
    r"|embreagem|alarme|rastreador|kit gas|gnv|camera|sensor"
    r"|estepe|polimento|lavagem|higienizacao|cristalizacao|vitrificacao|martelinho|funilaria|pintura|tanque|amassado|risco|risc(o|ad)\w*"
    r"|alinhamento|balanceamento)"
)
_US = r"\b(voces?|vcs?|ces|ceis|a loja|a equipe|o pessoal)\b"
_BEFORE_LEAVING = r"\b(antes d[ea] (me )?entreg\w+|na entrega|pra entrega|para entregar|de brinde|de cortesia|ja entregam?)\b"
_OURS_ALONE = re.compile(r"\b(polir|pol(em|e)|lav(am|a|ariam)|higieniz\w+|cristaliz\w+|abastec\w+|calibr\w+|instal\w+)\b")
"""Deeds done to a car and to nothing else that a customer speaks of."""
_DEED = re.compile(rf"\b{_DO}\b[^.,?!]{{0,20}}\b{_PART}\b|\b{_PART}\b[^.,?!]{{0,25}}\b{_DO}\b(?! em\b)")
_BY_US = re.compile(f"{_US}|{_BEFORE_LEAVING}")
_LEAVES = re.compile(r"\b(vem|sai|entregam?|vai|e entregue)\b.{0,15}\b(tanque|gasolina|lavad[oa]|polid[oa]|pneus? nov\w+|revisad[oa])\b")
_TRADES = re.compile(
    r"\btroc\w+ (o |um |meu |de |por |em )*(carro|veiculo)\b|\bna troca\b|\b(meu|minha|nosso)\b|\bpor outro\b|\bgarantia\b"
)
_READ = 200


def asks_of_a_service(text: str) -> bool:
    """Whether it is asked if the shop does something to a car it sells; giving one in exchange is another matter."""
    said = fold(text[:_READ])
    if "?" not in said or _TRADES.search(said):
        return False
    if _LEAVES.search(said):
        return True
    return (_OURS_ALONE.search(said) or _DEED.search(said)) is not None and _BY_US.search(said) is not None
