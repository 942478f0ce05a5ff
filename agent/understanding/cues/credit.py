"""What is said of paying by instalments beside its figures: nothing down, the total, a card, a blemished credit record."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_NO_MONEY = r"(tenho|vou (dar|ter)|quero dar|posso dar|da pra dar|dou|consigo dar)( nada| nenhum\w*| dinheiro)?( de| a| uma| pra( a)?)?"
_NOTHING_DOWN = re.compile(
    r"\b(sem|zero|nenhuma?|nada) (d[ea] )?(valor de )?entrada\b|\bentrada (e )?(zero|0|nenhuma)\b"
    rf"|\bfinanci\w+ (tudo|100|cem|o valor (total|todo))\b|\bnao {_NO_MONEY} entrada\b"
)
_TOTAL = re.compile(
    r"\btotal\b|\bao todo\b|\bno (final|fim)\b(?! (de|da|do) (semana|tarde|mes|ano))|\bjuros\b|\ba mais\b.{0,12}\b(vista|preco)"
    r"|\bquanto (eu )?pago a mais"
)
_MEANS = {
    "cartao": r"\bcart(ao|oes)\b|\bcredito em \d+x|\bmaquininha\b",
    "pix": r"\bpix\b|\bted\b|\btransferencia bancaria|\bdinheiro\b|\bespecie\b",
    "cheque": r"\bcheques?\b",
    "boleto": (
        r"\bboletos?\b|\bcarne\b|\bcredi[aá]rios?\b|\bpromissorias?\b|\bfiado\b|\bcaderneta\b|\bpendur\w+ (ai|a conta)\b"
        r"|\b(direto|diretamente) (com|pela|na|pra|para|da) (a )?(loja|voces|vcs|vocs)\b"
        r"|\b(financ\w+|credito|parcelamento) (propri[oa]|da (propria )?loja)\b"
        r"|\b(voces|vcs) mesm[oa]s (que )?(financi|parcel)\w+|\b(financi|parcel)\w+ (voces|vcs) mesm[oa]s\b"
        r"|\bsem (passar (no|pelo) )?banco\b"
        r"|\bpag\w+ (aos poucos|quando (der|puder))\b"
    ),
    "consorcio": r"\bconsorcios?\b|\bcarta de credito\b|\bcontemplad",
}
_SUM_DOWN = re.compile(
    r"\b(?:com|c|dando|dou|e)/? (?:uns |umas )?(?:r\$ ?)?(\d{1,3})(?: mil\b| ?k\b|[.]000)"
    r"(?! (?:de )?(?:km|rodad\w*)| (?:por|ao|de) (?:mes|parcela))"
)
"""A sum beside the number of months: what is paid down."""
_TERMS = re.compile(
    r"\b(em |ate )?(quantas|qts|qtas|quantos) (vezes|x|vzs|meses|parcelas)\b|\bparcel\w+ (em )?quant[oa]s\b"
    r"|\bprazos?\b.{0,20}\b(financ|parcel)"
    r"|\b(entrada|sinal)\b.{0,12}\b(minim[ao]|obrigatoria)\b|\bminim[ao] (de|da|pra|para)( a)? entrada\b|\bmenor entrada\b"
    r"|\b(qual|quanto|qto|precisa|exige\w*|pede\w*|tem que (dar|ter))( \w+){0,3} entrada\b"
    r"|\b(financi\w+|parcel\w+|faz\w*|divid\w+|da pra \w+)\b( \w+){0,3} (em |ate )+\d+ ?(x|vezes|vzs|meses|parcelas)\b"
)
_CREDIT = r"(financ\w+|credito|ficha|cadastro|banco)"
_BLEMISH = re.compile(
    r"\bnome (\w+ ){0,2}(sujo|restrito|negativado|com restricao)|\bnegativad|\bserasa\b|\bspc\b|\brestric\w+ (no|em) (nome|cpf)"
    r"|\bcpf (sujo|ruim|com|negativ|restri)|\bscore\b|\bprotesto|\bcomprov\w+ (de )?renda|\bautonom[oa]\b"
    rf"|\b(aprov\w+|passa\w*(?! (ai|la|n[ao]|pel[ao]|em)\b)|reprov\w+|recus\w+)\b.{{0,25}}\b{_CREDIT}"
    r"|\bgarant\w+\b.{0,15}\baprov\w+|\b(?:sera que|eu vou|vou) (?:eu )?(?:ser )?aprov\w+|\baprov\w+ (?:na hora|mesmo|com certeza)\b"
    rf"|\b{_CREDIT}.{{0,25}}\b(aprov\w+|reprov\w+|recus\w+)"
)

_INCOME = re.compile(
    r"\b(?:ganho|recebo|tiro) (?:uns |umas |cerca de |mais ou menos |por mes |liquido |so )*"
    r"(?:r\$ ?)?\d[\d.,]*(?: ?(?:mil|k|reais|por mes))\b"
    r"|\b(?:minha renda|meu salario|salario de|renda de)\b.{0,20}\d"
    r"|\b(?:compor|compo\w+|som\w+|junt\w+)\b.{0,15}\brendas?\b"
    r"|\b(?:marido|esposa|mulher|mae|pai|irma|irmao|namorad[oa]|noiv[oa]|companheir[oa]|filh[oa])\b.{0,15}"
    r"\b(?:entr|assin|compo|financi|particip)\w*(?: (?:junto|comigo|tambem|na renda))"
)
_BUYERS = (
    r"(estrangeir\w*|gring\w*|foreigners?|extranjer\w*|imigrante\w*|immigrants?|refugiad\w*|aposentad\w*|jubilad\w*|retired"
    r"|pensionista\w*|menor(es)? de idade|estudante\w*|estudiantes?|students?|desempregad\w*|unemployed|mei|cnpj|pj|empresa"
    r"|sem (registro|carteira|holerite|cpf|rg)|motorista de app|motoboy|quem (e|tem|nao))"
)
"""Kinds of buyers of whom it is asked whether they get credit at all."""
_BANKS = re.compile(
    r"\b(fiador\w*|avalista|co-?obrigad[oa]|holerite|contracheque|imposto de renda|declaracao de renda)\b"
    r"|\b(docs?|documentos?|documentacao|papel|papeis|papelada|comprovantes?)\b.{0,30}\b(financ\w+|credito|banco|parcelar)\b"
    r"|\b(financ\w+|credito|banco)\b.{0,30}\b(docs?|documentos?|documentacao|papelada|comprovantes?)\b"
    r"|\b(no|em) nome d[aeo]\b.{0,25}\bfinanc\w+|\bfinanc\w+\b.{0,25}\b(no|em) nome d[aeo]"
    r"|\bquais? bancos?\b|\bque banco\b"
    rf"|\b{_BUYERS}\b.{{0,30}}\b(financ\w+|parcel\w+|credito)\b|\b(financ\w+|parcel\w+|credito)\b.{{0,20}}\b(pra|para|de|sendo) {_BUYERS}\b"
)


_NOT_WANTED = re.compile(
    r"\bnao (vou |quero |pretendo |preciso |penso em |gosto de )?(de )?(financi\w+|parcelar?|parcelado|fazer financiamento)\b"
    r"|\b(sem|nada de|dispenso( o)?) (financi\w+|parcel\w+|prestac\w+)|\bnem (vou )?(financi|parcel)\w+"
)
_OF_THE_PRICE = re.compile(
    r"\b(descont\w+|abatimento|a ?vista|avista|dinheiro|pix|melhor preco|negoci\w+|baix\w+|abaix\w+|faz(em)? por quanto|por quanto)\b"
)


def declined(text: str) -> bool:
    """Whether instalments are not wanted: "não vou financiar, pago à vista"."""
    return _NOT_WANTED.search(_read(text)) is not None


def spoken_of_price(text: str) -> bool:
    """Whether the price itself is the matter: paid at once, or lowered."""
    return _OF_THE_PRICE.search(_read(text)) is not None


_RATE = re.compile(
    r"\b(qual|quais|quant[oa]s?|qto|como)\b[^.!?]{0,20}\b(taxas?|juros|cet)\b"
    r"(?! (de|da|do|pra|para) (transf|reserv|docum|cartor|visit|test))"
    r"|\b(taxas?|juros|cet)( de juros| do financiamento| do banco)? ((e|eh|ta|sai|fica|seria) )?(de )?(quant\w+|qto|qual)\b"
    r"|\b(taxas?|juros|cet)( de juros| do financiamento)?\W*\?"
)
_HOW_MANY = re.compile(r"\b(quantas|qts|qtas|quantos) (vezes|x|vzs|parcelas)\b(?! (ele|ela|o carro|foi|ja|por dia|voces|vcs))")
_REST = re.compile(
    r"\b(parcel\w+|financi\w+|divid\w+)\b[^.!?]{0,15}\b(resto|restante|que falta|diferenca|outra parte)\b"
    r"|\b(resto|restante|que falta|diferenca)\b[^.!?]{0,20}\b(parcel\w+|financi\w+|prestac\w+|divid\w+|vezes|em \d+ ?x)\b"
)


def asks_rate(text: str) -> bool:
    """Whether the interest is asked for: "a taxa é quanto?", "qual o juros?"."""
    return _RATE.search(_read(text)) is not None


def asks_how_many(text: str) -> bool:
    """Whether it is asked in how many instalments: "o primeiro dá quantas x?"."""
    return _HOW_MANY.search(_read(text)) is not None


def rest_by_instalments(text: str) -> bool:
    """Whether the rest, beyond the money at hand, is to be paid by instalments: "e parcelando o resto?"."""
    return _REST.search(_read(text)) is not None


_PUT_OFF = re.compile(
    r"\b(resto|restante|o que falta|outra (metade|parte))\b.{0,20}"
    r"\b((no |so )?(mes que vem|proximo mes|semana que vem|ano que vem)|depois|em \d+ dias|daqui|quando|natal"
    r"|13o|decimo|por fora|aos poucos)\b"
    r"|\bpag\w+ (so )?(mes que vem|ano que vem|quando (eu )?(der|receber|puder))\b"
)


def puts_off_paying(text: str) -> bool:
    """Whether part of the price is to be paid to the shop itself, later: "10 agora e o resto mês que vem"."""
    return _PUT_OFF.search(_read(text)) is not None


def sum_beside_terms(text: str) -> dict[str, int]:
    """The `down_payment` told without its name, beside the months: "em 48x com 15 mil"."""
    found = _SUM_DOWN.search(_read(text))
    return {"down_payment": int(found[1]) * 1_000} if found else {}


_ASKED_OF_BANK = {
    "fiador": r"\b(fiador\w*|avalista|co-?obrigad[oa])\b",
    "documentos": r"\b(docs?|documentos?|documentacao|papel|papeis|papelada|comprovantes?|holerite|contracheque|imposto|declaracao)\b",
    "renda": r"\brendas?\b|\bautonom|\bsalario|\bganho\b|\brecebo\b|\bentr\w+ junto|\bcomigo\b",
    "nome de outra pessoa": r"\bem nome d|\bno nome d",
    "bancos": r"\bbancos?\b",
    "score e restrição": r"\bscore\b|\bnegativad|\bserasa\b|\bspc\b|\bnome (sujo|restrit)|\brestric|\bcpf\b",
}
"""What is asked about, by its name."""


def asked_of_the_bank(text: str) -> str | None:
    """What the bank is asked about, in words: a guarantor, papers, one's record."""
    said = _read(text)
    return next((name for name, pattern in _ASKED_OF_BANK.items() if re.search(pattern, said)), None)


