"""The assistant called back, or a person declined: "volta robô", "não quero falar com ninguém", "quero uma pessoa não"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_PERSON = r"(pessoas?|atendentes?|vendedor(a|es)?|humanos?|humana|gerente|alguem|ninguem|ngm|ng|gente|consultor(a)?|outra pessoa|vcs|pessoal|funcionari[oa])"
_BOT = r"(robo|robozinho|bot|assistente|bia|maquina|ia|inteligencia artificial)"
_TALK = r"(falar|conversar|ser atendid[oa]|tratar|resolver)"
_BACK = re.compile(
    rf"^\W*((pode|quero|vamos|bora|da pra|desisti|deixa (pra la|quieto)|esquece|nao precisa( mais)?|entao|ta|ok)\W+){{0,2}}(voltar?|volte|volta|retomar?|retoma)(\W+(a|o|pro|pra|com|para|ai|aqui|por favor|falar|conversar))*(\W+{_BOT})?\W*$"
    rf"|^\W*((oi|ei|cade|chama|chame|ola)\W+)?((o|a)\W+)?{_BOT}\W*$"
    rf"|\b(continu\w+|segu\w+|volta\w*|quero|prefiro|pode ser)( a)?( {_TALK})? (contigo|com voce|com vc|com (o|a) {_BOT}|voce mesm\w|vc mesm\w)( mesmo| mesma| aqui| entao| por aqui)*\W*$"
    r"|\b(voce|vc|tu|ce) mesm[oa] (ja )?(me )?(serve|resolve|ajuda|atende|da conta|pode (me )?(ajudar|atender|resolver)|ta (bom|otimo))\b"
    r"|\b(pode|podia|serve|tem que|deixa) ser (com )?(voce|vc|tu|ce|contigo) mesm[oa]\b|\b(me )?(fala|responde|diz|atende|resolve) (voce|vc|tu) mesm[oa]\b"
    rf"|\b(continu\w+|segu\w+|volta\w*|prefiro|quero)( a)?( {_TALK})? com (o|a|esse|essa) {_BOT}\b"
)
_NOT_WANTED = re.compile(
    rf"\b(nao|n) (quero|preciso|precisa|queria|gostaria|desejo|chama|chame|passa|passe|transfere)( mais)?( de)?( que)?( me)?( (chame|chamar|passe|passar))?"
    rf"( {_TALK})?( com| por| pra| para)?( (um|uma|o|a|nenhum|nenhuma|mais|outr[oa]))* {_PERSON}\b"
    rf"|\b(quero|queria|precisa|preciso|chama|passa)( de)?( {_TALK})?( com| por| pra)?( (um|uma|o|a))? {_PERSON} (nao|n)\W*($|[,.;!\n])"
    rf"|\b(deixa|esquece|larga|dispenso|cancela)( pra la)? (o|a|esse|essa|um|uma) {_PERSON}\b"
    rf"|\bsem( (um|uma|nenhum|nenhuma))? {_PERSON}\b.{{0,12}}$"
    r"|\b(nao|n|ninguem|sem|nada de|nem) (quero |precisa |e pra |pode |vai |fica\w* )?(que )?(fic\w+ )?(me )?(lig(a|ar|ue|uem|ando)( pra mim)?|telefon\w+|ligac(ao|oes))\W*(viu|ta|ok|hein|por favor|pfv?|nao)?\W*$"
)


_AT_HOME = re.compile(
    r"\b(fal(ar|o)|convers(ar|o)|consult(ar|o)|combin(ar|o)|decid(ir|o)|pergunt(ar|o)|ver|vejo|pensar|discut(ir|o))\b(\W+(primeiro|antes|isso|disso|melhor))*"
    r"\W+(com|pra|para|pro|junto com|a|ao)( (a|o|os|as|minha|meu|meus|minhas|la em|em))*"
    r" (espos[oa]|mulher|marido|patroa|namorad[oa]|noiv[oa]|pais?|mae|filh[oa]s?|irma|irmao|soci[oa]|familia|sogr[oa]|cunhad[oa]|casa|contador|mecanico|amig[oa])\b"
)


def confers_at_home(text: str) -> bool:
    """Whether somebody is to be talked to, but none of the shop: "preciso conversar com meu marido antes"."""
    return _AT_HOME.search(_read(text)) is not None


_LATER = re.compile(
    r"\b(vou|deixa eu|preciso|quero|vamos|irei) (pensar|analisar|ver (isso )?(com calma|direitinho|aqui))\b"
    r"|\b(me )?(chama|chame|procura|procure)( de novo| novamente)? (amanha|depois|mais tarde|outra hora|semana que vem|outro dia)\b"
    r"|\bse (eu )?(resolver|decidir|animar|interessar|quiser)\b.{0,12}\b(passo|volto|chamo|falo|aviso|apareco|vou)\b"
    r"|\b(ver|vejo|falar|falo|conversar|consultar|combinar)\b.{3,30}\b(e|depois|ai|que)( (eu|ja|depois|logo|te)){0,3} (volto|retorno|chamo|aviso|respondo|falo)\b"
    r"|\b(depois|mais tarde|amanha|outra hora) (eu )?(te )?(chamo|falo|volto|respondo|aviso|retorno|decido|vejo (isso|com calma))\b"
)


_CALL_ME = re.compile(r"\bpensar\b[^?]*\b(me )?(chama|chame|procura|procure|fala comigo)\b[^?]*\?\W*$")
"""A question only in its tone: "vou pensar, me chama semana que vem?"."""


def puts_off(text: str) -> bool:
    """Whether somebody takes their time: "vou pensar, me chama amanhã", "se eu resolver eu passo aí"."""
    said = _read(text)
    return _LATER.search(said) is not None and ("?" not in said or _CALL_ME.search(said) is not None)


_WRITES_AGAIN = re.compile(
    r"\b(se|quando) (eu |um dia )?(quiser|precisar|mudar de ideia|resolver)\b.{0,40}\b(fal|cham|escrev|mand|volt)\w+\b.{0,35}"
    r"\b(posso|pode|consigo|da|rola|tudo bem|ne)\b"
    r"|\bposso (voltar a )?(te |vos )?(falar|chamar|escrever|mandar mensagem)( com (voces?|vcs?))?"
    r" (depois|quando|outra hora|outro dia|de novo)\b"
)


def asks_to_write_again(text: str) -> bool:
    """ "Se eu quiser voltar a falar com vocês eu posso, né?"."""
    return _WRITES_AGAIN.search(_read(text)) is not None


def calls_back(text: str) -> bool:
    """Whether somebody whom a person of the shop was to answer wants the assistant again."""
    return _BACK.search(_read(text)) is not None or declines_a_person(text)


def declines_a_person(text: str) -> bool:
    """Whether a person is named only to be declined."""
    return _NOT_WANTED.search(_read(text)) is not None


def asked_after_declining(text: str) -> str:
    """What is said after a person was declined: "não precisa chamar ninguém, só me diz o preço"; empty where nothing is."""
    clauses = re.split(r"[,.;!\n]+", text[:300])
    declined = next((at for at, clause in enumerate(clauses) if declines_a_person(clause)), len(clauses))
    return ",".join(clauses[declined + 1 :]).strip()


def _read(text: str) -> str:
    return fold(text[:300])
