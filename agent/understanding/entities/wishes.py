"""What the car is for and what matters most in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import wished

_USAGE: dict[str, str] = {
    "aplicativo": r"uber|ubers|uberista|aplicativos?|apps?|99 ?pop|99|(?:in ?drive|indriver|indrive)|cabify|motorista de (?:app|aplicativo)"
    r"|rodar de (?:app|aplicativo)|ifood|corridas? d[eo] app|passageiros? de app",
    "família": r"(?:para|pra|pela|com|de|da|do|levar|em|leva|pro|a) (?:a |o |toda a |minha |nossa |uma )?(?:familia|familias)(?! (?:achou|amou|gostou|aprovou|inteira|dele|dela|abencoada))|familia (?:grande|de|numerosa)|carro familia\w*|familiar(?! (?:com|nao))|pro bebe|para o bebe|(?:com|levar|para|pros|tenho|dois|2|3|tres) (?:os |as |a |meus |minhas |minha |meu )?"
    r"(?:filhos?|filhas?|criancas?|gemeos|bebes?|molecada|criancada|meninada)|esposa e (?:\d |os |as |uma? )?(?:filhos?|filhas?|criancas?)"
    r"|criancas? pequenas?|mulher e (?:\d |os |as )?(?:filhos?|filhas?|criancas?)|cadeirinhas?|familiao|quem tem crianca|ganhou (?:nenem|bebe)|(?:meus|dos|com|os|levar|2|3) net(?:os|inhos)|com (?:a )?(?:crianca|criancas|filharada)|levar (?:os |as )?(?:guris?|gurizada|piazada|meninos?|meninas?|menino)|tenho (?:\\d|dois|tres|quatro) (?:filhos|criancas)|(?:crianca|bebe|filho) pequen[oa]s?",
    "urbano": r"(?:para|na|pela|dentro da|de|da|uso na|rodar na|andar na|so|dia a dia na|mais na|em) cidade(?= |$)(?! (?:de|do|da|dos|grande) )"
    r"|cidade e estrada|estrada e cidade|urban[oa]|dia a dia|dia dia|dia-a-dia|no transito|engarrafamento|facil de estacionar|ir no mercado"
    r"|levar (?:os |as )?(?:\w+ )?(?:na|no|para a|pra) (?:escola|escolinha|colegio|creche)|ir (?:na|para a|para o|pro|pra|no) (?:feira|mercado|igreja|academia|padaria|faculdade|facul|centro)"
    r"|so (?:vai|anda|ando|uso|rodo) (?:na|no|em|dentro d[ae]) (?:feira|mercado|igreja|cidade|bairro|centro)|usar no bairro|por aqui no bairro",
    "viagem": r"viagens|(?:para|de|em|fazer|umas|uma|bom de|longas?|pego|pra) viagem|viagem longa|viajar|viaja|viajo(?! para buscar)|viajamos|viajando|pegar (?:a )?(?:estrada|br|rodovia)|pego (?:muita |a |muito )?(?:estrada|rodovia|br)|(?:para|na|de|e|pela|so|em) (?:estrada|rodovia|br)"
    r"(?= |$)(?! de (?:terra|chao|barro))|(?:muita |bastante |longa )estrada|descer (?:para|pro|a|pra) (?:a |o )?(?:praia|litoral|serra)|km por dia na estrada|rodovia|dia na estrada|viagenzinha|viajante|estradeiro|ferias",
    "trabalho": r"(?:para|pro|no|de|meu|em|ir|ida ao|o) (?:meu |o )?(?:trabalho|trampo|servico|batente|labuta)(?! com)|trabalhar|trabalho com|trabalho de|trampar|trabalhador|(?:para|pro|do|no) (?:o |meu )?comercio"
    r"|fretes?|entregas?|entregador|fazer entrega|carregar (?:material|ferramenta|ferramentas|carga|mercadoria|moto|cimento|obra|bastante|peso|tinta|areia|tijolo)\w*|levar (?:material|ferramenta|ferramentas|mercadoria|carga|obra|equipamento|equipamentos)"
    r"|representante comercial|vender (?:marmita|lanche|bolo|fruta|verdura|roupa|pastel|churros)|autoescola|auto escola|escolar|(?:na|para|da|de) (?:a )?(?:obra|firma)\b|da empresa|para (?:a |minha )?empresa|frota|pedreiro|eletricista|encanador|vendedor externo|taxi|taxista|feirante|marceneiro|trabalho pesado|uso profissional",
    "rural": r"sitio|fazenda|roca|chacara|rural|(?:de|na|pra|para|pela|em|muita|so) terra(?= |$)(?! (?:natal|de|linda))|estrada de (?:chao|terra|barro)|estradas de (?:chao|terra)|chao batido|zona rural|lavoura|interior brabo|no mato|agro|estradao de terra|off ?road|atoleiro|(?:no|na|pega|muito|so) (?:barro|lama)|km de (?:terra|chao)|chao por dia|quem planta|planto|bezerros?|para lida|vou para estancia|lida de campo|levar racao|la fora|gado|boiada|plantacao|colonia",
}
_PRIORITIES: dict[str, str] = {
    "economia": r"economi[ac]\w*|econom\w*|(?:bebe|beba|bebem|beber) (?:bem )?(?:pouco|menos)|nao (?:beba|bebe|bebam) (?:muito|tanto|demais|nada)|menos beberr\w+|nao (?:seja|for) beberr\w+|gast\w+ (?:bem |muito )?(?:pouco|menos)|nao gast\w+ (?:muit[oa]|tant[oa]|demais|gasolina|combustivel)|pouco gasto|baixo consumo|menor consumo"
    r"|quanto a consumo|consumo (?:baixo|menor|bom)|diferenca de consumo|faz(?:em)? mais (?:km|por litro)|(?:bom|boa|otimo) de consumo|consome (?:pouco|menos)|mais (?:km|kms) por litro|fa[czs]\w* (?:bastante|muitos) km|bom consumo|qual (?:gasta|bebe|consome) (?:menos|mais)|mao de vaca com gasolina|menos gast\w+|gastao nao|pao duro|sem gastar muito|cheirando gasolina|cheira gasolina|anda no cheiro|consumo de combustivel|bebe menos|gastar pouco|gastando pouco|em consumo",
    "conforto": r"confort\w+|comodidade|macio|macia|maciez|suspensao macia|nao canse|nao cansa|gostoso de dirigir|comodo|silencios[oa]|bancos? confort\w+|aconchegante|rodar macio",
    "espaço": r"espacos\w+|(?:mais |bom |muito |tenha |tem |ter |de |em |por |com |bastante |maior |tanto |o |precisa |pouco |falta )espaco|espaco (?:interno|atras|para|bom|e|na|no|de sobra)|porta ?malas? (?:grande|gigante|enorme|bom|boa|maior|espacos\w+|generoso|amplo|decente|que caiba)|porta mala grandao|mais porta ?malas?|maior porta ?malas?|bom porta ?malas?"
    r"|bagageiro (?:grande|bom|enorme|gigante|generoso|amplo)|(?:boa|bom|bastante|muita) (?:de )?(?:mala|bagagem)|caber? (?:\w+ ){0,3}(?:cadeirinha|carrinho|todo mundo|a familia|minhas? pernas?|o pessoal|tudo|cadeira de rodas|prancha|bicicleta|bike|cachorro|mala|malas|instrumentos?|familia)|cabe (?:mais|bastante|muita)|menos apertad[oa]|muito apertad[oa]|nao (?:seja |e |fique )?apertad[oa]|carro (?:grande|maior|grandao)|bem grande|qual e maior|mais espac\w+|ampl[oa]|bastante mala|mais (?:amplo|folgado)|lugar para as pernas|porta mala grande|sou (?:grandao|alto)",
    "segurança": r"segur[oa]s?(?= |$)(?<!o seguro)(?<!de seguro)(?<!seguro e)|seguranca|air ?bags?(?! (?:de cortina|estourad\w))|isofix|nota (?:no|do) latin ncap|latin ?ncap|freio abs|protecao|mais segur[oa]s?|controle de estabilidade|5 estrelas",
    "desempenho": r"potentes?|potencia|fort(?:e|inho|inhos|es|ao)(?! chuva)(?= |$)|veloz|velocidade|desempenho|performance|esportiv[oa](?!s? hibrid)|arranca(?:da)?|que (?:ande|anda) (?:bem|muito|forte)|anda(?:r)? (?:bem|muito)|qual anda mais|anda mais|bom de motor|bem forte|motor (?:forte|bom|potente|esperto|turbo)|rapid[oa] na (?:pista|estrada)|acelera\w*|cavalos|pegada esportiva|mais rapido na|puxa bem|turbin\w+|para correr|correr na pista|0 a 100|aguente subida|suba? (?:bem )?(?:ladeira|serra|morro)|sobe (?:bem )?(?:ladeira|serra|morro)|torque",
    "tecnologia": r"tecnolog\w+|moderno|modernos|moderna|modernidade|(?:multimidia|central multimidia|tela grande|telao|conectividade|painel digital)(?= |$)|cheio de (?:tela|frescura|coisa|recursos)|android auto|carplay|wifi|high tech|conectado|itens eletronicos|mimos",
    "revenda": r"revend(?:a|er|o)(?= |$)(?!s)|desvaloriza\w*|nao (?:perca|perde|desvalorize) (?:muito )?(?:o |de )?valor|segura (?:o )?(?:valor|preco)|bom de venda|facil de (?:vender|repassar)|liquidez|vende(?:r)? (?:rapido|facil)(?: depois)?|valor de mercado|perde menos valor|nao desvalorize",
    "manutenção": r"manutenc\w+(?! em dia)|manutensao|nao (?:de|da|dar|dando|dao) (?:muito |muita |tanta |tanto )?(?:problema|manutencao|oficina|dor de cabeca|trabalho|pau|defeito|prejuizo|b o)s?|nao (?:quebre|quebra|quebrar|quebrem)|nao (?:viva|fique|vive) (?:na |em )?(?:oficina|quebrando)|(?:quebra|da) menos(?= (?:dor|problema|oficina|manutencao|$))|quebra menos|menos (?:problema|dor de cabeca|manutencao|oficina)|zero dor de cabeca|sem dor de cabeca|pecas? (?:barata|baratas|e barata|e mais barata|facil|mais barata|em conta|acessivel)|facil (?:de )?achar peca|mecanica (?:simples|facil|barata|confiavel)|mecanico|barato de manter|manter barato|custo de manter|resistente|dur[aá]vel|confiavel|nao quebra|seja pau para toda obra|duravel|robust[oa]|peca (?:barata|facil|e barata)|inquebravel|nao (?:me )?(?:deixe|larga|deixa) na mao|nao (?:incomode|incomoda)",
}
_NOT = re.compile(
    r"\b(?:cidade (?:de|do) [a-z]+|muda a cidade|qual cidade|que cidade|seguro (?:auto|do carro|obrigatorio|total|fipe|e manutencao|incluso|embutido|prestamista|contra|de vida|desse)"
    r"|(?:o|do|de|com|valor do|preco do|tem|fazer|faz|faco|cotacao de|meu|um|no|pagar|dpvat) seguro|seguro (?:e|do|da|desse|dele|fica|sai|custa)"
    r"|espaco (?:kids|cafe|gourmet)|consumo na estrada|na estrada (?:desse|dele|do|da)|posto na estrada|revendas? (?:de|autorizada)|revenda autorizada"
    r"|manutencao (?:em dia|feita|ta|esta|foi|do ar|preventiva|preventivas)|historico de manutencao|revisao e manutencao|manutencoes|livro de manutencao|plano de manutencao|empresa de (?:seguro|cobranca)"
    r"|estao seguros|dados seguros|seguro que|fim de mundo|economia do (?:pais|brasil)|no meu trabalho|saio do trabalho|depois do trabalho|do meu servico|autorizacao|trabalho em shopping|trabalho (?:ate|de segunda|das|amanha|hoje|sabado|o dia|no sabado)"
    r"|ordem de servico|servicos? de|(?:esse|este|deu ruim no|hora do|do|no) servico|trabalha com|trabalham com|trabalham (?:com|ate|no|aos)|meu trabalho fica|financiar pela empresa|nome da (?:minha )?empresa|minha firma|dono da empresa"
    r"|pelo (?:app|aplicativo|site)|no (?:app|aplicativo) d[aeo]s? (?:voces|loja|banco|olx)|baixar (?:o )?(?:app|aplicativo)|(?:app|aplicativo) d[aeo]s? (?:voces|loja|banco)|(?:o|esse|meu) (?:app|aplicativo) (?:fica|trava|nao|ta|caiu)|aplicativo para|whatsapp|whats app|o app|(?:vir|chegar|voltar|ir|fui|vou|venho|peguei|pego|pegar|chamo|chamar) (?:ai )?de uber|de uber ate"
    r"|terra (?:natal|da garoa)|fio terra|planeta terra|pai de familia|segura (?:esse|este|ele|ela|ai|para|o|a|um|as|os)|segura|segurar|seguram|bem da familia)\b"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    return tuple(
        (key, tuple((value, re.compile(rf"\b(?:{pattern})\b")) for value, pattern in table.items()))
        for key, table in (("usage", _USAGE), ("priorities", _PRIORITIES))
    )


def read(utterance: Utterance) -> dict[str, Any]:
    """Uses and priorities in order of mention."""
    if utterance.staff and utterance.intent not in {"list_leads", "optimize_listing", "score_lead", "segment_customers"}:
        return {}
    masked = [match.span() for match in _NOT.finditer(utterance.norm)]
    found: dict[str, Any] = {}
    for key, patterns in _patterns():
        at: list[tuple[int, str]] = []
        for value, pattern in patterns:
            for hit in utterance.find(pattern):
                start, end = hit.match.span()
                if any(first <= start and end <= last for first, last in masked):
                    continue
                own = hit[0].startswith(("nao ", "sem "))
                if own or wished(utterance, hit.first, hit.last):
                    at.append((start, value))
                    break
        if at:
            found[key] = [value for _, value in sorted(at)]
    return found
