"""What is said before the matter: a greeting, an apology, a deed declined ("não precisa simular, só me fala o km")."""

from __future__ import annotations

import re

_CALLED = r"(bia|mo[cç][ao]|amig[ao]|pessoal|gente|tudo (bem|bom|certo)|td bem|blz|beleza)"
_HELLO = re.compile(
    r"^\W*((oi+e?|ol[aá]|opa+|e a[ií]|eai|fala|bom dia|boa tarde|boa noite|al[oô]|salve|hey|hello)\b"
    rf"(\W+{_CALLED}\b)*[\s,.!?]*)+(?P<rest>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_CALLED = re.compile(rf"({_CALLED}\W*)+$", re.IGNORECASE)
_SORRY = re.compile(
    r"^\W*((ai|ah|oi|p[oô]|putz|bom dia|boa tarde|boa noite|ol[aá])\W+)?"
    r"(foi mal|mal a[ií]|malz|desculp\w*|perd[aã]o|sorry|me perdoa|pe[cç]o (mil )?(desculpas?|perd[aã]o))\b"
    r"[^.!;,\n]{0,60}[.!;,\n]+\s*((eu )?(t[oô]|tava|t[aá]|estou|estava|foi|fui|dormi|perdi|nao|não) [^.!;,\n]{0,40}[.!;,\n]+\s*)?"
    r"(?P<rest>\w.{4,})$",
    re.IGNORECASE | re.DOTALL,
)
_DEED = (
    r"(simul\w*|financi\w*|parcel\w*|marca\w*|agend\w*|visit\w*|reserv\w*|test ?drive|propost\w*|lig(ar|a|ue|uem)|liga[cç][aã]o"
    r"|vendedor\w*|atendente|perguntar|explicar|repetir|mandar? fotos?)"
)
_NEEDLESS = rf"(n[aã]o|n)\s+(precis\w+|quero|queria|vou|carece|faz quest[aã]o de)\b[^,.;!?\n]{{0,20}}\b{_DEED}\b[^,.;!?\n]{{0,25}}"
_DECLINED = re.compile(
    rf"^\W*((ta|ok|certo|mas|ent[aã]o|olha|obrigad[oa])\W+)?{_NEEDLESS}[,.;\n]+\s*((eu )?j[aá] (te )?(falei|disse|avisei)\W+)?"
    r"(mas |e )?(?P<rest>(s[oó]|somente|apenas|quero|queria|me|qual|quanto|quantos|onde|tem)\b.{3,})$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_DECLINED = re.compile(rf"^\W*{_NEEDLESS}\W*$", re.IGNORECASE)


def after_greeting(text: str) -> str | None:
    """What follows a greeting, where anything of a request's length does."""
    found = _HELLO.match(text)
    if found is None or len(found["rest"].split()) < 2 or _ONLY_CALLED.match(found["rest"]):
        return None
    return found["rest"]


_TOO_DEAR = re.compile(
    r"^\W*((nossa|put[sz]|eita|vixe?|aff+|poxa|caramba)\W+)?((t[aá]|achei|muito|t[aã]o|que|meio|bem)\W+)*(caro|salgado|puxado)"
    r"(\W+(demais|hein|viu|n[eé]|assim|pra caramba))*\s*[.,!…]+\s*(?P<rest>[^.!]{3,}\?\W*)$",
    re.IGNORECASE,
)


def matter(text: str) -> str:
    """The message without an apology for an earlier one, the refusal of something that was not even asked for, or a sigh at a price before
    a question."""
    for opening in (_SORRY, _DECLINED, _TOO_DEAR):
        if found := opening.match(text):
            return found["rest"]
    return text


_HESITATES = re.compile(
    r"^\W*(?:(?:opa|ah|[oô])\W+)?(?:(?:pera|pera[ií]|perai|espera|calma)(?: (?:a[ií]|l[aá]|um pouco))?\s*[,.!…]+\s*)+"
    r"(?P<rest>(?:e |mas )?(?:(?:quem|qual|quais|quant[oa]s?|como|onde|quando|cad[eê]|me (?:diz|mostra|fala))\b.*|\w+\W.*\?\W*))$",
    re.IGNORECASE | re.DOTALL,
)
"""Before a question; before anything else it takes something back: "peraí, 200 caixas"."""
_NEWCOMER = re.compile(
    rf"^\W*(?:(?:oi+e?|ol[aá]|opa|e a[ií]|bom dia|boa tarde|boa noite)\b(?:\W+{_CALLED}\b)*[\s,.!?]*)?(?:eu )?"
    r"(?:sou (?:nov[oa]|[oa] nov[oa] \w+)|(?:comecei|entrei|cheguei) (?:hoje|ontem|agora|aqui|essa semana|esta semana|faz pouco)"
    r"|(?:t[oô]|estou) (?:come[cç]ando|chegando))"
    r"\b[^.!,;\n?]{0,30}[.!,;\n]+\s*(?:e )?(?P<rest>\w+\W.*)$",
    re.IGNORECASE | re.DOTALL,
)


def asked_at_work(text: str) -> str:
    """What somebody of the house asks, without a hesitation ("pera, quem fornece…") or who they are ("oi, sou nova aqui. compra cabo")."""
    for opening in (_HESITATES, _NEWCOMER):
        if found := opening.match(text):
            text = found["rest"]
    return text


def declines_a_deed(text: str) -> bool:
    """Whether nothing but something we could do is declined: "não quero marcar visita ainda"."""
    return _ONLY_DECLINED.match(text) is not None
