"""Which words stand under a "not": "não quero sedan", "menos preto", "em vez do Kwid", "elétrico não"."""

from __future__ import annotations

import re

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.left_out import left_out

# From the cue to the end of its clause nothing said is wished.
_FORWARD = re.compile(
    r"\b(?:(?:nao|num|nunca|nem) (?:mais )?(?:(?:me|vou|to|estou|precisa|pode|ta|tava|era|e|iria|irei) )?"
    r"(?:quero|queria|querer|quer|querem|gosta|gostam|curte|curtem|gosto|curto|curti|gostaria|suporto|serve|aceito|aceita|sendo|ser"
    r"|seja|sejam|forem|for|falei|disse|pedi|quis|"
    r"interessa|interesso|afim|a fim|tenho interesse|penso em|me fala em|tolero|procuro|preciso"
    r"|pretendo|uso|rola"
    r"|vale|compro|levo|pego|dirijo|combina|acho graca)"
    r"(?: (?:de|em|do|da|com|mais|ver|comprar|saber de|nada de|nem|ser))*"
    r"|(?<!que )(?<!porque )(?<!se )(?<!ou )nao(?= (?:o|a|os|as) )"
    r"|exceto|menos(?= (?:o|a|os|as|na|no)\b)|fora(?= (?:o|a|os|as)\b)|tirando(?= (?:o|a|os|as)\b)"
    r"|a nao ser|odeio|detesto|"
    r"(?:que )?nao (?:seja|sejam|sendo|ser|forem)|sem ser|(?<!tem )nada de|nem(?= )|(?:apag(?:a|ar|ue)|tir(?:a|e|ar"
    r"|ando|o))(?: (?:ai|logo|fora|da frente|da lista|daqui))*(?=(?: (?:o|a|os|as|esse|essa))\b)"
    r"|sem (?:os|as|o|a|nenhum|nenhuma)|fugindo de|longe de|chega de|cansei de|enjoei de|evito"
    r"|evitar|dispenso"
    r"|em vez d(?:e|o|a|os|as|esse|essa)|ao inves d(?:e|o|a|os|as)|no lugar d(?:e|o|a)"
    r"|esquece(?= (?:o|a|os|as|de)\b)"
    r"|(?:nao|nem|num|nunca) (?:me )?(?:(?:vem|venha|venham|vao|va|vai|ve|precisa) )?(?:vem|venha|venham|vir|traz|traga|tragam|trazer"
    r"|mostr\w+|mand\w+"
    r"|oferec\w+|indi(?:ca|que|car)|empurr\w+|coloc\w+|inclu\w+)(?: (?:com|de|em|mais|nada|um|uma|nenhum|nenhuma|carro|carros|coisa))*"
    r"|fuj[oa] d[eao]s?|fugir d[eao]s?|corro d[eao]s?|deus me livre d?[eao]?s?|(?:quero|prefiro|manter|fico com) distancia d[eao]s?"
    r"|deixa de lado|tenho (?:medo|pavor|trauma|raiva) de|(?:qualquer|tudo) (?:um|uma|cor|coisa)? ?menos)\b"
)
_STOP = re.compile(
    r"[,.;:!?()]|\b(?:mas|so|quero|queria|prefiro|pode|porem|aceito|porque|e sim|sim|entao|ate"
    r"|me ve|me mostra|mostra"
    r"|manda|me manda|tem|tenho|agora|busco|procuro|preciso|gosto|apenas|somente|uns|troca|to"
    r"|estou|deixa|acima|por)\b"
)
_BACK = re.compile(
    r"^(?: (?:ai|eu|mesmo|tambem|tampouco|de jeito nenhum))* ?(?:nao|nem pensar|nem morto|jamais|fora|menos ainda|muito menos)(?: "
    r"(?:[,.;!]|quero|compensa|presta|rola|serve|funciona|vale|mas|nem|e (?:nada|nem|sem))(?: |$)|$)"
    r"|^ (?:para mim )?(?:tanto faz|nao importa|nao ligo)\b|^ pode(?:m)? (?:cortar|tirar|excluir|eliminar|descartar|esquecer)\b"
    r"|^ (?:ai )?(?:nem (?:de graca|pintad[oa]|a pau|fodendo|ferrando|de presente|vendo|se me pagar\w*)|nunca mais|(?:eu )?(?:to|tou"
    r"|estou) fora)\b"
    r"|^ (?:ou|e|nem) \w+ (?:nao(?: [,.;!]|$)|nem pensar|de jeito nenhum|jamais)"
)
_INSTEAD = re.compile(r"\btroca(?:r)? (?:o |a |os |as )?(\w+(?: \w+)?) (?:por|pelo|pela)\b")
_CONCEDED = re.compile(
    r"\bnao (?:e|eh) que (?:eu )?(?:nao |num )?(?:goste|gosto|queira|quero|curta|curto|ache|seja)\w*"
    r"|\b(?:nao tenho |sem |tenho )?nada contra|\b(?:ate |eu )*(?:gosto|curto|acho legal)(?=(?: \w+){1,5} ,? ?mas (?:prefer\w+|prefir\w+"
    r"|quer\w+|gostari\w+|hoje|agora)\b)"
    r"|(?:^|[,.;!] )(?=(?:os? |as? )?\w+ (?:e|eh|sao|ate e) (?:legal|legais|bom|bons|boa|ok|bacana|bonit[oa]s?) ,? ?(?:mas"
    r"|so que) (?:prefer\w+|prefir\w+|quer\w+)\b)"
)
"""Before what is let pass and still not wished for: "não é que eu não goste de hatch, mas…", "gosto de sedan, mas preferia um SUV"."""
_ASKED = re.compile(r"\b(?:tem|teria|acha|existe|vende|vendem|sobrou|chegou|rola|seria|aceita|aceitam)\b")


