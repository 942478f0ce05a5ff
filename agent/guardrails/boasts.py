"""Nothing said to be done that no tool did."""

from __future__ import annotations

import re

from agent.guardrails.sentences import said, sentences

_CLAIMS: tuple[tuple[re.Pattern[str], frozenset[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(done), tool)
    for pattern, done, tool in (
        (
            r"\breserv(ei|amos)\b|reservad[oa]\s+(para|pra|em|no)\s+(voc|seu|teu)|reserva\s+(\w+\s+){0,2}(feita|confirmada|garantida|realizada)"
            r"|(guardad|separad|garantid)[oa]\s+(para|pra)\s+voc|\bsepar(ei|amos)\s+(\w+\s+){0,4}(para|pra)\s+voc",
            ("reserved",),
            "reserve_car",
        ),
        (
            r"\b(re)?(agend|marc)(ei|amos)\b|(visita|test[ -]?drive|hor[aá]rio)\s+(\w+\s+){0,2}(re)?(agendad|marcad|confirmad)[oa]\b"
            r"|^\W*(re)?(agendad|marcad)[oa]\b|\bte\s+(espero|esperamos|aguardo|aguardamos)\b"
            r"(?=.*(\d{1,2}h|\d:\d|amanh|hoje|-feira|s[aá]bado|domingo|dia \d))",
            ("booked",),
            "schedule_test_drive",
        ),
        (
            r"\b(cancelei|cancelamos|desmarquei)\b(?!.*\breserva)|visita\s+(\w+\s+){0,2}(cancelada|desmarcada)",
            ("cancelled",),
            "schedule_test_drive",
        ),
        (r"\b(cancelei|cancelamos|liberei)\b(?=.*\breserva)|reserva\s+(\w+\s+){0,2}cancelada", ("released",), "cancel_reservation"),
        (
            r"(anotei|registrei|enviei|encaminhei|levei|passei|mandei)\s+((a|o|sua|essa|seu)\s+)*(proposta|oferta|lance)"
            r"|(proposta|oferta)\s+(\w+\s+){0,2}(registrada|enviada|anotada|encaminhada)\b",
            ("offered",),
            "make_offer",
        ),
        (
            r"\b(avisei|notifiquei)\b(?=.*\b(vendedor|atendente|consultor|equipe|pessoa|gerente))",
            ("handed_over", "offered", "reserved", "booked", "delay_noted"),
            "handoff_to_human",
        ),
        (
            r"\b(chamei|acionei|transferi|passei)\b(?=.*\b(vendedor|atendente|consultor|equipe|pessoa|gerente))",
            ("handed_over",),
            "handoff_to_human",
        ),
        (
            r"(apaguei|exclu[ií]|deletei|removi)\b|dados\s+(\w+\s+){0,2}(apagados|exclu[ií]dos|removidos|deletados)",
            ("erased",),
            "erase_my_data",
        ),
        (r"descadastr(ei|ad)", ("stopped",), "stop_messages"),
        (r"(avalia[cç][aã]o|usado)\s+(\w+\s+){0,2}registrad[oa]", ("registered",), "register_trade_in"),
    )
)  # fmt: skip


def boasted(text: str, facts: frozenset[str]) -> str | None:
    """The first thing the text says was done without its tool, as feedback; offers and denials are no claims."""
    for sentence in sentences(text):
        if sentence.endswith("?"):
            continue
        for pattern, done, tool in _CLAIMS:
            if (match := said(pattern, sentence)) and not any(f"did:{name}" in facts for name in done):
                return f'"{match[0]}": that was not done. Use {tool} first, or do not say so.'
    return None
