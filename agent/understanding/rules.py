"""Words that decide an intent alone: rules before the classifier.

A rule is here only if it is right on (nearly) every training message it meets (`measured`, and a test). They hold
what must never be missed (PARAR, a person, one's data, an order by its number) against any classifier's mood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from agent.understanding.cues.house_questions import house_question
from agent.understanding.cues.stock_questions import asks_for_a_kind
from agent.understanding.learning.features import words

CONFIDENCE = 0.99
_HELLO = (
    r"(oi+e?|ola|opa+|e ai|eai|bom dia|boa tarde|boa noite|bons dias|alo|hello|hey|salve|tudo (bem|bom|certo|joia)|como vai( voce)?"
    r"|como (voce )?esta(o)?|td bem|blz|beleza|pessoal|gente|amig[oa]|galera|e|com voces|com voce|para voces?|por ai|[?!.,])"
)
_PLEASE = r"( por favor| pf| pfv| pfvr| ai| agora| urgente| logo| por gentileza| nisso| obrigad[oa]| [.!?,])*"
_PERSON = r"(atendente|vendedor(a|es)?|gerente|humano|humana|ser humano|pessoa( de verdade| real| humana)?|consultor(a)?|supervisor(a)?)"
_ORDER = (
    r"((a|o|essa|esse|esta|este|da|do) )?(oc|o\.? ?c|ordem( de compra)?|po|pedido( de compra)?)"
    r"( n(umero)?| n °| n º| #| :)? ?(#|:)? ?0+"
)
_BOTH = {
    "opt_out": (
        r"^(parar|sair|pare|parem|stop|descadastrar|unsubscribe|cancelar inscricao|remover|quero sair|quero parar)( [.!])*$",
        r"\bnao (quero|desejo) (mais )?receber (mais )?(nenhuma? )?(mensag|propaganda|promoc|aviso|notific|oferta|msg|nada)",
        r"\bnao me (mand|envi)\w+ mais( nenhuma?)? (mensag|msg|propaganda|promoc|oferta|notific|aviso|nada)",
        r"\b(para|pare|parem|parar) de (me )?(mandar|enviar) (mensag|msg|propaganda|promoc|oferta|notific|aviso)",
        r"\b(me )?(tir\w+|remov\w+|exclu\w+) (meu (numero|contato|telefone) )?"
        r"d(a|essa|esta) lista de (transmissao|contatos|disparo|envio|mensage)",
        r"\bdescadastr\w+ (meu (numero|telefone|whats\w*|zap|email)|da lista|das mensagens)",
    ),
    "human": (
        rf"^((oi|ola|bom dia|boa tarde|boa noite|[,.!]) )*"
        rf"((eu )?(quero|queria|preciso|gostaria de|posso|prefiro|da para|tem como|poderia) )?"
        rf"(falar|conversar|ser atendid[oa]) (com|por) ((um|uma|o|a|algum|alguma|voces) )?{_PERSON}{_PLEASE}$",
        rf"^(chama|me chama|chame|(me )?passa para|(me )?transfere para|(me )?transfira para) (um|uma|o|a) {_PERSON}{_PLEASE}$",
        r"^(atendente|humano|atendimento humano|vendedor)( [.!]| por favor)*$",
    ),
    "privacy_erase": (
        r"^(?!.*\b(nao|sem)\b).*\b(apag|delet|elimin)\w+ (\w+ ){0,3}(meus dados|meu cadastro|minhas informacoes)",
        r"\bexclu\w+ (\w+ ){0,2}(todos os )?meus dados\b",
        r"\bdireito ao esquecimento\b",
    ),
    "privacy_export": (
        r"\b(copia|exportacao|relatorio|relacao) (\w+ ){0,2}(dos|de) (todos os )?meus dados\b",
        r"\b(quais|que) (sao os )?(dados|informacoes) (\w+ )?(voces|ces|a loja|a empresa|o sistema) "
        r"(tem|guardam|guarda|possuem|possui|armazenam)\b",
        r"\b(exporta\w*|baixar) (\w+ )?meus dados\b",
    ),
    "greet": (rf"^(?=.*\b(oi+e?|ola|opa+|e ai|eai|bom dia|boa tarde|boa noite|bons dias|alo|hello|hey|salve)\b){_HELLO}( {_HELLO})*$",),
    "thanks": (
        r"^(muito |muitissimo )?(obrigad[oa]|obg|obgd|valeu|vlw|brigad[oa]|brigadao|agradecid[oa]|grat[oa])"
        r"( demais| mesmo| viu| ai| [!.])*$",
    ),
    "goodbye": (r"^(tchau+|xau|ate (mais|logo|amanha|breve|a proxima)|adeus|falou|flw|fui)( tchau| ate mais| ate logo| [!.,])*$",),
    "out_of_scope": (
        r"\b(ignor\w+|esquec\w+|desconsider\w+) (todas )?(as )?(suas |as tuas |tuas )?"
        r"(instruc(oes|ao)|regras?|orientac(oes|ao)|ordens anteriores)",
        r"\b(system prompt|prompt do sistema|jailbreak|modo (desenvolvedor|dev|deus|irrestrito)|developer mode|drop table)\b",
        r"\b(mostr\w+|revel\w+|me (diz|diga|fala|passa)|qual e) (\w+ )?(seu|teu|o seu) prompt\b",
    ),
}  # fmt: skip
_CUSTOMER = {
    "search_cars": (
        r"\b(o|a|os|as) ((\w+ )?(mais (barat|nov|car|em conta|recent|antig)|menos rodad)\w*) "
        r"(de tod[oa]s|(que )?(\w+ )?(voces? )?(tem|tiver(em)?)( ai| na loja| disponive\w+| no estoque)?"
        r"|d[ao] (loja|estoque|patio)|disponive\w+)"
        r"[ ?!.]*$",
    ),
}
_STAFF = {
    "approve_po": (
        rf"^(?!.*\b(nao|nem|sem|nunca|ja|quem|alguem|antes|se|so|quando|foi|qual|quais|reprov\w+|rejeit\w+|cancel\w+)\b)"
        rf"(\w+ ){{0,2}}(aprov(a|ar|e|o)|autoriz(a|ar|e|o)|liber(a|ar|e|o)) {_ORDER}\b(?!.*\?)",
    ),
    "reject_po": (
        rf"^(?!.*\b(nao|ja|quem|alguem|foi|qual|quais|aprov\w+|nunca|desconto|promoc\w+|por que|porque|anuncio)\b)"
        rf"(\w+ ){{0,2}}(reprov(a|ar|e|o)|rejeit(a|ar|e|o)|recus(a|ar|e|o)|cancel(a|ar|e|o)|indefir\w+|vet(a|ar|e|o)) {_ORDER}\b(?!.*\?)",
    ),
    "po_status": (rf"^(?!.*\b(cancel\w+|aprov\w+|reprov\w+|relatorio)\b)(\w+ ){{0,3}}(status|situacao|andamento) (de |em )?{_ORDER}\b",),
}
_COMPILED = {
    "customer": [(intent, re.compile(pattern)) for intent, patterns in (_BOTH | _CUSTOMER).items() for pattern in patterns],
    "staff": [(intent, re.compile(pattern)) for intent, patterns in (_STAFF | _BOTH).items() for pattern in patterns],
}


def decided(text: str, side: str) -> tuple[str, float] | None:
    """The intent and confidence of the first rule that matches, or None."""
    said = " ".join(words(text))
    worded = next(((intent, CONFIDENCE) for intent, pattern in _COMPILED[side] if pattern.search(said)), None)
    if worded is None and side == "customer" and (asks_for_a_kind(text) or house_question(text) == "stock"):
        return "search_cars", CONFIDENCE
    return worded


def measured(messages: Iterable[tuple[str, str, str]]) -> dict[str, tuple[int, int]]:
    """Of (text, side, intent): for each intent how often rules decided it, and how often rightly."""
    met: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, side, intent in messages:
        verdict = decided(text, side)
        if verdict:
            met[verdict[0]] += 1
            right[verdict[0]] += verdict[0] == intent
    return {intent: (met[intent], right[intent]) for intent in met}