def asks_the_bank(text: str) -> bool:
    """Whether it is about what the bank wants for its check: papers, a guarantor, another's name."""
    return _BANKS.search(_read(text)) is not None


def of_income(text: str) -> bool:
    """Whether it tells what somebody earns, or who would earn with them: "ganho 4 mil", "e se meu marido entrar junto"."""
    said = _read(text)
    return _INCOME.search(said) is not None and "entrada" not in said


def asks_terms(text: str) -> bool:
    """Whether it asks what the shop's credit is like, of whichever car: in how many months, with how much down at least."""
    return _TERMS.search(_read(text)) is not None


def nothing_down(text: str) -> bool:
    return _NOTHING_DOWN.search(_read(text)) is not None


def asks_total(text: str) -> bool:
    """Whether the whole that is paid in the end, or the interest, is asked for."""
    return _TOTAL.search(_read(text)) is not None


def means(text: str) -> list[str]:
    """Ways of paying that are named, by the stem that the shop's sentences have of each: `cartao`, `pix`, `consorcio`…"""
    return [stem for stem, pattern in _MEANS.items() if re.search(pattern, _read(text))]


def blemished(text: str) -> bool:
    """Whether it is about passing the bank's check: "nome sujo", "score baixo", "sou autônomo"."""
    return _BLEMISH.search(_read(text)) is not None


def _read(text: str) -> str:
    return fold(text[:300])
