"""What a report is asked of, and where it shall go: an item, the catalogue or the model of prices; by e-mail, to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.understanding.text import fold

_MAIL = re.compile(r"\be-? ?mails?\b|[\w.+-]+@\w")
_WHERE = re.compile(
    r"\b(?:cade|onde (?:ta|esta|ficou|foi|anda)|(?:ja )?(?:ficou|ta|esta) pront\w|ja (?:saiu|terminou|acabou|fez|gerou|chegou|mandou|foi)"
    r"|nao (?:recebi|chegou)|o link|de novo o link|qual (?:e |era )?o link)\b"
)
_MODEL = re.compile(r"\bmodelos?\b|\bprevis(?:ao|oes)\b(?! d[aeo] )|\btrein\w+|\bia\b|\bacuracia\b|\bforecast\b|\berros? d[ao]s? prev")
_CATALOGUE = re.compile(
    r"\bcatalogos?\b|\bestoque\b|\btod[oa]s (?:os |as )?(?:itens|produtos|materiais)\b|\b(?:dos|de) (?:itens|produtos|materiais)\b"
    r"|\bcompras?\b|\bacabando\b|\btud[oa]\b|\bgera(?:l|is)\b|\bo que (?:comprar|falta)\b|\bprecos\b(?! d[aeo]s? )"
)
_NOT_OURS = re.compile(
    r"\b(?:vendas|leads?|atendimentos?|clientes|conversas|carros|visitas|finance\w+|faturamento|funcionari\w+|vendedor\w*|comissoes|ponto"
    r"|dividas|contabil\w*|fiscal|impostos?)\b"
)
_OF = re.compile(
    r"\b(?:relat[óo]rios?|reports?|pdfs?|fichas?|dossi[êe]s?|resumos?)\b(?:\s+(?:completo|detalhado|em pdf|atualizado|novo))*"
    r"\s+(?:d[aeo]s?|sobre(?:\s+[oa]s?)?|com\s+[oa]s?|p(?:a)?r[ao]s?)\s+"
    r"(?:item\s+|produto\s+|(?:pre[çc]os?|hist[óo]rico|previs[ãa]o)\s+d[aeo]s?\s+)?(.+)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[?!;]|,(?!\d)|\.(?!\d)|$|[\w.+-]+@\w|\bem pdf\b"
    r"|\b(?:por|no|pro|para o|pra o|via|pelo|em|ao)\s+(?:meu\s+|seu\s+)?(?:e-?\s?mail|pdf|zap|whats\w*)\b"
    r"|\bpr[oa] (?:chefe|gerente|diretor\w*|time|equipe|pessoal|meu|minha)\b"
    r"|\b(?:pra|para) (?:mim|gente|hoje|agora|ontem|o|a|reuni\w+)\b|\be (?:me )?(?:manda|envia|gera)\w*\b"
    r"|\bpor favor\b|\bpfv\b|\bpf\b|\bhoje\b|\bagora\b|\ba[íi]\b)",
    re.IGNORECASE,
)
_ABOUT_NO_ITEM = re.compile(r"^(?:[oa]s? )?(?:relatorios?|pdf|modelos?|catalogo|estoque|compras?|itens|produtos|precos|e-?mail)\b")
_TO_WHOM = re.compile(
    r"^(?:[oa] )?(?:meus? |minha |nosso |nossa )?(?:mim|nos|gente|chef\w+|gerent\w+|diretor\w*|soci[oa]s?|patrao|dono|equipe|time|pessoal"
    r"|e-?mail|zap|whats\w*|celular)\b"
)
_POINTS = re.compile(r"^(?:el[ea]s?|ess[ea]|iss?o|dest[ea]|dess[ea]|item|produto|mesmo)(?: (?:item|produto|mesmo))?$")
_OF_THIS = re.compile(
    r"\b(?:dis[st]o|del[ea]s?|d?ess[ea]s? (?:itens|item|lista|produtos?)|iss?o (?:ai|tudo|em pdf))\b"
    r"|^\W*(?:me )?(?:manda|envia|joga)\w* isso\b"
)


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """`about` is product, catalogue, model or other (nothing we report on); None where it is not said. `item` as said, where one is."""

    about: str | None
    item: str | None
    by_mail: bool
    where: bool
    """Asks after one that was asked for before."""


def report_asked(text: str, product: str | None = None) -> ReportAsked:
    """`product` is the item that was read elsewhere in the message, if any."""
    said = fold(text[:300])
    item = _item(text[:300]) if product is None else product
    mail, where = _MAIL.search(said) is not None, _WHERE.search(said) is not None
    if product is not None and _generic(product):
        item, product = None, None
    named = fold(item) if item else ""
    if product is None and _NOT_OURS.search(said):
        return ReportAsked("other", None, mail, where)
    if product is None and _MODEL.search(said):
        return ReportAsked("model", None, mail, where)
    if product is None and _CATALOGUE.search(said):
        return ReportAsked("catalogue", None, mail, where)
    if item and not _POINTS.match(named):
        return ReportAsked("product", item, mail, where)
    return ReportAsked("product" if item or _OF_THIS.search(said) else None, None, mail, where)


def speaks_of_mail(text: str) -> bool:
    return _MAIL.search(fold(text[:300])) is not None


def _item(text: str) -> str | None:
    found = _OF.search(text)
    if found is None:
        return None
    end = _ENDS.search(found[1])
    words = (found[1][: end.start()] if end else found[1]).strip(" .,!?")
    return words if words and not _TO_WHOM.match(fold(words)) else None


def _generic(product: str) -> bool:
    """Words of a report taken for an item: "catálogo", "modelo de preços"."""
    return _ABOUT_NO_ITEM.match(fold(product)) is not None
