"""The person's name, with the letters as typed."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.people.introductions import alone, before_a_number, booked, introduced, signed
from agent.understanding.entities.people.name_spans import extent
from agent.understanding.entities.places.cities import is_place
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.dictionary import known

_LEAST = 4
"""Letters of a name that we have not met; a shorter unknown word may be anything."""
_CUE = re.compile(
    r"(?:(?<=\s)|^)(?:(?:o )?(?:meu|minha)? ?nome (?:completo |inteiro |todo |verdadeiro "
    r")?(?:dela |dele |do titular |da titular |do comprador )?(?:e|eh|:|= |,|e assim|fica)(?: o"
    r"| a)?(?: :)?|me chamo|(?:alo|oi|ola|bom dia|boa tarde|boa noite|opa|assistente|ai|entao"
    r"|aqui)(?: ,| !)* e [oa](?: seu| dona)?|(?:^|(?<=[.,!] ))e [oa]|pode (?:me )?chamar (?:de"
    r"|por)|me chama(?:m)? (?:de)?|chamo me|"
    r"(?:aqui|quem fala|quem ta falando|falando) (?:e|quem fala e|eh|quem ta falando e|fala)(?: "
    r"o| a)?|quem fala (?:aqui )?e(?: o| a)?|(?:aqui )?quem fala(?: e)?(?: o| a)|(?:eu )?sou "
    r"(?:o|a)|nome (?:completo )?:|nome ,|nome|dados ?:|anotar? ai ?:|anota ?:|(?:em|no|por) "
    r"nome d[eoa]|meu nome|aki e(?: o| a)?|prazer ,?|sou|assinado|att ,?|atenciosamente ,?|atte "
    r",?|(?:corri[gj]|mud|troc|alter|atualiz|arrum|consert|ajeit|acert|coloc|bot|poe|deix)\w*(?: ai)?(?: o)?(?: meu)? nome(?: completo)?"
    r"(?: la| ai)? (?:para|como|por))(?: (?:dona|seu|irma|sr|sra|senhor|senhora|professora?|dr|dra|pastor|tia|tio|o|a))* "
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The name the person gives as theirs, or in whose name something is booked."""
    if utterance.intent == "score_lead":
        return {}
    for hit in utterance.find(_CUE):
        start = hit.last
        if re.match(r"^(?:no|em|por) nome", hit[0]) and utterance.word(start) in {
            "meu",
            "minha",
            "outro",
            "outra",
            "terceiros",
        }:
            continue
        strong = re.search(r"nome|cham|fala|aqui", hit[0]) is not None
        end = extent(utterance, start, strong)
        if end > start and _plausible(utterance, hit[0], start, end):
            utterance.claim(start, end)
            return {"name": utterance.said(start, end)}
    return alone(utterance) or before_a_number(utterance) or booked(utterance) or signed(utterance) or introduced(utterance)


def _plausible(utterance: Utterance, cue: str, start: int, end: int) -> bool:
    """After a weak cue ("sou a …", "prazer") the word must be a name or typed like one."""
    word = utterance.words[start]
    if word in words("first_names"):
        return True
    if is_place(utterance, start):
        return False
    if re.search(r"\bsou [oa] $", cue) and len(word) >= _LEAST and word not in known() and word not in words("not_names"):
        return True  # "sou a noemia": no word that we know
    if re.match(r"^(?:eu )?(?:sou|prazer|att|atte|atenciosamente|nome|meu nome|dados|anot)", cue):
        return utterance.capital(start) and not utterance.shouted and word not in words("plain_words") and word not in words("not_names")
    if cue.strip() in {
        "sou",
        "prazer",
        "prazer ,",
        "att",
        "nome",
        "atenciosamente",
        "assinado",
        "sou o",
        "sou a",
        "eu sou o",
        "eu sou a",
        "meu nome",
    } or re.match(r"^(?:no|em|por) nome", cue):
        return utterance.capital(start) and not utterance.shouted and word not in words("plain_words")
    if re.match(r"^(?:aqui|falando|alo|oi|ola|bom|boa|opa|assistente|ai|entao|e )", cue):
        return utterance.capital(start) and not utterance.shouted and word not in words("plain_words")
    return word not in words("plain_words") or utterance.capital(start)
