"""What the car is for: urbano, viagem, trabalho, família, aplicativo, rural."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.wishes.patterns import Patterns, compiled, wishes

_USAGE: dict[str, str] = {
    "aplicativo": r"uber|ubers|uberista|aplicativos?|apps?|99 ?pop|99|(?:in ?drive|indriver|indrive)|cabify"
    r"|motorista de (?:app|aplicativo)"
    r"|rodar de (?:app|aplicativo)|ifood|corridas? d[eo] app|passageiros? de app",
    "família": r"^(?:e |acho que |so |mais )*(?:a )?familia$|"
    r"gravida|gestante|gravidez|recem nascid[oa]|cadeirinhas?|nenem|(?:meu|minha|um|uma|dois|duas|com|novo) bebes?(?! conforto)"
    r"|mulecada|netinh[oa]s?"
    r"|(?:uma|um|duas|dois|tres|\d|quatro|os|as|com|e|meus|minhas|nossos) (?:criancas?|guris?|gurias?|meninos?|meninas?|minin[oa]s?"
    r"|moleques?|pirralhos?|enteados?)|(?:para|pra|pela|com|de|da|do|levar|em|leva|pro|a) (?:a |o |toda a |minha |nossa |uma "
    r")?(?:familia|familias)(?! (?:achou|amou|gostou|aprovou|inteira|dele|dela|abencoada))"
    r"|familia (?:grande|de|numerosa)|carro familia\w*|familiar(?! (?:com|nao))|pro bebe|para o "
    r"bebe|(?:com|levar|para|pros|tenho|dois|2|3|tres) (?:os |as |a |meus |minhas )?"
    r"(?:filhos|filhas|criancas|gemeos|bebes|molecada|criancada|meninada)|levar (?:a |o |minha |meu )"
    r"(?:filh[oa]|crianca)|esposa e (?:\d "
    r"|os |as |uma? )?(?:filhos?|filhas?|criancas?)"
    r"|criancas? pequenas?|mulher e (?:\d |os |as )?(?:filhos?|filhas?|criancas?)|familiao|quem "
    r"tem crianca|ganhou (?:nenem|bebe)|(?:meus|dos|com|os|levar|2|3) net(?:os|inhos)|com (?:a "
    r")?(?:crianca|criancas|filharada)|levar (?:os |as )?(?:guris?|gurizada|piazada|meninos?"
    r"|meninas?|menino)|tenho (?:\d|dois|tres|quatro) (?:filhos|criancas)|(?:crianca|bebe"
    r"|filho) pequen[oa]s?",
    "urbano": r"^(?:e |acho que |so |mais )*(?:a |na |pra |para |em |de )?cidade$|"
    r"(?:para|na|pela|dentro da|de|da|uso na|rodar na|andar na|so|dia a dia na|mais na|em) "
    r"cidade(?= |$)(?! (?:de|do|da|dos|grande) )"
    r"|cidade e estrada|estrada e cidade|urban[oa]|dia a dia|dia dia|dia-a-dia|no transito"
    r"|engarrafamento|ir no mercado"
    r"|levar (?:os |as )?(?:\w+ )?(?:na|no|para a|pra) (?:escola|escolinha|colegio|creche)|ir "
    r"(?:na|para a|para o|pro|pra|no) (?:feira|mercado|igreja|academia|padaria|faculdade|facul"
    r"|centro)"
    r"|so (?:vai|anda|ando|uso|rodo) (?:na|no|em|dentro d[ae]) (?:feira|mercado|igreja|cidade"
    r"|bairro|centro)|usar no bairro|por aqui no bairro",
    "viagem": r"^(?:e |acho que |so |mais )*viagem$|"
    r"(?:pegar|pego|pega|pegando|para|subir|subo|encaro|e) (?:a )?serra|(?:rodo|faco|encaro|muita|bastante|so|mais) "
    r"(?:a )?estrada|^estrada|(?:a|ate|para) [a-z]+(?: [a-z]+){0,2} tod[oa]s?(?: o| a)? (?:mes|semana|quinzena|dia)"
    r"|viagens|(?:para|de|em|fazer|umas|uma|bom de|longas?|pego|pra) viagem|viagem longa|viajar"
    r"|viaja|viajo(?! para buscar)|viajamos|viajando|pegar (?:a )?(?:estrada|br|rodovia)|pego "
    r"(?:muita |a |muito )?(?:estrada|rodovia|br)|(?:para|na|de|e|pela|so|em) (?:estrada|rodovia"
    r"|br)"
    r"(?= |$)(?! de (?:terra|chao|barro))|(?:muita |bastante |longa )estrada|descer (?:para|pro"
    r"|a|pra) (?:a |o )?(?:praia|litoral|serra)|rodovia|dia na estrada|viagenzinha|viajante"
    r"|estradeiro|ferias|subir (?:a )?serra|desco para (?:a )?praia|(?:cruzo|cruza) a",
    "trabalho": r"^(?:e |acho que |so |mais )*(?:o |a )?(?:trabalho|servico|trampo)$|"
    r"pessoa juridica|pj|uso executivo|carretos?|(?:fazer|faco|puxar) fretes?"
    r"|(?:fazer|faco) (?:feira|entrega)|escolar|representante|autonom[oa]|botijao|botijoes|encher de (?:caixas?|mercadoria)"
    r"|(?:carrego|carregar|levo|levar) (?:\w+ )?(?:caixas?|sacos?|ferramentas?|material|carga|peso)|(?:para|pro|no|de"
    r"|meu|em|ir|ida ao|o) (?:meu |o )?(?:trabalho|trampo|servico|batente"
    r"|labuta)(?! com)|trabalhar|trabalho de|trampar|trabalhador|entrego"
    r"|mercadorias?|food ?truck|(?:para|pra|da|na|de) minha (?:empresa|firma|loja)|buscar "
    r"cliente|(?:na|para a|pra) feira(?! livre)(?= |$)|(?:para|pro|do|no) (?:o |meu )?comercio"
    r"|fretes?|(?:de|com|as|minhas|para|so) entregas?|entregador|fazer entrega|carregar (?:material|ferramenta|ferramentas"
    r"|carga|mercadoria|moto|cimento|obra|bastante|peso|tinta|areia|tijolo)\w*|levar (?:material"
    r"|ferramenta|ferramentas|mercadoria|carga|obra|equipamento|equipamentos)"
    r"|representante comercial|vender (?:marmita|lanche|bolo|fruta|verdura|roupa|pastel|churros)"
    r"|(?:sou|tenho|dono) (?:\w+ ){0,2}(?:autoescola|auto escola)|(?:transporte|van|para) "
    r"escolar|(?:na|para|da|de) (?:a )?(?:obra|firma)\b|da empresa|para "
    r"(?:a |minha )?empresa|pedreiro|eletricista|encanador|vendedor externo|(?:sou|para|de) taxi|sou taxista"
    r"|feirante|marceneiro|trabalho pesado|uso profissional",
    "rural": r"lama|barro|atoleiros?|transamazonica|na campanha|para campanha|sitio|fazenda|roca|chacara|rural|(?:de"
    r"|na|pra|para|pela|em|muita|so) terra(?= |$)(?! "
    r"(?:natal|de|linda))|estrada de (?:chao|terra|barro)|estradas de (?:chao|terra)|chao batido"
    r"|zona rural|lavoura|interior brabo|no mato|agro|estradao de terra|off ?road|atoleiro|(?:no"
    r"|na|pega|muito|so) (?:barro|lama)|km de (?:terra|chao)|chao por dia|quem planta|planto"
    r"|bezerros?|para lida|ramal|puxar boi|(?:na|da|para|pra) estancia|bater roca|vou para "
    r"estancia|lida de campo|levar racao|la fora|gado|boiada|plantacao|colonia",
}


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    return compiled(_USAGE)


def read(utterance: Utterance) -> dict[str, Any]:
    """The values told, in order of mention."""
    found = wishes(utterance, _patterns())
    return {"usage": found} if found else {}
