"""Money as people say it: budgets, down payment, instalment and offers, in whole reais.

An amount below a thousand said of a car's price is in thousands ("80", "45 conto", "70 pila").
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from agent.understanding.entities.utterance import Hit, Utterance

_N = r"\d+(?:\.\d+)?"
_CURRENCY = r"(?:reais|conto|contos|pila|pilas|pau|paus|mangos|real|rs\$|mil|barao|baroes|reas|dinheiros|contao|milhas|milao|temer|pilinhas|continho)"
_AMOUNT = re.compile(
    rf"(?:(?P<sign>rs\$|rs|\$) ?)?(?<!\d [/:.] )(?P<n>{_N})(?: e (?P<half>\d00)(?= |$)(?! (?:km|ml|g)))?(?: e (?P<meio>meio)(?= |$))?(?: ?(?P<unit>{_CURRENCY})(?= |$))?(?: e (?P<half2>\d00)(?= |$))?"
)
_RANGE = re.compile(
    rf"\b(?:entre|de|na faixa de|na faixa dos|faixa de|uns|dos|preco|valor|faixa|dum|com|seria de|seria) (?:uns |rs\$ |os |r \$ )?(?P<a>{_N})(?: ?(?P<ua>{_CURRENCY}))? (?:e|a|ate|ate uns|ou|-|ao|e uns|ate os) (?:uns |rs\$ |os |no maximo )?(?P<b>{_N})(?: ?(?P<ub>{_CURRENCY}))?(?= |$)|(?:(?<=\s)|^)(?P<c>{_N})(?: ?(?P<uc>{_CURRENCY}))? (?:a|ate|-) (?P<d>{_N})(?: ?(?P<ud>{_CURRENCY}))?(?= |$)"
)
_OTHER_UNIT = re.compile(
    r"^(?:km|kms|anos?|meses|mes(?!mo)|dias?|portas?|lugar\w*|%|por cento|x|vezes|parcelas?|prestac\w+|h|min\w*|litros?|l|kg|donos?|unidades?|un|carros?|pessoas?|airbags?|cv|cavalos|marchas|cilindros|filhos?|criancas?|vez"
    r"|opcoes|fotos?|pontos|polegadas|estrelas|geracao|rodados?|/|:|valvulas|v|turbo|flex|lojas?|modelos?|anos|salarios|dois|metros|m|cm|gb|gt|i|d|tsi|mpfi|cilindradas|cc|caixas|pecas|pneus|mensagens|ligacoes|semanas|noites|quilos|multas|moto|motos|cabecas|reuniao|boletos|chaves|primeiros|ultimos|lojas|avos|o|pct|vagas|adultos|kids|cadeirinhas?|bancos|cadeiras|placas|feira|meninos|meninas|gemeos|amigos|lugars)(?: |$)"
)
_MIN = re.compile(r"(?:^| )(?:a partir d[eo]s?|acima d[eo]s?|no minimo|mais d[eo]s?|minimo d[eo]s?|pelo menos|de|passando d[eo]s?|superior a|maior que|desde) ?(?:uns |rs\$ |os )?$")
_REAL_MIN = re.compile(r"(?:^| )(?:a partir d[eo]s?|acima d[eo]s?|no minimo|mais d[eo]s?|minimo d[eo]s?|pelo menos|superior a|maior que)(?: uns| rs\$| os| us)? ?$")
_CUE = re.compile(
    r"(?:^| )(?:ate|ateh|uns|umas|maximo|no maximo|por volta d[eo]s?|na faixa d[eo]s?|em torno d[eo]s?|faixa d[eo]s?|cerca d[eo]|orcamento|gastar|pagar|tenho|tinha|com|por|valor|valores|preco|na casa dos|abaixo d[eo]s?|menos d[eo]s?|limite|teto|casa dos|beirando|chegar|chego|vai|subir|sobe|"
    r"investir|disponivel|desce|desco|nao passe d[eo]s?|passe d[eo]|passar d[eo]s?|passa d[eo]s?|custe|custar|custando|perto d[eo]s?|aprovado|juntei|juntar|guardado|ficar|fica|fique|seria|e|de|rs\$|para|apertando|esticando|carta|credito|budget|verba|grana|mais ou menos|aumenta\w*|baixa\w*|mil|lance|bolso|tipo|algo|em|so|ultrapasse|ultrapassar|ultrapassem|mostra|estourando|to com|apenas|perto|lista)(?: (?:de|os|uns|umas|a|em|no|o|seja|mais|so|ate|ser|de uns|d|us|e|ate uns|para|ate os|no maximo))* ?$"
)
_DOWN_BEFORE = re.compile(
    r"\b(?:entrada|entradinha|sinal de entrada)(?: (?:de|com|e|eh|seria|seriam|minima|minha|para|em|uns|seria de|e de|no valor de|rs\$|fosse|tenho|dou|ficaria|ate|posso|consigo|dar|pago|vou|botar|boto|da|so|somente|maxima|por|volta|a|vista|:|=|,|for|uma|cerca|posso dar|subir|aumentar))* ?$"
)
_DOWN_AFTER = re.compile(r"^(?:de|na|como|para|pra|pro|a|em|,)? ?(?:a )?(?:entrada|entradinha|entrda|inicial|ent)(?: |$)|^(?:para|pra) (?:dar|a entrada)|^(?:e )?usar de entrada|^(?:\w+ ){0,2}de entrada")
_MONTHLY_BEFORE = re.compile(
    r"\b(?:parcelas?|prestac\w+|parcelinhas?|mensalidades?|mensal|mensais|prestasao|prestacaozinha)(?: (?:de|ate|por|que|nao|passe|passem|passasse|ultrapasse\w*|perto|em|torno|volta|no|maximo|na|uns|umas|fique|fiquem|ficar|a|cabe|caiba|e|rs\$|casa|dos|faixa|tem|ser|seja|abaixo|menos|fosse|mais|ou|maxima|boa|deixar|fica|acima|eu|aguento|pago|consigo|pagar|posso|meu|limite|do|carro|so|:|do|menor|seria|desse|mensal|ficou|ficasse|da|deu|tal|us))* ?$"
)
_MONTHLY_AFTER = re.compile(r"^(?:por|ao|de|no|a|todo|todo o|cada|/|p|na|em)? ?(?:mes|mensal|mensais|mensalmente|parcela|parcelinha|prestacao|de parcela|parcelas)(?: |$)(?! (?:que|passado))")
_OFFER = re.compile(
    r"(?:^| )(?:faz(?:er)?|fazem|fizer|fizesse|fariam|faria|fecha\w*|fecho|dou|te dou|pago|pagaria|pagar|ofereco|oferecer|ofereceria|aceita\w*|aceito|deixa\w*|proposta|contraproposta|oferta|lance|arredonda\w*|bora|que tal|ponho|topa\w*|vende\w*|baixa\w*|baixar|leva\w*|levo|levaria|sai|rola|chega\w*|tenho|por|em|para|e|negocio fechado|contraoferta|mando|eu|cobre|boto|compro|abaixa|quero)(?: (?:por|em|de|para|e|no|na|a|eu|voce|voces|ele|nele|nesse|desse|o|uns|ate|ser|um|os|me|te|seria|fica|logo|isso|so|ofereco|dar|da|rs\$|nisso|dele|carro|por uns|esse|preco|valor))* ?$"
)
_REFERENCE = re.compile(r"(?:^| )(?:ao inves de|em vez d(?:e|os)|anunciad[oa] (?:por|a|em)|inves dos|pede|pedindo|pediu|ta por|esta por|ta em|tabela|fipe (?:e|ta|esta)?|la ta|falou|custa|cobra\w*|viu por|vi por|tinha por|quer|querem|pedem|valor de|preco de|nao|tira|tirar|abate|abater|abaixa|desconto de|desconto|menos|diferenca de|baixa|baixar|baixasse|desce)(?: (?:de|os|uns|o|rs\$|nem|mais|por|em|a|e|us))* ?$")
_SIGNAL = re.compile(r"(?:de )?(?:sinal|caucao|sinalzinho|arras|multa|troco|de volta|de desconto|a menos|mais (?:barato|caro|em conta)|de juros|mais barato|de diferenca|na troca|de divida|de divida|para as|por fora|de salario|de renda|de fgts|no serasa)(?: |$)")
_INCOME = re.compile(r"(?:^| )(?:ganho|renda|salario|score|recebo|ganha|tiro|faturo|renda (?:de|e)|multa de|divida de|devo|seguro|ipva|transferencia|fatura|frete|taxa|tac|fipe|revisao)(?: (?:de|e|uns|por|mes|mais|ou|menos|a|ta|deu|bruta|liquida|familiar|minha|os|us|rs\$|so|fica|custa|meu|na|da))* ?$")
_BUDGETS = frozenset({"search_cars", "provide_profile", "refine_search", "list_leads", "segment_customers", "score_lead"})


class Amount(NamedTuple):
    """An amount found: its tokens, value in reais as a car's price, as it stands, and whether it says money."""

    first: int
    last: int
    price: int
    plain: int
    marked: bool


