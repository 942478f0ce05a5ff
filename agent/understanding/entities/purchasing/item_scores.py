"""How likely a run of words is the item a message is about, by what it is and what stands before it."""

from __future__ import annotations

import re

from agent.understanding.entities.purchasing.item_spans import OF
from agent.understanding.entities.purchasing.item_words import is_item_word
from agent.understanding.entities.purchasing.quantities import Measure
from agent.understanding.entities.utterance import Utterance

_CUE = re.compile(
    r"(?:preco|precos|valor|valores|custo|custos|cotacao|cotacoes|estoque|saldo|demanda|consumo"
    r"|procura|saida|giro|venda|vendas|compra|compras|nivel|falta|quantidade|qtd|necessidade"
    r"|previsao|projecao|historico|fornecedor|fornecedores|distribuidor|distribuidores|pedido"
    r"|ordem|oc|encomenda|vende|vendem|venda|venda de|fornece|forneca|comprar|compro|compra"
    r"|compre|pede|pedir|encomenda|encomendar|produto|item|insumo|quanto|desconto|oferta"
    r"|promocao|linha|anuncio|tabela|evolucao|variacao|volume|estimativa|acabou|acabando|tem"
    r"|temos|sobrou|falta|faltou|estocar|repor|reposicao|reabastece\w*|estocamos|abastecer|custa"
    r"|custou|custava|cobra\w*|consome|gasta|usar|uso|vender|produz|trabalha com|entrega|quilo"
    r"|kg|tonelada|litro|metro|caixa|saco|pacote|carga|lote|anuncio|titulo|descricao|texto"
    r"|campanha|cenario|abatimento|fretes?|cadastro)"
    r"(?: (?:do|da|de|dos|das|o|a|os|as|d|no|na|nos|nas|em|por|para|um|uma|ta o|ta a|esta o|ta"
    r"|tava o|tava a|era o|era a|custa o|custa a|mais|nosso|nossa|esse|essa|sobre o|sobre a|com"
    r"|pelo|pela|novo|nova|que vem|aquele|aquela|sai o|sai a|e o|e a))*$"
)
_ARTICLE = re.compile(
    r"(?:^| )(?:o|a|os|as|do|da|dos|das|de|no|na|nos|nas|pelo|pela|esse|essa|desse|dessa|nesse"
    r"|nessa|nosso|nossa|aquele|aquela|um|uma|uns|umas|e o|mais)$"
)
_PLACE_BEFORE = re.compile(r"(?:^| )(?:em|n[oa]s?|pel[oa]s?)$")
_REQUEST = re.compile(
    r"\b(?:quem|onde|quanto|quantos|quantas|qual|quando|preco|compra|comprar|compro|pede"
    r"|encomenda|preve|pega|coleta|busca|sobe|desce|arrumo|vende|fornece|acha|calcula|simula"
    r"|mostra|lista|cancela|aprova|tem|sobrou|item)\b"
)
_ORDERED = re.compile(
    r"\b(?:pedidos?|compras?|oc|ordem|ordens|encomendas?|carga|caminhao|entrega|requisicao|lote"
    r"|contato|numero)\b"
)
_AT_A_PLACE = frozenset({"stock_status", "create_po", "po_status", "best_purchase_day", "forecast_price", "find_supplier"})


def score(utterance: Utterance, first: int, last: int, starts: dict[int, Measure]) -> float:
    head = utterance.words[first]
    before = utterance.before(first, 5)
    total = 0.0
    if is_item_word(head):
        total += 3.0
    elif any(is_item_word(word) for word in utterance.words[first + 1 : last]):
        total += 1.0
    if any(utterance.tokens[at].value is not None for at in range(first, last)):
        total += 1.0
    measured = starts.get(first) or (starts.get(first - 1) if utterance.word(first - 1) in OF else None)
    if measured is not None:
        total += 5.0 if measured.unit or measured.last > measured.first + 1 else 2.5
    elif _CUE.search(before):
        total += 1.6
    elif _ARTICLE.search(before):
        total += 0.8
    if _PLACE_BEFORE.search(before) and (
        not is_item_word(head)
        or utterance.intent in {"stock_status", "create_po", "po_status", "best_purchase_day", "forecast_price", "find_supplier"}
    ):
        total -= 1.2
    if (
        utterance.capital(first)
        and first > 0
        and not utterance.shouted
        and not utterance.capital(max(0, first - 1))
        and not is_item_word(head)
    ):
        total -= 1.2
    if len(_clauses(utterance)) > 1 and _REQUEST.search(_clause_of(utterance, first)):
        total += 0.7
    if utterance.intent in {"approve_po", "reject_po", "po_status"} and not _ORDERED.search(utterance.before(first, 6)):
        total -= 2.0 if utterance.intent != "po_status" else 0.6
    if len(head) <= 2 and not is_item_word(head):
        total -= 1.5
    if utterance.word(last) in {"?", ",", ":", ""} or first == 0:
        total += 0.2
    if _named_apart(utterance, first, last):
        total += 1.5
    return total - 0.03 * first


def _named_apart(utterance: Utterance, first: int, last: int) -> bool:
    """Whether the run stands as the topic: "capinha de celular: quanto vai custar?", "SALDO: luva", "…, o chester?"."""
    return (first == 0 and utterance.word(last) in {":", "."}) or (
        utterance.word(first - 1) == ":" and utterance.word(last) in {"", ".", "?"}
    )


def _clauses(utterance: Utterance) -> list[tuple[int, int]]:
    """The message cut at full stops and the like, as spans of tokens."""
    spans: list[tuple[int, int]] = []
    start = 0
    for at, word in enumerate([*utterance.words, "."]):
        if word in {".", "!", "?", ";", ":"}:
            if at > start:
                spans.append((start, at))
            start = at + 1
    return spans


def _clause_of(utterance: Utterance, at: int) -> str:
    return next((" ".join(utterance.words[a:b]) for a, b in _clauses(utterance) if a <= at < b), "")
