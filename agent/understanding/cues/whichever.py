"""Which of several is to be taken, said beforehand: "se tiver mais de uma, a primeira", "qualquer uma serve"."""

from __future__ import annotations

import re

_IF_SEVERAL = (
    r"(?:se|caso) (?:tiver(?:em)?|tenha|haja|houver|h[aá]|tem|for(?:em)?|existir(?:em)?|aparecer(?:em)?|vier(?:em)?) "
    r"(?:mais d[eo] (?:uma?|dois|duas)|v[aá]ri[oa]s|muit[oa]s|outr[oa]s)"
    r"(?: (?:tipos?|op[cç](?:[aã]o|[oõ]es)|modelos?|medidas?|itens|item))?"
)
_VERB = (
    r"(?:pode (?:ser|pegar|usar)|peg(?:a|ue|ar)|us[ae]r?|escolh[ae]r?|lev[ae]r?|consider[ae]|mand[ae]"
    r"|v(?:[aá]|ai)(?: de| com)?|fi(?:ca|que) com)"
)
_FIRST = r"(?:[oa] |n[oa] )?(?:primeir[oa]|1[ªºoa])"
_OF_ALL = (
    r"(?: (?:que (?:voc[eê] |vc )?(?:tiver|vier|aparecer|houver|achar|tem|der|encontrar)|d[ae] lista|del[ae]s|d[ae]s op[cç][oõ]es"
    r"|op[cç][aã]o|mesmo|d[oa]s (?:dois|duas|tr[eê]s)|de cada(?: uma?)?))+"
)
_ANY = (
    r"qualquer (?:uma?|tipo)(?: (?:serve|del[ae]s|mesmo|que tiver|t[aá] bo[ma]|t[aá] valendo))*"
    r"|tanto faz(?: (?:qual|[oa] (?:tipo|marca|modelo|cor))(?: (?:for|seja|del[ae]s))?)?"
    r"|[oa] que (?:tiver|houver)(?: a[ií])?"
    r"|n?[oa] (?:que )?(?:a gente )?mais (?:sai|gira|vende|usa|pede|compra|comum|vendid[oa]|usad[oa]|pedid[oa]|comprad[oa])"
    r"|[oa] que (?:sai|gira|vende) mais|[oa] de sempre"
)
_CLAUSE = (
    rf"(?:{_IF_SEVERAL})[\s,:]+(?:{_VERB} )?(?:{_FIRST}(?:{_OF_ALL})?|{_ANY})"
    rf"|{_VERB} (?:{_FIRST}(?:{_OF_ALL})?|{_ANY})(?:[\s,]+{_IF_SEVERAL})?"
    rf"|[oa] primeir[oa]{_OF_ALL}|(?<=[,.;] )(?:{_FIRST}(?:{_OF_ALL})?)|{_ANY}"
)
_END = r"(?:[\s,]+(?:por favor|pf|pfv|pra mim|a[ií]|mesmo|ok|t[aá]))*\s*(?=[,.;!?\n]|$)"
_WHICHEVER = re.compile(rf"(?i)(?:(?<=[\s,.;!?])|(?<=[,.;!?]))(?:e |mas )?(?:{_CLAUSE}){_END}")
_PROVIDED = re.compile(
    rf"(?i)(?<=[\s,.;!?])(?:e |mas )?(?:(?:{_IF_SEVERAL})[\s,:]+(?:{_VERB} )?(?:{_FIRST}(?:{_OF_ALL})?|{_ANY})"
    rf"|{_VERB} (?:{_FIRST}(?:{_OF_ALL})?|{_ANY})[\s,]+{_IF_SEVERAL}){_END}"
)


def takes_whichever(text: str) -> bool:
    """Whether a message says beside what it names that the leading one of several will do."""
    return _WHICHEVER.search(text[:500]) is not None


def less_whichever(text: str) -> str:
    """The message without it: "50 t de chapa, primeira da lista" names no supplier "lista"."""
    return _WHICHEVER.sub("", text).rstrip(" ,;")


def less_proviso(text: str) -> str:
    """Without "se tiver mais de um, o primeiro", which says nothing of what is asked."""
    return _PROVIDED.sub("", text).rstrip(" ,;")
