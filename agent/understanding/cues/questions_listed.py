"""Several questions of one item in a message: "preciso de 3 coisas: preço da pastilha do polo, quem vende, e se tem em estoque"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_TOPICS = {
    "preço de {item}": r"(?:(?:qual |ver )?(?:o )?(?:precos?|valor(?:es)?)|(?:por )?q?u?a?n?to (?:custa|ta|esta|sai|e)|custo)",
    "quem vende {item}?": r"(?:quem (?:mais )?(?:vende|fornece|tem)|(?:quais )?(?:[oa]s? )?fornecedor(?:es)?|(?:de quem|onde) compr\w+)",
    "quanto tem em estoque de {item}?": r"(?:(?:se )?(?:ainda )?(?:tem|temos|ha)(?: \w+)? (?:em|no) estoque|(?:o )?(?:estoque|saldo)"
    r"|q?u?a?n?to (?:ainda )?(?:tem|temos|sobrou)(?: em estoque| no estoque)?|(?:se )?(?:ainda )?(?:tem|temos))",
    "previsão de preço de {item}": r"(?:a )?previs\w+(?: (?:de|do) preco)?",
    "quando compro {item}?": r"(?:quando (?:compr\w+|devo comprar)|(?:qual )?(?:o )?melhor (?:dia|hora)(?: (?:pra|de|para) comprar)?)",
}
"""What is asked of an item, and the words that ask it."""
_LEADS = re.compile(
    r"^\W*(?:(?:oi|bom dia|boa tarde|opa|por favor|pfv?|preciso|precisava|quero|queria|gostaria|me|diz|fala|passa|manda|ve|saber|de|umas?"
    r"|tres|duas|\d+|coisas?|infos?|informac\w+|perguntas?|respostas?|seguinte|o)\b\W*)+"
)
_PIECES = re.compile(r"\s*(?:,(?!\d)|[;\n]|\?|\be\b(?! o\b.{0,15}\bmesm)|\bmais\b(?= o| a))\s*")
_OF = re.compile(r"^ ?(?:(?:hoje|agora|atual) )?(?:(?:de|d[oa]s?|pr[oa]s?|para|pra|o|a|os|as|del[ea]) )?(?P<item>[a-z].*)?$")
_NO_ITEM = re.compile(r"^(?:hoje|agora|ai|aqui|mesmo|pra mim|por favor|pfv?|del[ea]s?|diss?o|iss?o|atual|tambem|tb)?\W*$")
_LEAST = 2


def questions_listed(text: str) -> list[str]:
    """Each question with the item that they are all of; empty where the message is no such list, or names no item or several."""
    said = _LEADS.sub("", fold(text[:300]).strip())
    start = len(fold(text[:300]).strip()) - len(said)
    typed = text[:300].strip()[start:]
    asked: list[str] = []
    items: list[str] = []
    at = 0
    for piece in [*_PIECES.finditer(said), None]:
        end = piece.start() if piece else len(said)
        words, as_typed = said[at:end], typed[at:end]
        at = piece.end() if piece else end
        if not words.strip(" .!?"):
            continue
        found = next(((topic, hit) for topic, form in _TOPICS.items() if (hit := re.match(rf"(?:[oa] |se |e )*{form}\b", words))), None)
        if found is None or (of := _OF.match(words[found[1].end() :].rstrip(" .!?"))) is None:
            return []
        asked.append(found[0])
        if of["item"] and not _NO_ITEM.match(of["item"]):
            begin = found[1].end() + of.start("item")
            items.append(as_typed[begin : begin + len(of["item"])].strip())
    distinct = list(dict.fromkeys(asked))
    return [topic.format(item=items[0]) for topic in distinct] if len(distinct) >= _LEAST and len(items) == 1 else []
