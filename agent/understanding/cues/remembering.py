"""Questions about what was said or shown in earlier talks: "lembra de mim?", "qual era aquele carro do mês passado?".

A message is one where it speaks of our talks in the past: somebody remembers or forgot, something was shown, asked for or said, on
another day. What it is about is left when those words are taken away: "a gente falou de seguro outro dia?" is about "seguro".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from agent.understanding.reading import Reading
from agent.understanding.text import fold


class Memory(StrEnum):
    """What is to be remembered."""

    PERSON = "person"
    """Whether we know them."""
    CARS = "cars"
    """A car that was shown or liked."""
    WISH = "wish"
    """What they were looking for."""
    FINANCING = "financing"
    """Instalments that were simulated."""
    TALK = "talk"
    """Anything else that was said."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """`plainly` where the words can be about nothing but an earlier talk; else the talk of this moment may be meant."""

    what: Memory
    plainly: bool
    subject: str
    """What is left of the message, for a search by meaning; may be empty."""


_YOU = r"(?:voces?|vcs?|ces?|tu|a bia|bia|loja|o vendedor|a vendedora|o rapaz|a moca|(?:a|o) assistente|(?:a |o )?senhora?)"
_WE = r"(?:a gente|nos|agente)"
_ANY = rf"(?:eu|{_YOU}|{_WE})"
_SMALL = (
    r"(?:me |te |lhe |ja |tinha |tinham |tinhamos |havia |haviam |tava |estava |tavam |estavam |mais |tanto |bem |muito |nos |so |ate )*"
)
_SHOWN = (
    r"(?:mostr(?:ou|aram|ado|ei)|indic(?:ou|aram|ado)|mand(?:ou|aram|ado)|recomend(?:ou|aram|ado)|suger(?:iu|iram|ido)|apresent(?:ou|aram)"
    r"|ofere(?:ceu|ceram|cido)|separ(?:ou|aram|ado)|pass(?:ou|aram|ado)|envi(?:ou|aram|ado))"
)
_SEEN = (
    r"(?:vi|viu|vimos|visto|olh(?:ei|ou|amos|ado|ando)|vendo|gost(?:ei|ou|amos|ado|ando)|curti|curtido|amei|adorei|interess(?:ei|ado|ada)"
    r"|namor(?:ei|ando|ado)|escolh(?:i|ido)|pesquis(?:ei|ando|ado)|consult(?:ei|ado)|favoritei|achei (?:legal|bom|bonito|lindo|massa))"
)
_SPOKEN = (
    r"(?:fal(?:ei|ou|amos|aram|ado|ando)|convers(?:ei|ou|amos|aram|ado|ando)|combin(?:ei|ou|amos|aram|ado)|coment(?:ei|ou|amos|ado)"
    r"|diss(?:e|emos|eram)|dito|perguntei|perguntado|respond(?:eu|eram|ido)|explic(?:ou|aram|ado)|trat(?:ou|amos|ado))"
)
_WANTED = (
    r"(?:ped(?:i|ido|iu|imos)|procur(?:ei|ava|ando|ado|avamos)|busc(?:ava|ando|ado|ei)|quer(?:ia|endo|iamos)|precis(?:ava|ando)"
    r"|solicit(?:ei|ado))"
)
_SIMULATED = r"(?:simul(?:ou|amos|aram|ado|ei)|fez|fizemos|fizeram|feito|calcul(?:ou|amos|aram|ado))"
_LOAN = r"(?:financiament\w+|financi(?:ar|ado|amos|ei)|parcel\w+|prestac\w+|simulac\w+|entradas?|mensalidades?|juros)"
_MONTHS = "(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)"
_EARLIER = (
    r"(?:(?:d|n)?[ao]s? (?:outr[ao]|ultim[ao]|primeir[ao])s? (?:vez(?:es)?|dia|conversa|contato|semana|mes)|(?:n?o |n?aquele )?outro dia|outra vez"
    r"|(?:d?n?[ao] )?(?:mes|semana|ano|sabado|domingo|sexta|segunda|terca|quarta|quinta|fim de semana)(?: feira)?(?: passad[oa]| retrasad[oa]| anterior)"
    r"|anteontem|ontem|(?:n?aquel[ea]|ess[ea]s|uns|umas|alguns|algumas) (?:dia|dias|vez|semana|semanas|mes|meses)(?: (?:desses|atras))?"
    r"|dia desses|(?:ha|a|faz|tem|fazem) (?:um tempo|um tempinho|uns dias|tempos?|uns meses|umas semanas|(?:uns |umas )?(?:\d+|um|uma|dois|duas|tres|alguns|algumas) "
    r"(?:dias?|semanas?|mes|meses|anos?))(?: atras| ja)?|(?:um )?tempos? atras|mes passado|antigamente|d?a nossa (?:ultima )?conversa|no passado"
    rf"|(?:em|no mes de) {_MONTHS}"
    r"|n?o (?:comeco|inicio|final|fim) d[oe] (?:mes|ano)(?: passado)?|d?aquela vez)"
)
_REMEMBER = r"(?:(?:se |ainda |te |nao |me )*(?:lembr(?:a|as|am|aria|ava|ei|ar|o|ando)|recorda\w*)(?: ai| ainda)?|(?:ta|esta|tao|estao|to) lembrad[oa]s?)"
_FORGOT = r"(?:esqueci|nao (?:me )?(?:lembro|recordo)|nao to lembrad[oa]|me foge|fugiu|perdi a conversa|apagou a conversa)"
_CAR = r"(?:carr(?:o|os|inho|inhos|ao)|modelos?|veiculos?|suvs?|sedans?|seda|hatch|picapes?|caminhonetes?|opcoes|opcao|anuncio|possante)"
_ASKED = r"(?:^\W*(?:(?:e|oi+|ola|mas|bia|entao|ah|moca|moco)\W+)*|(?=.*\?))"
"""At the beginning of a message, or where a question mark follows."""

_SPEAKS = r"(?:^\W*(?:(?:oi+|ola|opa|boa tarde|bom dia|boa noite|tudo (?:bem|bom)|bia)\W+)*|\b(?:eu|a gente|agente|nos|ja)\W+(?:ja )?)"
_PERSON = (
    rf"\b{_REMEMBER} (?:de |d)?(?:mim|eu|nos|a gente)\b|\b{_REMEMBER} da gente\b|\b{_REMEMBER} quem (?:eu )?(?:sou|e)\b"
    rf"|\b(?:{_YOU}|ja) (?:ja )?(?:me conhece[ms]?|sabe[ms]? quem (?:eu )?sou)\b|\b(?:olha )?eu (?:aqui )?(?:de ?novo|outra vez)\b.{{0,25}}\b{_REMEMBER}"
    rf"|\b(?:ja|eu)(?: ja| tinha| estive| andei)* (?:fal(?:ei|ado|ando)|convers(?:ei|ado|ando)|troquei (?:ideia|mensagem)|fui atendid[oa])"
    rf" (?:com|por) {_YOU}\b(?! (?:que|pra|para|sobre|de|do|da)\b)"
    rf"|{_SPEAKS}(?:conversamos|falamos|(?:se |nos )?fal(?:ou|ei|amos)|convers(?:ou|ei)|estive)(?: (?:com|por) {_YOU})?(?: (?:ja|por aqui|aqui|ai))*"
    rf" (?:antes|{_EARLIER})\b(?!.*\?)|\bja sou de casa\b"
)
_LOANS = (
    rf"\b{_ANY} {_SMALL}(?:{_SPOKEN}|{_SHOWN}|vi|viu|vimos|visto|{_SIMULATED})\b.{{0,40}}\b{_LOAN}\b.*\b(?:quanto|qto|qual|quais|como)\b",
    rf"\b(?:quanto|qto|qual|quais|como|de ?novo|novamente)\b.{{0,40}}\b{_LOAN}\b.{{0,30}}\bque {_ANY} {_SMALL}(?:{_SPOKEN}|{_SHOWN}|viu|vimos|{_SIMULATED})\b",
    rf"\b{_LOAN}\b.{{0,20}}\bque {_ANY} {_SMALL}(?:{_SPOKEN}|{_SHOWN}|viu|vimos|{_SIMULATED})\b.{{0,30}}\b(?:quanto|qto|qual|quais)\b",
    rf"\b(?:quanto|qto|como|que valor) (?:e )?(?:que )?(?:tinha|havia|tinham) (?:ficado|dado|saido)\b.{{0,30}}\b{_LOAN}\b",
    rf"\b{_LOAN}\b.{{0,40}}\b(?:quanto|qto|como) (?:e )?(?:que )?(?:tinha|havia|tinham) (?:ficado|dado|saido)\b",
    rf"\b(?:qual|quais|quanto|qto) (?:era|eram|tinha sido|foi mesmo|foram mesmo|foi|foram)\b.{{0,25}}\b{_LOAN}\b",
    rf"\b{_EARLIER}\b.*\b(?:quanto|qto|qual|quais)\b.{{0,40}}\b{_LOAN}\b|\b(?:quanto|qto|qual|quais)\b.{{0,40}}\b{_LOAN}\b.{{0,40}}\b{_EARLIER}",
    rf"\b{_LOAN}\b.{{0,40}}\b{_EARLIER}\b.*\b(?:quanto|qto|qual|quais)\b",
    rf"\b{_EARLIER}\b.{{0,30}}\b\d+ ?(?:x|vezes)\b.{{0,15}}\bquanto\b",
    rf"\b(?:{_REMEMBER}|{_FORGOT})\b.{{0,40}}\b(?:{_LOAN}|por mes|quanto (?:ficava|ficou|dava|deu|saia))\b",
    rf"\b{_LOAN}\b.{{0,20}}\b{_REMEMBER}|\baquel[ea]s? {_LOAN}\b|\b{_ANY} (?:ja |me )*(?:tinha|tinham|havia|haviam) (?:simulado|calculado)\b",
    rf"\b{_EARLIER}\b.{{0,20}}\b{_YOU} (?:me )?(?:deu|deram|fez|fizeram)\b.{{0,30}}\b{_LOAN}\b",
)
_WISHES = (
    rf"{_ASKED}\b(?<!d)(?<!tudo )(?:o )?que (?:foi |era |e )?(?:mesmo )?(?:que )?eu {_SMALL}(?:{_WANTED}|falei que queria|disse que queria)\b(?=.{{0,30}}(?:\?|$))",
    rf"\b(?:{_REMEMBER}|{_FORGOT})(?: d?o)? que (?:e que |foi que )?eu {_SMALL}(?:{_WANTED}|falei que queria|disse que queria)",
    rf"\b(?:{_REMEMBER}|{_FORGOT})\b.{{0,25}}\bmeu (?:orcamento|limite|gosto|pedido|perfil)\b|\bqual (?:era|foi) (?:o )?meu (?:pedido|orcamento|limite)\b",
    rf"\b(?:meu|meus|minha|minhas) (?:pedido|pedidos|busca|preferencias|procura)\b.{{0,20}}\b{_EARLIER}",
    r"\b(?:de )?onde (?:a gente |nos |eu )?(?:paramos|parou|parei|tinha parado|tinhamos parado|ficamos)\b|\bretoma\w* (?:a |nossa |aquela )"
    r"|\bcontinu\w+ (?:a |aquela |nossa |com a |com aquela )(?:nossa )?(?:conversa|busca|procura)\b",
    rf"\b(?:igual|mesma coisa|mesm[oa]s? (?:busca|procura|carros?|pedidos?)|como) (?:que |do que )?(?:eu )?(?:{_SMALL}(?:{_WANTED}|falei|disse) )?{_EARLIER}",
)
_CARS = (
    rf"\b{_CAR}\b.{{0,40}}\bque {_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN})\b.{{0,25}}\b{_EARLIER}",
    rf"\b{_EARLIER}\b.{{0,40}}\b(?:{_ANY} )?{_SMALL}(?:{_SHOWN}|{_SEEN})\b.{{0,20}}\b(?:{_CAR}|aquel[ea]s?|qual|quais)\b",
    rf"\b{_EARLIER}\b.{{0,30}}\b{_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN})\b",
    rf"(?:^\W*|\bque |\bq |\b{_ANY} ){_SMALL}(?:{_SHOWN}|{_SEEN})\b(?! (?:a|na|o|no) (?:loja|atendimento)).{{0,30}}\b{_EARLIER}",
    rf"\b(?:{_REMEMBER}|{_FORGOT})\b.{{0,40}}\b(?:{_CAR}|aquel[ea]s?)\b",
    rf"\b(?:qual|quais) (?:e que |que )?(?:era|foi|eram|foram|tinha sido)(?: mesmo| o nome| o modelo| d?[oa]s?)*\b.{{0,40}}"
    rf"\b(?:{_CAR}|aquel[ea]s?|que {_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN}))\b",
    rf"\bcomo (?:e que |que )?(?:se )?(?:chamava|era o nome)\b.{{0,30}}\b(?:{_CAR}|aquel[ea]s?)\b",
    rf"\b(?:qual|quais|que {_CAR}) (?:e|eh|era|foi)(?: mesmo)? aquel[ea]s?\b.{{0,20}}\bque {_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN}|{_SPOKEN})\b",
    rf"\b(?:(?:qual|quais)(?: [oa]s?)?(?: {_CAR})?|que {_CAR}) (?:era |foi |e )?(?:mesmo )?(?:que )?{_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN})\b",
    rf"\b{_ANY} (?:ja |me |nos )*(?:tinha|tinham|tinhamos|havia|haviam) {_SMALL}(?:{_SHOWN}|{_SEEN})\b"
    r"|\bque eu (?:tava|estava) (?:de olho|vendo|olhando|namorando|interessad[oa])\b",
    rf"\b(?:de ?novo|novamente)\b.{{0,25}}\b(?:{_CAR}|aquel[ea]s?)\b.{{0,25}}\b(?:que {_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN})|d?[ao]?s? ?{_EARLIER})\b",
    rf"\baquel[ea]s?\b.{{0,25}}\b{_EARLIER}|\b{_CAR} (?:d[ao]s?|de) (?:outr[ao] (?:vez|dia)|ultima (?:vez|conversa)|ontem|anteontem|semana passada)\b",
)
_LOOSE_CARS = (
    rf"\baquel[ea]s?\b.{{0,40}}\bque {_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN}|{_SPOKEN})\b",
    rf"\baquel[ea]s? (?:\w+ ){{0,3}}que (?:me )?(?:{_SHOWN}|{_SEEN})\b",
    r"\bainda? (?:tem|ta|esta|tao|estao|ai|disponivel)\b.{0,25}\baquel[ea]s?\b|\baquel[ea]s?\b.{0,30}\bainda (?:tem|ta|esta|ai|disponivel)\b",
)
_ASKED_TALK = (
    rf"{_ASKED}\b(?<!d)(?:sobre )?o que (?:e que |foi que )?(?:mesmo )?{_ANY} {_SMALL}{_SPOKEN}(?! (?:que|pra|para)\b)(?=.{{0,40}}(?:\?|$))"
    rf"|\bresum\w+\b.{{0,20}}\bconvers\w+|{_ASKED}\bo que (?:foi |ficou |tinha ficado )(?:combinado|conversado|falado|dito|acertado)\b"
)
_TALKS = (
    rf"\b{_WE} (?:ja |tinha |ate )*(?:falou|falamos|conversou|conversamos|tratou|viu|falado|conversado|comentou)\b.{{0,40}}\b(?:de|do|da|sobre|disso|isso)\b(?=.*\?)",
    rf"\b{_ANY} (?:ja |me )*(?:tinha|tinham|havia|haviam) {_SMALL}{_SPOKEN}\b(?=.*\?)",
    rf"\b{_ANY} cheg(?:ou|uei|amos|aram) a (?:falar|conversar|perguntar|ver|combinar|comentar|tratar)\b",
    rf"\b(?:{_REMEMBER})\b.{{0,6}}\b(?:d[ao]|que|quando|nossa|a)\b.{{0,40}}\b(?:conversa|{_SPOKEN}|{_ANY} {_SMALL}(?:{_SPOKEN}|{_WANTED}))\b",
    rf"(?:\b(?:{_SPOKEN}|{_ANY} {_SMALL}{_SPOKEN})\b.{{0,40}}\b{_EARLIER}|\b{_EARLIER}\b.{{0,30}}\b{_ANY} {_SMALL}{_SPOKEN}\b)(?=.*\?)",
    r"\b(?:nossa|a) (?:ultima )?conversa (?:de|da|do) (?:ontem|outro dia|semana|mes|ultima)",
    rf"\bvoltei\b.{{0,30}}\b{_EARLIER}",
)
_PLAIN: tuple[tuple[Memory, re.Pattern[str]], ...] = (
    (Memory.FINANCING, re.compile("|".join(_LOANS))),
    (Memory.WISH, re.compile("|".join(_WISHES))),
    (Memory.TALK, re.compile(_ASKED_TALK)),
    (Memory.PERSON, re.compile(_PERSON)),
    (Memory.CARS, re.compile("|".join(_CARS))),
    (Memory.TALK, re.compile("|".join(_TALKS))),
)
_LOOSELY = re.compile("|".join(_LOOSE_CARS))
_NOT_OURS = re.compile(
    r"\b(?:meus? dados?|dados|informac\w+ (?:sobre|de) mim|historico|guard\w+|apag\w+(?! a conversa)|salv\w+|cadastr\w+|armazen\w+|lgpd|privacidade)\b"
    rf"|\b(?:o ?)?(?:que|q) {_YOU} (?:se )?(?:lembra\w*|sabe\w*) (?:sobre |de |d)(?:mim|eu)\b"
    r"|\b(?:site|internet|olx|webmotors|instagram|insta|face\w*|anuncio de voces|whats de outro|outra loja|concorrente|youtube|fipe|feirao)\b"
    r"|\bmeu (?:carro|usado)\b|\bque (?:eu )?compr(?:ei|amos)\b|\bcomprei\b|\b(?:prometeu|prometeram|ia me|iam me|ficou de|ficaram de)\b"
    r"|\b(?:visita|test ?drive|reserva|agend\w+|horario|troca(?:va)?|oferta|proposta|desconto)\b|\besqueci (?:de|que|meu|minha)\b"
    r"|\bja (?:te |lhe )?(?:falei|disse)(?! com\b)|\bd?ess[ea]s\b(?! (?:dias|semanas|meses))|\bd?est[ea]s\b|\bdel[ea]s\b"
)
"""Their data, another's listing, their own car, a promise, and arrangements: the records of those are asked, not the memory of talks."""
_WORDS_OF_MEMORY = re.compile(
    rf"\b(?:{_EARLIER}|{_REMEMBER}|{_FORGOT}|{_ANY} {_SMALL}(?:{_SHOWN}|{_SEEN}|{_SPOKEN}|{_WANTED})|{_SMALL}(?:{_SHOWN}|{_SEEN}|{_SPOKEN}|{_WANTED})"
    rf"|aquel[ea]s?|qual|quais|quanto|era|foi|mesmo|ne|oi+|ola|bom dia|boa tarde|boa noite|o que|ja|ainda|tinha|ficado|{_CAR}|nome|que|de|do|da|dos|das"
    rf"|antes|voltei|valor|o|a|os|as|um|uma|uns|umas|no|na|e|com|eu|{_YOU}|{_WE}|pra|para|me|se|sobre|mim|isso|disso|ai|tem|ta|esta)\b"
)
LONGEST = 400
_WHOLE = {
    "q": "que",
    "oq": "o que",
    "qto": "quanto",
    "qnto": "quanto",
    "qt": "quanto",
    "qdo": "quando",
    "tb": "tambem",
    "eh": "e",
    "denovo": "de novo",
}
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_WHOLE)})\b")
_SURE = 0.7
_OTHER_BUSINESS = frozenset(
    {
        "affirm",
        "deny",
        "thanks",
        "goodbye",
        "complaint",
        "human",
        "opt_out",
        "privacy_erase",
        "reserve_car",
        "negotiate",
        "test_drive",
        "trade_in",
    }
)
"""What a message that mentions the past is for, where it was surely taken for that."""


def remembered_in(reading: Reading) -> Remembering | None:
    """What a customer's message wants remembered, unless it is surely for something else."""
    meant = remembering(reading.text)
    if meant is None or reading.confidence < _SURE:
        return meant
    if meant.what is Memory.WISH and reading.intent == "affirm":  # "vamos continuar de onde paramos"
        return meant
    narrows = reading.intent == "refine_search" and not meant.plainly
    return None if narrows or reading.intent in _OTHER_BUSINESS else meant


def remembering(text: str) -> Remembering | None:
    """What a message wants remembered; None where it is about the present."""
    said = _ABBREVIATED.sub(lambda short: _WHOLE[short[0]], re.sub(r"\s+", " ", fold(text[:LONGEST])))
    if _NOT_OURS.search(said):
        return None
    for what, pattern in _PLAIN:
        if pattern.search(said):
            return Remembering(what, True, subject(said))
    return Remembering(Memory.CARS, False, subject(said)) if _LOOSELY.search(said) else None


def subject(said: str) -> str:
    """What is left of folded words without those that only say that something is remembered."""
    return " ".join(re.findall(r"[\w-]+", _WORDS_OF_MEMORY.sub(" ", said)))
