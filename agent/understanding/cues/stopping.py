"""Whether a message that speaks of our messages wants them stopped: asking what one was about ("que promoção era?") stops none."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_STOPS = re.compile(
    r"\b(par(a|e|ar|em|ou|arem|ando)|stop|sair?|saia|chega|bast(a|ou)|nao|n|naum|nunca|nem|sem|menos|off|spam"
    r"|(cancel|remov|tir|descadastr|desinscrev|exclu|bloque|silenci|deslig|desativ|incomod|perturb|importun|dispens|interromp|suspend|retir"
    r"|delet|apag|encerr|denunci|cans|larg|evit|unsubscrib|desabilit|desist|recus|revog|elimin|esquec|enche|deix|cort|risc|cess"
    r"|descontinu|poup)\w*|cheio|saco|opt|paz)\b"
)

_ANOTHERS = re.compile(
    r"\b(d?[oa] (cliente|senhor[a]?|moca|rapaz)|(meu|minha) (marido|espos[oa]|mulher|namorad[oa]|pai|mae|filh[oa]|irmao|irma|amig[oa]|ex"
    r"|vizinh[oa]|chefe|soci[oa]))\b.{0,40}\b(ped\w+|quer\w*|parar|receber|lista|mensage\w+|propaganda\w*)\b"
)
_MINE = re.compile(r"\b(me|comigo|pra mim|para mim|meu numero|meu zap|meu celular|pra ca)\b")
_OF_A_THING = re.compile(
    r"^\W*(?:e |mas |ah,? )?(?:o|a|os|as|ess[ea]s?) "
    r"(?!mensage|msg|propagand|promoc|anunci|ofert|contat|avis|notific|zap|whats|lembret|novidad)"
    r"[a-z][\w ]{2,40}? nao (?:precisa\w*|quero|vou querer|vai precisar)(?: mais)?\W*$"
)
"""Something else is not wanted any more: "os parafusos não precisa mais"."""


_ON_RECORD = re.compile(
    r"\b(fi(que|car|casse|ca)|deix(a|ar|e|em|o)|quer\w+|gostaria de|so) (so |tudo |isso |aqui )*(registr|anot|grav|const)\w+"
)
_ERASES = re.compile(
    r"\b(apag|delet|exclu|elimin|remov|tir|retir|esquec|limp|sum(a|ir|am|o)\b|encerr|cancel|desfa[cz]|zer|descart|destr|lgpd|revog"
    r"|descadastr|sair?\b|fora\b"
    r"|formata|arranc|risc|sumi\w+|nao (guard|mant|autoriz)|par(a|em|e) de (guard|usar)|direito|nada (meu|de mim|sobre)|joga fora)\w*"
)


def erases(text: str) -> bool:
    """Whether something is to be deleted, in a message taken for that: "só quero que fique registrado" deletes nothing."""
    said = fold(text[:500])
    return _ON_RECORD.search(said) is None or _ERASES.search(said) is not None


_OURS = r"(mensage\w+|msgs?|promoc\w+|ofertas?|novidades?|avisos?|lembretes?|propagandas?|zap)"
_ASKS_BACK = (
    r"\b(volt\w+ a|pode\w*( voltar a)?|quero( voltar a)?|queria( voltar a)?|gostaria de( voltar a)?|aceito|deixo|libero)"
    r"( (me|voces|vcs|sim|que))* (mand|envi|receb|escrev|avis)\w*"
)
_AGAIN = re.compile(
    rf"{_ASKS_BACK}( \w+){{0,3}} ({_OURS}( \w+){{0,3}} )?(de novo|novamente|outra vez|como antes)\b"
    rf"|\b(quero|queria|posso|pode\w*|gostaria de) voltar a (me )?(receber|mandar|enviar|avisar)\b"
    rf"|\b(reativ\w+|religa\w*|(me )?(cadastr|inscrev)\w+ de novo)\b.{{0,20}}\b({_OURS}|lista|contato)\b"
)
_OPENING = r"((mudei de ideia|pensei melhor|pensando (bem|melhor)|me arrependi|na verdade|oi|ah|olha|entao|sim)\W+)*"
_AFTER_STOPPING = re.compile(rf"^\W*{_OPENING}{_ASKS_BACK}( (me|sim|as|os|suas))*( {_OURS})?( (sim|viu|ta|ai|la|por favor|agora))*\W*$")
_NEGATED = re.compile(r"\b(nao|nunca|nem|sem|pare|parem|chega)\b")


def wants_them_again(text: str, *, stopped: bool) -> bool:
    """Whether our messages are wanted again: "pode voltar a mandar as ofertas"; once they were `stopped` also "mudei de ideia, pode
    mandar"."""
    said = fold(text[:200])
    if "?" in said or _NEGATED.search(said):
        return False
    return _AGAIN.search(said) is not None or (stopped and _AFTER_STOPPING.match(said) is not None)


def of_another(text: str) -> bool:
    """ "O cliente Davi pediu pra não receber mais": a wish that only its owner can tell."""
    said = fold(text[:300])
    return _ANOTHERS.search(said) is not None and _MINE.search(said) is None


def stops(text: str) -> bool:
    said = fold(text[:500])
    return _STOPS.search(said) is not None and _OF_A_THING.match(said) is None