def negated(utterance: Utterance) -> list[bool]:
    """For each token, whether it is said to be unwanted."""
    flags = [False] * len(utterance.words)
    if utterance.staff:
        return flags
    for match in _FORWARD.finditer(utterance.norm):
        if utterance.intent == "compare_cars" and match[0].startswith(("em vez", "ao inves", "no lugar")):
            continue  # "por que o Argo em vez do Onix?" weighs both
        start = utterance.at(match.end() - 1) + 1
        stop = _STOP.search(utterance.norm, match.end())
        end = utterance.at(stop.start()) if stop else len(flags)
        if match[0].startswith(("em vez", "ao inves", "no lugar", "troca", "esquece")):
            end = min(end, start + (3 if match[0].startswith("esquece") else 2))
        flags[start:end] = [True] * (end - start)
    for first, last in left_out(utterance.words, utterance.norm, utterance.starts):
        flags[first:last] = [True] * (last - first)
    for first, last in conceded(utterance):
        flags[first:last] = [True] * (last - first)
    if utterance.intent in {None, "refine_search", "search_cars"}:
        for match in _INSTEAD.finditer(utterance.norm):
            first, last = utterance.at(match.start(1)), utterance.at(match.end(1) - 1) + 1
            if utterance.intent == "refine_search":
                flags[first:last] = [True] * (last - first)
    return flags


def conceded(utterance: Utterance) -> list[tuple[int, int]]:
    """Spans of tokens, first inclusive and last exclusive, that are let pass, neither wished for nor refused."""
    spans = []
    for match in _CONCEDED.finditer(utterance.norm):
        first = utterance.at(max(match.end() - 1, match.start()))
        stop = re.compile(r"[,.;!?]|\b(?:mas|so que|porem)\b").search(utterance.norm, match.end() + 1)
        spans.append((first, utterance.at(stop.start()) if stop else len(utterance.words)))
    return spans


def denied(utterance: Utterance, last: int) -> bool:
    """Whether the value that ends before token `last` is denied by a "não" after it ("elétrico não, …")."""
    if utterance.staff or not _BACK.match(utterance.after(last, 5) and " " + utterance.after(last, 5)):
        return False
    clause = re.split(r"[,.;!?]", utterance.before(last, 8))[-1]
    question = re.match(r"[^,.;!]*\?", utterance.after(last, 6)) is not None
    return not question and not _ASKED.search(clause)