def read(utterance: Utterance) -> dict[str, Any]:
    """`down_payment`, `monthly_payment`, `offer`, `budget_min` and `budget_max`."""
    found: dict[str, Any] = {}
    ranged = _range(utterance, found)
    amounts = list(_amounts(utterance))
    rest: list[Amount] = []
    for amount in amounts:
        key = _named(utterance, amount)
        if key == "":
            utterance.claim(amount.first, amount.last)
        elif key is None:
            rest.append(amount)
        elif key not in found:
            utterance.claim(amount.first, amount.last)
            found[key] = amount.plain if key == "monthly_payment" else _down(amount)
    if ranged or not rest:
        return found
    if utterance.intent == "negotiate" or (utterance.intent in {"reserve_car", None} and not utterance.staff):
        _offer(utterance, rest, found)
    if "offer" not in found:
        _budget(utterance, rest, found)
    return found


def _down(amount: Amount) -> int:
    """A down payment: thousands unless the figure is plainly in reais ("500" stands, "20" is 20 mil)."""
    return amount.price if amount.plain < 100 or amount.plain >= 1000 else amount.plain


def _amounts(utterance: Utterance) -> list[Amount]:
    amounts: list[Amount] = []
    for hit in utterance.find(_AMOUNT):
        token_at = utterance.hit(hit.match, "n").first
        token = utterance.tokens[token_at]
        if token.value is None or _OTHER_UNIT.match(utterance.after(hit.last, 3)) or len(hit["n"]) > 9:
            continue
        if utterance.word(hit.first - 1) in {"/", ":"} or (utterance.word(hit.last) in {"/", ":"}):
            continue
        value = token.value
        extra = hit["half"] or hit["half2"]
        thousands = 1000.0 if value < 1000 and not token.scaled else 1.0
        if extra and value < 1000:
            price = value * 1000 + float(extra)
        elif extra:
            price = value + float(extra)
        elif hit["meio"]:
            price = (value + 0.5) * thousands
        else:
            price = value * thousands
        slang = hit["unit"] not in {"", "reais", "rs$"}
        plain = price if slang or extra or hit["meio"] else value
        if hit["unit"] in {"milao"}:
            price = plain = value * 1000
        marked = bool(hit["sign"] or hit["unit"] or token.scaled or extra)
        if hit["sign"] in {"rs$", "$"} and value >= 1000:
            plain = value
        if price > 20_000_000:
            continue
        amounts.append(Amount(hit.first, hit.last, round(price), round(plain), marked))
    return amounts


