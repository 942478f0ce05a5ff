"""The person's name, with the letters as typed."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

from agent.understanding import text as texts
from agent.understanding.entities.false_friends import common
from agent.understanding.entities.places import is_place, place_end
from agent.understanding.entities.utterance import Utterance

_LINKS = frozenset({"de", "da", "do", "dos", "das", "e"})
_CUE = re.compile(
    r"(?:(?<=\s)|^)(?:(?:o )?(?:meu|minha)? ?nome (?:completo |inteiro |todo |verdadeiro )?(?:dela |dele |do titular |da titular |do comprador )?(?:e|eh|:|= |,|e assim|fica)(?: o| a)?(?: :)?|me chamo|(?:alo|oi|ola|bom dia|boa tarde|boa noite|opa|assistente|ai|entao|aqui)(?: ,| !)* e [oa](?: seu| dona)?|(?:^|(?<=[.,!] ))e [oa]|pode (?:me )?chamar (?:de|por)|me chama(?:m)? (?:de)?|chamo(?: me)?|chama de|"
    r"(?:aqui|quem fala|quem ta falando|falando) (?:e|quem fala e|eh|quem ta falando e|fala)(?: o| a)?|quem fala (?:aqui )?e(?: o| a)?|(?:aqui )?quem fala(?: e)?(?: o| a)|(?:eu )?sou (?:o|a)|nome (?:completo )?:|nome ,|nome|dados ?:|anotar? ai ?:|anota ?:|(?:em|no|por) nome d[eoa]|meu nome|aki e(?: o| a)?|prazer ,?|sou|assinado|att ,?|atenciosamente ,?|atte ,?)(?: (?:dona|seu|irma|sr|sra|senhor|senhora|professora?|dr|dra|pastor|tia|tio|o|a))* "
)
_STOP = frozenset(
    "de da do e o a que para com em no na moro sou cpf tel telefone fone zap whats email mas so eh aqui quero queria preciso tenho procuro gostaria busco moro "
    "cliente dono dona filho filha marido esposa mae pai esposo amigo amiga mesmo sujo limpo completo ta esta tava vai viu por favor ok sim nao um uma "
    "daqui motorista professor professora estudante autonomo aposentado aposentada mei pcd novo nova gerente comprador compradora vendedor vendedora "
    "seu sua meu minha esse essa ele ela voce voces bem muito mais menos tudo nada robson_ interessado interessada solteiro casado casada pobre rico chato "
    "ja ainda agora hoje amanha ontem representante medico medica enfermeira tecnico tecnica engenheiro advogado advogada pastor servidor publico funcionario "
    "funcionaria militar policial bombeiro iniciante leigo leiga mulher homem menor maior gaucho gaucha mineiro mineira paulista carioca baiano baiana goiano "
    "goiana nordestino cearense pernambucano capixaba paranaense catarinense brasileiro brasileira daquele aquele aquela mesma eu tu nos dele dela deles do "
    "documento sistema cadastro tal ai la ali isso essa responsavel setor pessoal empresa comercio loja casa carro proprio propria primeiro segundo terceiro "
    "alto baixo grande rapido burro burra sincero sincera fã fa viciado viciada apaixonado apaixonada mim ti voce gente ninguem alguem todos louco louca doido doida chega chegou ficou quem como "
    "qual quais quando onde porque pois se tambem pode favor obrigado obrigada bom boa dia tarde noite oi ola opa eai salve preto branco instrutor revendedor "
    "produtor fazendeiro agricultor caminhoneiro uber taxista entregador vegano estagiario contador contadora dentista veterinario veterinaria nutricionista "
    "negativado serasa sujao sujinho errado errada certo certa trocado diferente negocio anuncio contrato papel recibo loja minha firma".split()
)
_WORD = re.compile(r"^[a-z']+$")


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Frequent Brazilian first names, folded."""
    path = resources.files("agent.understanding.entities.lexicon").joinpath("first_names.txt")
    return frozenset(texts.fold(path.read_text(encoding="utf-8")).split())


def read(utterance: Utterance) -> dict[str, Any]:
    """The name the person gives as theirs, or in whose name something is booked."""
    if utterance.intent == "score_lead":
        return {}
    for hit in utterance.find(_CUE):
        start = hit.last
        if re.match(r"^(?:no|em|por) nome", hit[0]) and utterance.word(start) in {"meu", "minha", "outro", "outra", "terceiros"}:
            continue
        strong = re.search(r"nome|cham|fala|aqui", hit[0]) is not None
        end = _extent(utterance, start, strong)
        if end > start and _plausible(utterance, hit[0], start, end):
            utterance.claim(start, end)
            return {"name": utterance.said(start, end)}
    return _alone(utterance) or _booked(utterance) or _introduced(utterance)


