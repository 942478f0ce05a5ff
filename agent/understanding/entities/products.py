"""The stock item a message is about, as said: without quantity, unit or supplier.

The catalogue's names come first. Otherwise the item is the run of words that are neither talk ("quero", "preço",
"semana") nor claimed by another entity, judged by what stands before it and by whether it is a known good.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from agent.understanding.entities.cars import is_car, mentioned
from agent.understanding.entities.goods import good
from agent.understanding.entities.people import first_names
from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.quantities import UNITS, VESSELS, Measure, measures, opens, plain, size_unit
from agent.understanding.entities.talk import is_talk
from agent.understanding.entities.utterance import Utterance

STOCK = frozenset(
    {"forecast_price", "best_purchase_day", "price_history", "scrape_now", "forecast_demand", "stock_status", "create_po", "find_supplier", "approve_po", "reject_po", "po_status"}
)
TRADE = frozenset(
    {"suggest_price", "competitor_analysis", "schedule_discount", "simulate_campaign", "optimize_listing", "run_experiment", "retrain", "report", "kpis", "complaint", "segment_customers"}
)
# In these most messages name no item: one must be a known good, or stand after a plain cue.
_SPARSE = frozenset({"run_experiment", "retrain", "report", "kpis", "complaint", "segment_customers", "approve_po", "reject_po", "po_status"})
_OF = frozenset({"de", "da", "do", "das", "dos", "d"})
_IN = frozenset({"grao", "graos", "po", "gel", "escama", "barra", "folha", "folhas", "rolo", "spray", "aco", "inox", "couro", "lata", "pasta", "cubos", "flocos", "gotas", "tablete", "tabletes", "pedra", "sache", "capsula", "capsulas", "calda", "conserva", "l", "t", "malha", "vidro", "mdf", "madeira", "ferro", "aluminio", "plastico", "tecido", "u", "massa", "tiras", "fatias", "cruz", "chapa"})
_WITH = frozenset({"gas", "sal", "acucar", "leite", "cabo", "tampa", "ziper", "logo", "valvula", "ziper", "rodinha", "alca", "visor", "filtro", "borracha", "bolha", "osso", "bico"})
_WITHOUT = frozenset({"lactose", "gluten", "sal", "acucar", "fio", "osso", "po", "gas", "cloro", "alcool", "costura", "tampa"})
_TO = frozenset({"vacuo", "oleo", "base", "laser", "gas", "granel", "quente", "frio", "disco", "prova", "ar"})
_FOR = frozenset({"salmoura", "parede", "piso", "radiador", "freio", "cabelo", "cachorro", "gato", "bebe", "motor", "solda", "madeira", "ferro", "irrigacao", "congelados", "microondas", "impressora", "bolo", "gado", "bezerro", "bezerros", "cavalos", "trator", "colheitadeira", "caminhao", "peixe", "peixes", "porco", "galinha", "jardim", "piscina", "bovinos", "bovino", "suinos", "aves", "cavalo", "caes", "gatos", "roupa", "louca", "churrasco"})
_CUE = re.compile(
    r"(?:preco|precos|valor|valores|custo|custos|cotacao|cotacoes|estoque|saldo|demanda|consumo|procura|saida|giro|venda|vendas|compra|compras|nivel|falta|quantidade|qtd|necessidade|previsao|projecao|historico|fornecedor|fornecedores|distribuidor|distribuidores|pedido|ordem|oc|encomenda|vende|vendem|venda|venda de|fornece|forneca|comprar|compro|compra|compre|pede|pedir|encomenda|encomendar|produto|item|insumo|quanto|desconto|oferta|promocao|linha|anuncio|tabela|evolucao|variacao|volume|estimativa|acabou|acabando|tem|temos|sobrou|falta|faltou|estocar|repor|reposicao|reabastece\w*|estocamos|abastecer|custa|custou|custava|cobra\w*|consome|gasta|usar|uso|vender|produz|trabalha com|entrega|quilo|kg|tonelada|litro|metro|caixa|saco|pacote|carga|lote|anuncio|titulo|descricao|texto|campanha|cenario|abatimento|fretes?|cadastro)"
    r"(?: (?:do|da|de|dos|das|o|a|os|as|d|no|na|nos|nas|em|por|para|um|uma|ta o|ta a|esta o|ta|tava o|tava a|era o|era a|custa o|custa a|mais|nosso|nossa|esse|essa|sobre o|sobre a|com|pelo|pela|novo|nova|que vem|aquele|aquela|sai o|sai a|e o|e a))*$"
)
_ARTICLE = re.compile(r"(?:^| )(?:o|a|os|as|do|da|dos|das|de|no|na|nos|nas|pelo|pela|esse|essa|desse|dessa|nesse|nessa|nosso|nossa|aquele|aquela|um|uma|uns|umas|e o|mais)$")
_PLACE_BEFORE = re.compile(r"(?:^| )(?:em|n[oa]s?|pel[oa]s?)$")
_CAR_PART = re.compile(r"^d[oa]s?$")


# A "caixa de …" of these is itself the item.
_BOXED = frozenset({"papelao", "pizza", "som", "ferramenta", "ferramentas", "cambio", "direcao", "correio", "isopor", "gordura", "agua"})
_REQUEST = re.compile(
    r"\b(?:quem|onde|quanto|quantos|quantas|qual|quando|preco|compra|comprar|compro|pede|encomenda|preve|pega|coleta|busca|sobe|desce|arrumo|vende|fornece|acha|calcula|simula|mostra|lista|cancela|aprova|tem|sobrou|item)\b"
)
_ORDERED = re.compile(r"\b(?:pedidos?|compras?|oc|ordem|ordens|encomendas?|carga|caminhao|entrega|requisicao|lote|contato|numero)\b")
# After "de" these tell of time or manner, not of what the item is.
_NOT_OF = frozenset(
    "hoje ontem amanha janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro sempre novo nova preferencia vez uma um uns tudo nada verdade volta jeito forma acordo todo toda todos todas cada antes depois agora que quem onde qual casa la ca aqui fora dentro graca cara boa bom mes semana ano dia menos mais outro outra fornecedor fornecedores fato ficar vender comprar fazer ter ser ir pedir chegar acabar subir cair ruim qualidade desconto presente brinde urgencia".split()
)
_COLORS = frozenset("preto preta branco branca azul verde vermelho vermelha amarelo amarela cinza prata marrom bege roxo roxa rosa laranja royal marinho transparente incolor cristal fosco fosca".split())
_KINDS = frozenset("extra premium comum aditivada infantil adulto gamer integral desnatado media medio fina fino grossa grosso grande pequeno pequena medios quimico liquido solido especial industrial sanitaria escolar social".split())


class Candidate(NamedTuple):
    """A run of words that may be the item: its tokens and how likely it is."""

    first: int
    last: int
    score: float


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> Phrases[str]:
    return Phrases([(name, name) for name in names])


def read(utterance: Utterance) -> dict[str, Any]:
    """`product`, `quantity` and `unit`; staff only."""
    if not utterance.staff:
        return {}
    intent = utterance.intent
    if intent is not None and intent not in STOCK and intent not in TRADE:
        return {}
    if (intent in TRADE or intent is None) and mentioned(utterance):
        return {}
    amounts = measures(utterance)
    span = _from_catalogue(utterance)
    if span is None:
        span = _best(utterance, amounts)
    found: dict[str, Any] = {}
    if intent in {None, "create_po", "stock_status", "forecast_demand", "price_history", "find_supplier", "reject_po", "best_purchase_day", "complaint", "schedule_discount"}:
        found |= _quantity(utterance, amounts, span)
    if span is not None:
        utterance.claim(*span)
        utterance.item = True
        found["product"] = utterance.said(*span)
    return found


def _from_catalogue(utterance: Utterance) -> tuple[int, int] | None:
    names = utterance.vocabulary.products
    if not names:
        return None
    best: tuple[int, int] | None = None
    for first, last, _ in _known(names).scan(utterance):
        if best is None or last - first > best[1] - best[0]:
            best = (first, last)
    return best


def _quantity(utterance: Utterance, amounts: list[Measure], span: tuple[int, int] | None) -> dict[str, Any]:
    """The first count of the item: with a unit anywhere, bare only right before the item or where one is ordered."""
    for amount in amounts:
        if span is not None and span[0] <= amount.first < span[1]:
            continue
        with_unit = amount.unit is not None or amount.last > amount.first + 1
        adjacent = span is not None and 0 <= span[0] - amount.last <= 2
        ordered = utterance.intent == "create_po" and opens(utterance.word(amount.first - 1)) and _counts(utterance, amount)
        per_item = utterance.intent in {"create_po", "stock_status"} or adjacent or (utterance.intent == "complaint" and amount.unit is not None)
        if (with_unit and per_item) or ordered or (adjacent and utterance.intent in {"create_po", "reject_po"}):
            if utterance.intent != "create_po" and re.search(r"\b(?:o|a|do|da|por|cada|de)$", utterance.before(amount.first, 1)):
                continue
            utterance.claim(amount.first, amount.last)
            found: dict[str, Any] = {"quantity": plain(amount.quantity)}
            if amount.unit:
                found["unit"] = amount.unit
            return found
    return {}


def _counts(utterance: Utterance, amount: Measure) -> bool:
    after = utterance.word(amount.last)
    return after not in {"%", "reais", "/", ":", "h", "x", "dias", "por", "semanas", "meses", "vezes", "itens"} and amount.quantity >= 1


def _best(utterance: Utterance, amounts: list[Measure]) -> tuple[int, int] | None:
    starts = {amount.last: amount for amount in amounts}
    inside = {at for amount in amounts for at in range(amount.first, amount.last) if amount.last > amount.first + 1}
    best: Candidate | None = None
    for first, last in _runs(utterance, inside):
        first, last = _trimmed(utterance, first, last)
        candidate = Candidate(first, last, _score(utterance, first, last, starts))
        if best is None or candidate.score > best.score + 0.01:
            best = candidate
    if best is None:
        return None
    if utterance.intent in STOCK and best.score < 3 and mentioned(utterance):
        return None
    needed = 4.2 if utterance.intent in {"kpis", "report", "segment_customers"} else 2.6 if utterance.intent in _SPARSE or utterance.intent is None else 1.0 if utterance.intent in STOCK else 1.5
    return (best.first, best.last) if best.score >= needed else None


def _trimmed(utterance: Utterance, first: int, last: int) -> tuple[int, int]:
    """A run without an unknown head that only leads to a good ("rumo do pvc", "representante da tinta")."""
    if good(utterance.words[first]):
        return first, last
    for at in range(first + 1, last - 1):
        if utterance.words[at] in _OF and good(utterance.words[at + 1]):
            return at + 1, last
    return first, last


def _score(utterance: Utterance, first: int, last: int, starts: dict[int, Measure]) -> float:
    head = utterance.words[first]
    before = utterance.before(first, 5)
    score = 0.0
    if good(head):
        score += 3.0
    elif any(good(word) for word in utterance.words[first + 1 : last]):
        score += 1.0
    if any(utterance.tokens[at].value is not None for at in range(first, last)):
        score += 1.0
    measured = starts.get(first) or (starts.get(first - 1) if utterance.word(first - 1) in _OF else None)
    if measured is not None:
        score += 5.0 if measured.unit or measured.last > measured.first + 1 else 2.5
    elif _CUE.search(before):
        score += 1.6
    elif _ARTICLE.search(before):
        score += 0.8
    if _PLACE_BEFORE.search(before) and (not good(head) or utterance.intent in {"stock_status", "create_po", "po_status", "best_purchase_day", "forecast_price", "find_supplier"}):
        score -= 1.2
    if utterance.capital(first) and first > 0 and not utterance.shouted and not utterance.capital(max(0, first - 1)) and not good(head):
        score -= 1.2
    if len(_clauses(utterance)) > 1 and _REQUEST.search(_clause_of(utterance, first)):
        score += 0.7
    if utterance.intent in {"approve_po", "reject_po", "po_status"} and not _ORDERED.search(utterance.before(first, 6)):
        score -= 2.0 if utterance.intent != "po_status" else 0.6
    if len(head) <= 2 and not good(head):
        score -= 1.5
    if utterance.word(last) in {"?", ",", ":", ""} or first == 0:
        score += 0.2
    return score - 0.03 * first


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


def _runs(utterance: Utterance, inside: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of item words, with the links and sizes that belong to a name."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(utterance.words):
        if not _item_word(utterance, at, inside):
            at += 1
            continue
        end = at + 1
        while end < len(utterance.words):
            step = _continues(utterance, end, inside)
            if not step:
                break
            end += step
        runs.append((at, end))
        at = end
    return runs


def _item_word(utterance: Utterance, at: int, inside: set[int]) -> bool:
    word = utterance.words[at]
    if utterance.claimed[at] or at in inside or not word[0].isalpha() or utterance.tokens[at].value is not None:
        return False
    if _compound(utterance, at):
        return True
    if word in VESSELS or word in UNITS and word not in {"peca", "pecas"}:
        of = utterance.word(at + 1) in _OF
        if of and utterance.word(at + 2) not in _BOXED and (good(utterance.word(at + 2)) or not is_talk(utterance.word(at + 2))):
            return False
    if is_talk(word) and not good(word):
        return False
    if is_talk(word) and good(word) and not _as_good(utterance, at):
        return False
    return not (len(word) == 1) and not is_car(utterance, at)


def _compound(utterance: Utterance, at: int) -> bool:
    """Whether a word opens a hyphenated one that is no talk ("guarda-roupa", "para-choque")."""
    if at + 1 >= len(utterance.words):
        return False
    between = utterance.raw[utterance.tokens[at].end : utterance.tokens[at + 1].start]
    following = utterance.words[at + 1]
    return between == "-" and following.isalpha() and (good(following) or not is_talk(following)) and len(following) > 2


def _as_good(utterance: Utterance, at: int) -> bool:
    """Whether a word that is both talk and a good ("base", "linha", "registro") stands as the good here."""
    following = utterance.word(at + 1)
    if following in _OF:
        return good(utterance.word(at + 2)) or not is_talk(utterance.word(at + 2))
    return utterance.word(at - 1).isdigit() or (following.isalpha() and len(following) > 2 and not is_talk(following))


def _continues(utterance: Utterance, at: int, inside: set[int]) -> int:
    """How many tokens from `at` go on with the name; 0 where it ends."""
    word, following = utterance.words[at], utterance.word(at + 1)
    token = utterance.tokens[at]
    if utterance.claimed[at] or at in inside and not _size(utterance, at):
        return 0
    if _compound(utterance, at - 1):
        return 1
    if token.value is not None:
        return _size(utterance, at)
    if word in {"nº", "n", "no", "numero", "aro", "tipo"} and at + 1 < len(utterance.words) and utterance.tokens[at + 1].value is not None:
        return 2 if not (word in {"n", "no"} and "º" not in utterance.said(at, at + 1)) else 0
    if word in _OF:
        if following in {"mais", "novo"} or at + 1 >= len(utterance.words) or utterance.claimed[at + 1]:
            return 0
        if following and utterance.tokens[at + 1].value is not None:
            size = _size(utterance, at + 1)
            return 1 + size if size > 1 or (size == 1 and good(utterance.words[at - 1])) else 0
        if is_car(utterance, at + 1):
            return 2 if _CAR_PART.match(word) else 0
        if word not in {"de", "d"}:
            return 2 if good(following) or (_item_word(utterance, at + 1, inside) and not _proper(utterance, at + 1) and word in {"dos", "das"}) else 0
        named = following.isalpha() and following not in _NOT_OF and good(utterance.words[at - 1]) and len(following) > 2
        return 2 if _item_word(utterance, at + 1, inside) or good(following) or named else 0
    if word in {"pro", "para"} and is_car(utterance, at + 1) and utterance.intent == "create_po":
        return 2
    allowed = {"em": _IN, "com": _WITH, "sem": _WITHOUT, "a": _TO, "para": _FOR, "pro": _FOR}.get(word)
    if allowed is not None:
        return 2 if following in allowed and not utterance.claimed[at + 1] else 0
    if word == "e" or not word[0].isalpha():
        return 0
    if len(word) == 1 and word in "ulth" and not utterance.word(at + 1).isalnum() and good(utterance.words[at - 1]):
        return 1
    if len(word) == 1:
        return 1 if utterance.said(at, at + 1).isupper() and following != "que" and not utterance.shouted else 0
    if word in _COLORS or word in _KINDS:
        return 1
    if is_talk(word) or word in first_names():
        return 0
    return 1


def _proper(utterance: Utterance, at: int) -> bool:
    return utterance.capital(at) and not utterance.shouted


def _size(utterance: Utterance, at: int) -> int:
    """How many tokens a size takes ("200ml", "5w30", "175/70", "aro 14", "664"); 0 where it is none."""
    following = utterance.word(at + 1)
    glued = at + 1 < len(utterance.tokens) and not utterance.gap(at + 1)
    if following in {"/", "x"} and at + 2 < len(utterance.words) and utterance.tokens[at + 2].value is not None:
        return 3 + (1 if size_unit(utterance.word(at + 3)) and not utterance.gap(at + 3) else 0)
    if following in {"dias", "dia", "semanas", "semana", "meses", "mes", "%", "reais", "vezes", "anos", "por", "h", "conto", "un", "unidades", "caixas", "cx", "pct", "pecas"}:
        return 0
    if glued and re.match(r"^(?:[a-z]{1,3}|[a-z]\d+)$", following):
        return 2 + (1 if at + 2 < len(utterance.tokens) and not utterance.gap(at + 2) and utterance.tokens[at + 2].value is not None else 0)
    if size_unit(following) and following not in {"l", "kg", "x", "a", "m", "v", "k"} and not utterance.gap(at + 1):
        return 2
    if size_unit(following) and following in {"mm", "ml", "cm", "w", "ah", "polegadas", "gramas", "mg", "g", "litros"}:
        return 2
    if following in {"milimetros", "centimetros"}:
        return 2
    token = utterance.tokens[at]
    if utterance.words[at].isdigit() and not token.scaled and not token.spoken and utterance.word(at - 1).isalpha():
        return 1
    return 0
