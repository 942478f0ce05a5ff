"""Leave to keep data, given or refused in so many words, wherever in a message: "tenho interesse no Kicks. pode guardar meus dados"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_DATA = r"(dados?|informac\w+|infos?|cadastro|ficha)"
_KEEP = r"(guard|salv|armazen|memoriz|mant)\w*"
_USE = rf"({_KEEP}|us|anot|registr|cadastr|coloc|pega|peg|gravar|grava|fi(c|qu)\w* com|deix)\w*"
_MINE = r"( (os|as|o|a))?( meus?| minhas?| nenhuma?)?"
_YOU = r"( voces?| vcs?)?"
_OPENING = (
    r"((oi+e?|ola|opa|bom dia|boa tarde|boa noite|sim+|claro|ok|ta|tudo bem|beleza|blz|certo|entao|mas|e|ah|olha|so que|porem|eu|bia"
    r"|por mim|ai|ja"
    r"|pensando (bem|melhor)|na (verdade|vdd)|mudei de ideia|desculpa|aff+)\W+)*"
)
_ENDING = (
    r"(\W+(sim|nao|n|os|as|o|a|e|ai|aqui|ta|tah|viu|ok|tranquilo|de boa|entao|por favor|pf|pfv|sem problemas?|no sistema|ja|agora|la"
    r"|fica( bem)? (tranquil[oa]|de boa|sossegad[oa])|fica|pode|senhora?|moc[oa]|minha filha|meu filho|querid[oa]"
    r"|com voces|todos|tudo|nada|mais|meus?|minhas?|seus?|nenhuma?|guardad[oa]s?|nome|contato|numero|telefone|zap|email|preferencias"
    rf"|{_DATA}|obrigad[oa]|a vontade|com certeza|claro|se quiser(em)?|mesmo|pra (isso|mim)|que (eu )?(deixo|autorizo)))*\W*"
)
_MAY = (
    r"((eu |voces? |vcs? )?(pode|podem|autorizo|permito|aceito|concordo( em| com)?|consinto( com| em)?|deixo|libero|quero|topo)"
    rf"( que)?( sim)?{_YOU}( me)? )"
)
_GIVEN = re.compile(
    rf"{_OPENING}("
    rf"{_MAY}({_KEEP}{_ENDING}|{_USE}{_MINE}( \w+)? {_DATA}{_ENDING}|(o uso d)?(os|as|o|a)?( meus?| minhas?) {_DATA}{_ENDING})"
    rf"|((os |as )?(meus|minhas) {_DATA}\W+)(voces? |vcs? |eu )?(pode|podem|autorizo|estao? (autorizad|liberad)\w+)( {_USE})?{_ENDING}"
    rf"|(dou|tem|voces tem) (a )?(minha |meu )?(autorizacao|permissao|consentimento|aval)( (pra|para|de) {_USE})?{_ENDING}"
    r")"
)
_UNWILLING = (
    r"((eu )?(nao|n|nem|nunca) (quero|queria|vou|gostaria( de)?|pretendo|preciso|desejo|autorizo|aceito|permito|concordo( com| em)?"
    rf"|to a fim de|curto|gosto de)( que)?{_YOU}|(eu )?(prefiro|acho melhor|melhor|peco pra) (que )?(voces? )?(nao|n)|sem|nada de)"
)
_REFUSED = re.compile(
    rf"{_OPENING}("
    rf"{_UNWILLING} ((deix|pass|fa[zc]|d(ar|ou)|fornec|inform|cadastr|compartilh|{_KEEP}|{_USE})\w*{_MINE} ({_DATA}|nada)|{_KEEP}){_ENDING}"
    rf"|{_UNWILLING} (meus?|minhas?|os meus) {_DATA} ({_KEEP}|com voces|ai|no sistema|em lugar nenhum){_ENDING}"
    rf"|(nao|n|nem) (me )?(precisa|pode|podem|e (pra|para)) {_USE}{_MINE} {_DATA}{_ENDING}"
    rf"|(nao|n|nem) {_KEEP}{_MINE} ({_DATA}|nada){_ENDING}"
    rf"|{_UNWILLING} (deix|fic|t)\w*( com)?{_MINE} {_DATA}{_MINE} ({_KEEP}|registrad\w+|anotad\w+)"
    rf"( em (lugar|canto) (nenhum|algum))?{_ENDING}"
    r")"
)
_BREAK = re.compile(
    r"(?<=[.!?;])\s+|,\s+|\n+|\s+(?=(?:mas|por[eé]m|s[oó] que) (?:eu )?(?:n[aã]o|n|nem|prefiro|pode[m]?)\b)"
    r"|\s+(?=e (?:me|quero|queria|procuro|busco|estou|to|t[oô]|preciso|tem|voc[eê]s tem|mostra|(?:voc[eê]s? |vcs? )?podem?)\b)",
    re.IGNORECASE,
)
_WHAT_IS_KEPT = re.compile(
    r"\b(quais|qual|o que|oq|que)\b.{0,12}\b(dados?|informac\w+|cadastro|coisas?)\b.{0,40}"
    r"\b(tem|guard\w+|salv\w+|sab\w+|registr\w+|anot\w+)\b"
    r"|\b(o que|oq|quanto|tudo (que|o que))\b.{0,15}\b(tem|guard\w+|salv\w+|sab\w+|anot\w+)\b.{0,20}\b(sobre mim|de mim|meus?|minhas?)\b"
)
_READ = 600


def clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a message begin and end."""
    found, at = [], 0
    for broken in _BREAK.finditer(text):
        found.append((at, broken.start()))
        at = broken.end()
    return [(start, end) for start, end in [*found, (at, len(text))] if text[start:end].strip()]


def only_opens(text: str) -> bool:
    """Whether words before a clause are no more than a greeting or a word on the way."""
    return re.fullmatch(rf"\W*{_OPENING}", f"{fold(text)} ") is not None


def keeping_clause(text: str) -> tuple[int, int, bool] | None:
    """Where the last clause is that gives or refuses leave to keep data, and which; None where none does. A question does neither."""
    said = fold(text[:_READ])
    for start, end in reversed(clauses(text[:_READ])):
        words = said[start:end].strip()
        if "?" in words:
            continue
        if _REFUSED.fullmatch(words):
            return start, end, False
        if _GIVEN.fullmatch(words):
            return start, end, True
    return None


_LEAVE = re.compile(rf"{_OPENING}(t[ao] (bom|bem|certo)\W+{_OPENING})?(aceito|autorizo|permito|concordo|consinto)\b{_ENDING}")


def gives_leave(text: str) -> bool:
    """ "Tá bom, então aceito": leave in the words for it, whatever it is for."""
    return _LEAVE.fullmatch(fold(text[:_READ])) is not None


def asks_what_is_kept(text: str) -> bool:
    """ "Quais dados meus vocês têm guardados?" gives leave for nothing."""
    return _WHAT_IS_KEPT.search(fold(text[:_READ])) is not None