def _named(utterance: Utterance, amount: Amount) -> str | None:
    """The key that the words around an amount name; "" for money that is none of ours; None where they are silent."""
    before, after = utterance.before(amount.first, 7), utterance.after(amount.last, 4)
    if not utterance.staff or utterance.intent in {"list_leads", "score_lead", None}:
        if _DOWN_AFTER.match(after) and not (_MONTHLY_BEFORE.search(before) and after.startswith(("com", "sem"))):
            return "down_payment"
        if _MONTHLY_AFTER.match(after) and amount.plain < 30_000:
            return "monthly_payment" if not _INCOME.search(before) else ""
        if _MONTHLY_BEFORE.search(before) and amount.plain < 30_000:
            return "monthly_payment"
        if _DOWN_BEFORE.search(before):
            return "down_payment"
        if utterance.intent == "financing" and re.search(r"(?:^| )(?:dou|der|dar|dando|botar|boto|puser|por|tenho|dando uns|entro com|entrar com)(?: (?:so|de|uns|os|ate|uma?|us))? ?$", before) and "parcela" not in before:
            return "down_payment"
    if _SIGNAL.match(after) or _INCOME.search(before):
        return ""
    return None


def _range(utterance: Utterance, found: dict[str, Any]) -> bool:
    if utterance.intent is not None and utterance.intent not in _BUDGETS:
        return False
    for hit in utterance.find(_RANGE):
        low, high = ("a", "b") if hit["a"] else ("c", "d")
        if _OTHER_UNIT.match(utterance.after(hit.last, 3)):
            continue
        first, second = utterance.hit(hit.match, low), utterance.hit(hit.match, high)
        start, end = utterance.tokens[first.first].value, utterance.tokens[second.first].value
        if start is None or end is None or not 0 < start:
            continue
        marked = utterance.tokens[second.first].scaled or utterance.tokens[first.first].scaled or bool(hit["ub"] or hit["ud"])
        worded = re.match(r"^(?:entre|na faixa|faixa|preco|valor|seria)", hit[0]) is not None
        if not marked and not worded and not (hit[0].startswith("de ") and 10 <= start < end < 1000) and not (utterance.intent == "provide_profile" and 10 <= start < end < 1000):
            if not (start >= 5000 and end >= 5000):
                continue
        if _MONTHLY_BEFORE.search(utterance.before(first.first, 5)) or _MONTHLY_AFTER.match(utterance.after(hit.last, 2)):
            continue
        start = start * 1000 if start < 1000 else start
        end = end * 1000 if end < 1000 else end
        if start >= end or end > 20_000_000:
            continue
        utterance.claim(hit.first, hit.last)
        found["budget_min"], found["budget_max"] = round(start), round(end)
        return True
    return False


