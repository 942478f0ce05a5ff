"""Several requests in one message, taken apart: "quanto tá o onix? e vcs abrem sábado?"

A message is cut where a piece is surely a request of its own, of another kind than the one before; a greeting, a thanks, a reason,
a detail and what is unsure stay with their neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.understanding.labels import BOTH
from agent.understanding.learning.classifier import Verdict

MOST = 3
SURE = 0.9
SHORTEST = 3
"""Words that a request has at least."""
LONGEST = 600
COMMANDED = 0.6
"""Confidence that is enough of a request that begins with its imperative."""
CERTAIN = 0.95
"""Confidence from which even two words are a request: "tem corolla?"."""
_CUT = re.compile(
    r"(?<=[?!;])\s+|(?<=[^\W\d_]{3}[.])\s+|\n+"
    r"|,\s+(?=(?:qual|quais|quanto|quantos|onde|como|tem|aceita\w*|faz(?:em)?|abre\w*|entrega\w*|financia\w*|parcela\w*|d[aá]|posso|me)\b)"
    r"|,?\s+(?=(?:e|tamb[eé]m|tbm|tb|al[eé]m disso|outra coisa|e outra|ah e|aproveitando)(?:[, ]+e)?[, ]+(?:\w+ ){0,2}"
    r"(?:voc[eê]s?|vcs?|c[eê]s?|qual|quais|quanto|quantos|quantas|qto|qdo|quando|onde|como|tem|t[aá]|d[aá]|aceita\w*|faz\w*|abre\w*|"
    r"que horas?|marc[ae]\w*|agend[ae]\w*|simul[ae]\w*|reserv[ae]\w*|"
    r"manda|me|deix[ae]|posso|precis\w+|quero|queria|gera|aprova|reprova|cancela|compra|mostra|v[eê]|atualiza|coloca|bota|p[oõ]e)\b)",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"(?:^|, )\W*(e |j[aá] |tamb[eé]m )*(marc[ae]|agend[ae]|simul[ae]|reserv[ae]|deix[ae] (\w+ )?reservad[oa])\w*\b", re.IGNORECASE
)
"""An imperative that by itself makes a request of two words: "e marca sexta"."""
_LIKING = re.compile(
    r"^\W*(eu )?(gostei|curti|amei|adorei|me interessei|prefiro)\b(?!.*\b(marc|agend|simul|reserv)[ae]\w*\b)[^?]*$", re.IGNORECASE
)
"""Points at a car for the request beside it: "gostei do primeiro, posso ver amanhã?"."""
_ALONE = (frozenset(BOTH) - {"human", "opt_out", "privacy_erase", "privacy_export"}) | {"provide_profile", "refine_search"}
"""Kinds that are no request of their own beside another: courtesies, moods, details."""
_KIN = (
    frozenset({"search_cars", "refine_search", "provide_profile"}),
    frozenset({"car_details", "compare_cars"}),
    frozenset({"negotiate", "reserve_car"}),
    frozenset({"forecast_price", "best_purchase_day", "price_history"}),
    frozenset({"approve_po", "po_status"}),
    frozenset({"complaint", "human"}),
    frozenset({"stock_status", "create_po"}),
    frozenset({"financing", "negotiate"}),
    frozenset({"score_lead", "list_leads"}),
    frozenset({"simulate_campaign", "schedule_discount"}),
    frozenset({"search_cars", "car_details", "compare_cars"}),
    frozenset({"privacy_erase", "privacy_export"}),
    frozenset({"price_history", "suggest_price", "competitor_analysis", "scrape_now"}),
    frozenset({"stock_status", "po_status", "kpis"}),
    frozenset({"reserve_car", "search_cars", "car_details"}),
    frozenset({"trade_in", "financing"}),
    frozenset({"trade_in", "negotiate"}),
    frozenset({"report", "kpis"}),
    frozenset({"create_po", "find_supplier"}),
    frozenset({"forecast_demand", "kpis"}),
    frozenset({"opt_out", "privacy_erase"}),
    frozenset({"suggest_price", "competitor_analysis"}),
)
"""Kinds that often are two views of one request."""


def parts(text: str, decide: Callable[[str], Verdict]) -> list[str]:
    """The requests of a message, in order, at most `MOST`; the message itself where it is one."""
    if len(text) > LONGEST:
        return [text]
    pieces = [piece.strip() for piece in _CUT.split(text) if piece.strip()]
    if len(pieces) < 2 or len(pieces) > 2 * MOST:
        return [text]
    requests: list[tuple[str, str]] = []
    before = ""
    for piece in pieces:
        said = f"{before} {piece}".strip()
        verdict = decide(piece)
        least = COMMANDED if _COMMAND.search(piece) else SURE if len(piece.split()) >= SHORTEST else CERTAIN
        weak = bool(_LIKING.match(piece)) or verdict.confidence < least
        if weak or verdict.label in _ALONE:
            if requests:
                requests[-1] = (f"{requests[-1][0]} {piece}", requests[-1][1])
            else:
                before = said
            continue
        if requests and (requests[-1][1] == verdict.label or _akin(requests[-1][1], verdict.label)):
            requests[-1] = (f"{requests[-1][0]} {piece}", requests[-1][1])
        else:
            requests.append((said, verdict.label))
        before = ""
    return [said for said, _ in requests] if 2 <= len(requests) <= MOST else [text]


def _akin(one: str, other: str) -> bool:
    return any({one, other} <= kin for kin in _KIN)
