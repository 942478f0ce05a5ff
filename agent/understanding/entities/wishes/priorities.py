"""What matters most in the car: economia, conforto, espaço, segurança and the other priorities."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.wishes.patterns import Patterns, compiled, wishes

_PRIORITIES: dict[str, str] = {
    "economia": r"(?:nao|num) beb[ae]\w*|(?:sem|nao) (?:me )?fal(?:ir|a|e)|bebe pouco|gasta menos|economi[ac]\w*"
    r"|econom\w*|(?:bebe|beba|bebem|beber) (?:bem )?(?:pouco|menos)|(?:nao|num) "
    r"(?:beba|bebe|bebam|consuma|consome) (?:muito|tanto|demais|nada)|menos beberr\w+|nao "
    r"(?:seja|for) beberr\w+|gast\w+ (?:bem |muito )?(?:pouco|menos)|nao gast\w+ (?:muit[oa]"
    r"|tant[oa]|demais|gasolina|combustivel)|pouco gasto|baixo consumo|menor consumo"
    r"|quanto a consumo|consumo (?:baixo|menor|bom)|diferenca de consumo|faz(?:em)? mais (?:km"
    r"|por litro)|(?:bom|boa|otimo) de consumo|consome (?:pouco|menos)|mais (?:km|kms) por litro"
    r"|fa[czs]\w* (?:bastante|muitos) km|bom consumo|qual (?:gasta|bebe|consome) (?:menos|mais)"
    r"|mao de vaca com gasolina|menos gast\w+|gastao nao|pao duro|sem gastar muito|cheirando "
    r"gasolina|cheira gasolina|anda no cheiro|consumo de combustivel|bebe menos|gastar pouco"
    r"|gastando pouco|em consumo",
    "conforto": r"(?<!bebe )(?:coluna|lombar)|(?<!bebe )confort\w+|comodidade|macio|macia|maciez|suspensao macia|nao canse|nao cansa|comodo"
    r"|silencios[oa]|bancos? confort\w+|aconchegante|rodar macio",
    "espaço": r"porta ?malas?|bagageiro|espacos\w+|(?:mais |bom |muito |tenha |tem |ter |de |em |por |com |bastante |maior |tanto "
    r"|o |precisa |pouco |falta |gostei do )espaco|que eu caiba|espaco (?:interno|atras|para|bom"
    r"|e|na|no|de sobra)"
    r"|porta ?malas? (?:grande|gigante|enorme|bom|boa|maior|espacos\w+|generoso|amplo|decente"
    r"|que caiba)|porta mala grandao|mais porta ?malas?|maior porta ?malas?|bom porta ?malas?"
    r"|bagageiro (?:grande|bom|enorme|gigante|generoso|amplo)|(?:boa|bom|bastante|muita) (?:de "
    r")?(?:mala|bagagem)|caber? (?:\w+ ){0,3}(?:cadeirinha|carrinho|todo mundo|a familia"
    r"|minhas? pernas?|o pessoal|tudo|cadeira de rodas|prancha|bicicleta|bike|cachorro|mala"
    r"|malas|instrumentos?|familia)|cabe (?:mais|bastante|muita)|menos apertad[oa]|muito "
    r"apertad[oa]|nao (?:seja |e |fique )?apertad[oa]|qual e maior|mais espac\w+|ampl[oa]"
    r"|bastante mala|mais (?:amplo|folgado)|lugar para as pernas|porta mala grande|sou "
    r"(?:grandao|alto)",
    "segurança": r"assistencias? (?:a|de|ao) (?:conducao|motorista|direcao)|frenagem autonoma|segur[oa]s?(?= "
    r"|$)(?<!o seguro)(?<!de seguro)(?<!seguro e)|seguranca|air ?bags?(?! (?:de "
    r"cortina|estourad\w))|isofix|nota (?:no|do) latin ncap|latin ?ncap|freio abs|protecao|mais "
    r"segur[oa]s?|controle de estabilidade|5 estrelas",
    "desempenho": r"gosto de (?:pisar|correr|acelerar|velocidade)|pisar fundo|carro rapido|potentes?|potencia"
    r"|fort(?:e|inho|inhos|es|ao)(?! chuva)(?= |$)|veloz|velocidade"
    r"|desempenho"
    r"|performance|esportiv[oa](?!s? hibrid)|arranca(?:da)?|que (?:ande|anda) (?:bem|muito"
    r"|forte)|anda(?:r)? (?:bem|muito)|qual anda mais|anda mais|bom de motor|bem forte|motor "
    r"(?:forte|bom|potente|esperto|turbo)|rapid[oa] na (?:pista|estrada)|acelera\w*|cavalos"
    r"|pegada esportiva|mais rapido na|puxa bem|turbin\w+|para correr|correr na pista|0 a 100"
    r"|aguente subida|suba? (?:bem )?(?:ladeira|serra|morro)|sobe (?:bem )?(?:ladeira|serra"
    r"|morro)|torque",
    "tecnologia": r"tecnolog\w+|moderno|modernos|moderna|modernidade|(?:tela grande|telao|conectividade"
    r"|painel digital)(?= |$)|cheio de (?:tela|frescura|coisa|recursos)|android auto|carplay"
    r"|wifi|high tech|conectado|itens eletronicos|essas frescuras?|mimos",
    "revenda": r"depreci\w+|segura (?:mais |bem |o )?(?:preco|valor)|encalh\w+|vende em qualquer|revend(?:a|er|o)(?= "
    r"|$)(?!s)|desvaloriza\w*|nao (?:perca|perde|desvalorize) (?:muito "
    r")?(?:o |de )?valor|segura (?:o )?(?:valor|preco)|bom de venda|facil de (?:vender|repassar)"
    r"|liquidez|vende(?:r)? (?:rapido|facil)(?: depois)?|valor de mercado|perde menos valor|nao "
    r"desvalorize",
    "manutenção": r"dor de cabeca com (?:peca|oficina)"
    r"|manutenc\w+(?! em dia)|manutensao|nao (?:de|da|dar|dando|dao) (?:muito |muita |tanta "
    r"|tanto )?(?:problema|manutencao|oficina|dor de cabeca|trabalho|pau|defeito|prejuizo|b o)s?"
    r"|(?:nao|num) (?:quebre|quebra|quebrar|quebrem)|nao (?:viva|fique|vive) (?:na |em )?(?:oficina"
    r"|quebrando)|(?:quebra|da) menos(?= (?:dor|problema|oficina|manutencao|$))|quebra menos"
    r"|menos (?:problema|dor de cabeca|manutencao|oficina)|pecas? (?:barata|baratas|e barata|e "
    r"mais barata|facil|mais barata|em conta|acessivel)|facil (?:de )?achar peca|mecanica "
    r"(?:simples|facil|barata|confiavel)|mecanico|barato de manter|manter barato|custo de manter"
    r"|(?:custo|preco|valor) d[ea]s? revis(?:ao|oes)|(?:fugir|longe|parado|parar|viver|vive"
    r"|trabalho|ficar) (?:da|na|em|de) oficina|arrume barato|pecas? (?:\w+ ){0,3}mais facil"
    r"|resistente|dur[aá]vel|seja pau para toda obra|duravel|peca (?:barata|facil|e barata)"
    r"|inquebravel|nao (?:me )?(?:deixe|larga|deixa) na mao|nao (?:incomode|incomoda)",
}


@lru_cache(maxsize=1)
def _patterns() -> Patterns:
    return compiled(_PRIORITIES)


def read(utterance: Utterance) -> dict[str, Any]:
    """The values told, in order of mention."""
    found = wishes(utterance, _patterns())
    return {"priorities": found} if found else {}