def _booked(utterance: Utterance) -> dict[str, Any]:
    """In whose name something is held: "pra Otávio Lemos", "da dona Terezinha"."""
    if utterance.intent not in {"test_drive", "reserve_car"}:
        return {}
    for at in range(1, len(utterance.words)):
        before = utterance.word(at - 1)
        if utterance.words[at] in first_names() and utterance.capital(at) and not utterance.shouted and not utterance.claimed[at]:
            end = _extent(utterance, at, True)
            if (before in {"para", "pro"} and end - at > 1) or before in {"dona", "seu"}:
                utterance.claim(at, end)
                return {"name": utterance.said(at, end)}
    return {}


def _introduced(utterance: Utterance) -> dict[str, Any]:
    """A known first name where the person introduces themselves: "mano é o Yuri", "falei meu nome: é Robson"."""
    profile = utterance.intent == "provide_profile"
    for at, word in enumerate(utterance.words):
        if utterance.claimed[at] or word not in first_names() or not (utterance.capital(at) or profile):
            continue
        before = utterance.before(at, 2)
        told = re.search(r"(?:^|\b)e [oa]$", before) and utterance.capital(at) and utterance.intent in {"provide_profile", "greet", "test_drive", "out_of_scope", "trade_in", "human", "search_cars", "complaint"}
        named = profile and "nome" in utterance.words and utterance.word(at - 1) in {"e", ":", ",", "digo"}
        start = profile and utterance.word(at - 1) in {"dona", "seu", "sr", "sra", ":"}
        if told or named or start:
            end = _extent(utterance, at, True)
            if end > at:
                utterance.claim(at, end)
                return {"name": utterance.said(at, end)}
    return {}


def _extent(utterance: Utterance, start: int, strong: bool) -> int:
    """Where a name that starts at `start` ends: capitals go on, small letters for first names and surnames."""
    at, count = start, 0
    proper = start < len(utterance.words) and utterance.capital(start)
    while at < len(utterance.words) and count < 5:
        word = utterance.words[at]
        if utterance.claimed[at] or not _WORD.match(word) or len(utterance.said(at, at + 1)) < 2:
            break
        if word in _LINKS:
            following = utterance.word(at + 1)
            if count == 0 or not _WORD.match(following) or following in _STOP or following in _LINKS or word == "e":
                break
            if not utterance.capital(at + 1) or utterance.shouted:
                if proper or following not in first_names() and following not in _surnames():
                    break
            elif not proper and not utterance.shouted:
                break
            if _is_place(utterance, at + 1) and word == "de":
                break
            at += 1
            continue
        if word in _STOP:
            break
        if count and proper and not utterance.capital(at):
            break
        if count and not proper and word not in first_names() and word not in _surnames() and (word in common() or not strong):
            break
        at += 1
        count += 1
    return at


def _is_place(utterance: Utterance, at: int) -> bool:
    end = place_end(utterance, at)
    return end is not None and not utterance.word(end).isalpha()


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    path = resources.files("agent.understanding.entities.lexicon").joinpath("surnames.txt")
    return frozenset(texts.fold(path.read_text(encoding="utf-8")).split())


def _plausible(utterance: Utterance, cue: str, start: int, end: int) -> bool:
    """After a weak cue ("sou a …", "prazer") the word must be a name or typed like one."""
    word = utterance.words[start]
    if word in first_names():
        return True
    if is_place(utterance, start):
        return False
    if cue.strip() in {"sou", "prazer", "prazer ,", "att", "nome", "atenciosamente", "assinado", "sou o", "sou a", "eu sou o", "eu sou a", "meu nome"} or re.match(r"^(?:no|em|por) nome", cue):
        return utterance.capital(start) and not utterance.shouted and word not in common()
    if re.match(r"^(?:aqui|falando|alo|oi|ola|bom|boa|opa|assistente|ai|entao|e )", cue):
        return utterance.capital(start) and not utterance.shouted and word not in common()
    return word not in common() or utterance.capital(start)


def _alone(utterance: Utterance) -> dict[str, Any]:
    """A name that is the message, or its beginning before a comma: "Kauã", "Sandra, de Chapecó SC"."""
    if utterance.intent not in {"provide_profile", None} or utterance.staff or not utterance.words:
        return {}
    start = 0
    while utterance.word(start) in {"oi", "ola", "opa", "bom", "boa", "dia", "tarde", "noite", ",", "!", "."}:
        start += 1
    if start >= len(utterance.words) or utterance.claimed[start]:
        return {}
    end = _extent(utterance, start, True)
    if end == start or (is_place(utterance, start) and utterance.words[start] not in first_names()):
        return {}
    following = utterance.word(end)
    closed = following in {"", ",", ".", "!", "-", "/", ";", "(", "§", "aqui"} or utterance.claimed[min(end, len(utterance.words) - 1)]
    known = utterance.words[start] in first_names()
    alone = end == len(utterance.words)
    if closed and (known or (alone and start == 0 and utterance.capital(0) and utterance.intent == "provide_profile" and utterance.words[0] not in common() and end <= 4)):
        if utterance.intent is None and not (known and (end - start > 1 or alone)):
            return {}
        utterance.claim(start, end)
        return {"name": utterance.said(start, end)}
    if following in {"de", "do"} and known and utterance.intent == "provide_profile":
        utterance.claim(start, end)
        return {"name": utterance.said(start, end)}
    return {}