def _offer(utterance: Utterance, amounts: list[Amount], found: dict[str, Any]) -> None:
    """What the person offers: not the price they were asked, nor what they want taken off."""
    candidates = [a for a in amounts if not _REFERENCE.search(utterance.before(a.first, 4)) and a.price >= 3000]
    if utterance.intent != "negotiate":
        cue = re.compile(
            r"(?:^| )(?:faz(?:em|er)?|fecha|fecho|fechado|te dou|dou|ofereco|aceita|deixa|proposta|contraproposta|oferta|topa|levo|pago|arredonda)(?: (?:por|em|de|para|e|no|nele|eu|uns|ele))* ?$"
        )
        candidates = [a for a in candidates if cue.search(utterance.before(a.first, 5)) and not utterance.word(a.first - 1) == "ate"]
    cued = [a for a in candidates if _OFFER.search(utterance.before(a.first, 5))]
    bare = [a for a in candidates if a.marked or len(utterance.words) <= 4 or a.first == 0]
    for pool in (cued, bare):
        if pool:
            chosen = pool[-1] if re.search(r"\b(?:queria|era|falou|pediu|pedia|pede|pedem|ta|custa)\b", utterance.norm) else pool[0]
            utterance.claim(chosen.first, chosen.last)
            found["offer"] = chosen.price
            return


def _budget(utterance: Utterance, amounts: list[Amount], found: dict[str, Any]) -> None:
    """The most, or the least, that the person wants to pay for the car."""
    intent = utterance.intent
    if utterance.staff and intent not in {"list_leads", "segment_customers"}:
        return
    if intent is not None and intent not in _BUDGETS and not (intent == "financing" and re.search(r"\bcarro (?:de|ate|por)\b", utterance.norm)):
        return
    likely: list[Amount] = []
    for amount in amounts:
        before = utterance.before(amount.first, 5)
        alone = amount.last - amount.first >= len([w for w in utterance.words if w.isalnum()]) - 3
        cued = _CUE.search(before) is not None
        weak = utterance.word(amount.first - 1) in {"e", "de", "em", "com", "para", "so"} and not amount.marked and not alone
        if re.search(r"\b(?:sub\w+|cheg\w+|desc\w+|abaix\w+|baix\w+|aument\w+|cai|vai)(?: (?:um pouco|mais))? (?:para|ate|em)(?: uns)?$", before):
            weak = False
        if not (amount.marked or (cued and not weak) or alone) or amount.price < 2000:
            continue
        if not amount.marked and amount.plain < 8 and not alone:
            continue
        if amount.plain < 1000 and not amount.marked and amount.plain > 700:
            continue
        if re.search(r"\b(?:mais (?:para)?|do que para|que)$", before) and "do que" in before:
            continue
        likely.append(amount)
    for amount in likely:
        before = utterance.before(amount.first, 5)
        utterance.claim(amount.first, amount.last)
        if re.match(r"^(?:para cima|em diante|para mais|ou mais)", utterance.after(amount.last, 2)):
            if intent != "refine_search":
                found.setdefault("budget_min", amount.price)
        elif _REAL_MIN.search(before) and not re.search(r"\b(?:nao|tira|sem)\b", before):
            found.setdefault("budget_min", amount.price)
        elif "budget_max" not in found or re.search(r"\bentao(?: (?:da|fica|uns|tenho|e))*$", before) or re.search(r"(?:^| )(?:apertando|no maximo|esticando|ate|chegando|chegar|maximo|estourando)(?: (?:a|ate|em|de|uns|no|maximo))*$", before) and "ou ate" not in before:
            found["budget_max"] = amount.price
