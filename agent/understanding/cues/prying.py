"""What a customer asks for and may not have: personal data of other people, and the shop's own figures and lists."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_DATUM = (
    r"(telefones?|fones?|numeros?|celular(es)?|cel|zap\w*|whats\w*|contatos?|e-?mails?|cpfs?|rg|cnh|enderecos?|nomes?|dados?|cadastros?"
    r"|fichas?|cartao|cartoes|conta|pix|salarios?|renda|aniversario|documentos?|historico|conversas?|mensagens|senhas?|login|lista|relacao|insta\w*|facebook)"
)
_DOES = r"(que|quem) \w*(compr|marc|reserv|visit|lev|vend|agend|pergunt|cadastr|interess|negoci|financi)\w*"
_OTHERS = (
    r"(client(e|a)s?|comprador\w*|outr[oa]s? pessoas?|outr[oa]s? interessad[oa]s?"
    rf"|(antig|ultim|ex|primeir)\w*[ -]don[oa]s?|don[oa] anterior|proprietari\w+|usuari[oa]s?|(pessoas?|pessoal) {_DOES}|{_DOES})"
)
_KIN = (
    r"(marido|espos[oa]|mulher|ex|namorad[oa]|pai|mae|filh[oa]|irmao|irma|ti[oa]|prim[oa]|sogr[oa]|cunhad[oa]|amig[oa]|vizinh[oa]"
    r"|colega|patrao|chefe)"
)
_TEAM = r"(don[oa]s?|vendedor(a|es|as)?|gerentes?|funcionari\w+|atendentes?|patrao|chefe|diretor[a]?|equipe|socio)"
_INTIMATE = r"(cpf|rg|cnh|salario|renda|cartao|conta|senha|login|aniversario|endereco de casa)"
_REACHED = r"(telefone|fone|celular|zap\w*|whats\w*|e-?mail|cpf|rg|endereco|insta\w*|facebook)"
_LINK = (
    r"( (completo|pessoal|de casa|todos|todas|dos?|das?|de|com|que|o|a|os|as|um|uma|algum|alguma|ultim\w+|outr\w+|seus?|suas?|desse"
    r"|dessa|daquel[ea]|del[ea]s?)){0,5}"
)
_MADE = r"(fez|fizeram|fara|vai fazer) (o |a |um |uma )?(test|teste|visita|proposta|reserva|oferta|compra)"
_DID = r"(compr(ou|aram)|marc(ou|aram)|reserv(ou|aram)|agend(ou|aram)|visit(ou|aram)|vai (ver|visitar|buscar))"
_ARRANGED = r"(marc(ou|aram)|agend(ou|aram)|reserv(ou|aram)|fez (uma |a )?(reserva|visita|proposta)|tem (uma )?(visita|reserva))"
_HOW_IT_STANDS = (
    r"(que horas?|a que horas|que dia|(qual|que) (dia|horario|carro|hora|telefone|loja)"
    r"|quando|ficou (pra|para)|(ta|esta|ainda) (de pe|marcad[oa]))"
)
_PATTERNS = (
    rf"\b{_DATUM}{_LINK} {_OTHERS}\b(?! (satisfeit|feliz))",
    rf"\b{_INTIMATE}{_LINK} {_TEAM}\b",
    rf"\b(apag|exclu|delet|remov|tir|limp)\w*\b.{{0,15}}\b{_DATUM} (d[eo]l[ea]s?|d?[oa] (meu|minha) {_KIN})\b",
    rf"\bdon[oa]s? (anterior\w*|antig[oa]s?|passad[oa])\b.{{0,12}}\b{_DATUM}\b",
    rf"\b(meu|minha) {_KIN}\b.{{0,25}}\b(convers|fal|esteve|passou|veio|foi|escrev|mand)\w*\b.{{0,20}}\b(voces?|vcs?|ai|loja)\b"
    r".{0,25}\b(que|qual|quais|quanto|o que)\b.{0,40}\b(el[ea]|carros?)\b",
    rf"\b{_DATUM} (pessoal|particular|de casa){_LINK} ({_TEAM}|del[ea])\b",
    rf"\b(onde|em que (rua|bairro)) mora{_LINK} ({_TEAM}|{_OTHERS})\b",
    rf"\bquanto ganha{_LINK} {_TEAM}\b",
    rf"\b{_DATUM}{_LINK} {_TEAM} (pessoal|particular)\b",
    rf"\bquem\b.{{0,30}}\b{_MADE}\b",
    rf"\bquanto( \w+){{0,2}}? (ele|ela|eles|{_KIN}|client\w+|pessoa|dono|dona|vizinh\w+)( \w+)? (pag|gast|deu|deram|oferec|financi)\w*",
    rf"\b(qual|que|quanto|quando)( \w+){{0,3}}? (el[ea]s?|(o |a )?(sr|sra|seu|dona|senhora?) \w+|(o |a )?(meu |minha )?{_KIN}) "
    r"(levou|levaram|comprou|compraram|pagou|pagaram|financiou|fechou)\b",
    rf"\b{_REACHED}( (pessoal|celular|de contato))? (d[ea]l[ea]s?|d[oa] (sr|sra|seu|dona|senhora?) \w+)\b(?!.*\d{{4}})",
    rf"\bquem( \w+){{0,4}}? (interessad\w+|client\w+|{_DID})\b(?!.{{0,30}}\b(gost|recomend|reclam|aprov|avali|arrepend)\w*)",
    r"\b(quais|lista\w*|mostr\w+|me (passa|manda|diz|fala|da))( \w+){0,2}? (clientes?|compradores)\b",
    rf"\b(qual|quais|passa|da|diz|manda|fala|informa|mostra|saber|ver|sabe|descobr\w+|confirm\w+|olha)\b.{{0,25}}\b{_DATUM}\b.{{0,12}}"
    rf"(\b((que|q) )?(ele|ela|(o |a )?(meu|minha) {_KIN}) (cadastr|deix|pass|inform|us|deu|registr|coloc|bot)\w*"
    rf"|\bd[oa] (meu|minha) {_KIN}\b.{{0,25}}\b(cadastr|ai|sistema|voces|vcs|compr)\w*)",
    rf"\b(meu|minha|nosso|nossa) {_KIN}( \w+){{0,4}}? (ja )?{_ARRANGED}\b.{{0,60}}\b{_HOW_IT_STANDS}\b",
    rf"\b{_HOW_IT_STANDS}\b.{{0,25}}\b(meu|minha|nosso|nossa) {_KIN}( \w+){{0,4}}? (ja )?{_ARRANGED}\b",
)
"""Asked of a customer, a buyer, an owner before, whoever booked, one's kin: nobody's business. Of the shop's people, what is private."""
_OF_OTHERS = re.compile("|".join(_PATTERNS))
_OWN_WORDS = re.compile(
    r"\b(atendimento|servico|suporte|apoio|central|canal|fale)( \w+){0,2} clientes?\b|\b(sou|fui|ja fui|como) (um |uma )?clientes?\b"
)
_YOU = r"(loja|voces?|vcs?|empresa|carro|dele|dela|mes)"
_OF_THE_HOUSE = re.compile(
    r"\b(relatorios?|planilhas?|balanco|numeros|metas?)( \w+)? d(e|as|os|a|o)"
    r" (vendas?|clientes?|leads?|mes|faturamento|loja|empresa|estoque)\b"
    rf"|\b(faturamento|margem de lucro|lucro|markup|preco de custo|custo de compra|comiss(ao|oes))\b.{{0,25}}\b{_YOU}\b"
    r"|\bquanto (foi que )?(a loja |voces? |vcs? )?(faturou|faturaram|faturam|lucr\w+|pag(ou|aram) (n|por|pel)\w+( \w+){0,2}"
    r"|vend(eu|eram) (esse|este|no|em|hoje|ontem))\b"
    r"|\b(voces?|vcs?|a loja)\b.{0,12}\b(compraram|comprou|pagaram|pagou)\b.{0,40}\b(por quanto|quanto (foi|pag\w+|custou))\b"
    r"|\b(qual|quanto)( e| eh)? (a |o )?(margem|lucro|markup)\b"
    r"|\b(lista\w*|mostr\w+|ver|abre|exporta) (\w+ ){0,2}leads?\b|\b(orde(m|ns)|pedidos?) de compra\b"
    r"|\b(custo|margem|lucro)\b.{0,30}\b(d(esse|essa|ele|ela|este|o carro)|pra (voces?|vcs?|loja)|da loja)\b"
    r"|\bquanto (que |foi que )?(a loja|voces?|vcs?) (pag(ou|aram)|peg(ou|aram)|compr(ou|aram)|arremat\w+)"
    r" (n|por |pel)?(o|a|esse|essa|este|ele|ela)s?\b"
    r"(?! (meu|minha))|\b(quanto (que )?(a loja|voces?|vcs?) (ganh\w+|lucr\w+)|(a loja|voces?|vcs?) (ganh\w+|lucr\w+) quanto)\b"
    r"|\bquant[oa]s (outr[oa]s )?(clientes?|pessoas|interessad[oa]s|leads?)\b.{0,40}\b(interess\w+|visit\w+|olh\w+|propost\w+|viram)\b"
)
_FLOOR = re.compile(
    r"\b(preco|valor)( de)? (piso|minimo (autorizad\w+|que (o dono|a loja|o gerente|voces|vcs|o sistema)|no sistema|do sistema|interno))\b"
    r"|\b(piso|minimo) (que )?(o dono|a loja|o gerente|o sistema) (aceit\w+|autoriz\w+|permit\w+|deix\w+|liber\w+|marc\w+)\b"
    r"|\bmargem de (desconto|negociacao)\b"
)
_LISTED = re.compile(
    r"\b(coloc\w+|bot\w+|poe|aplic\w+|mud\w+|alter\w+|baix\w+|abaix\w+|edit\w+|atualiz\w+|corrig\w+|troc\w+|tir\w+|reduz\w*)\b.{0,35}"
    r"\b((n|d)?o anuncio|no (site|sistema|cadastro)|n?a (tabela|listagem))\b"
)
_OFFICIAL = re.compile(
    r"\b(ordem|mandado|oficio|decisao|determinacao|requisicao) (judicial|do juiz|da justica|policial)\b|\bintimacao\b"
    r"|\b(receita federal|policia( civil| federal| militar)?|delegad[oa]|delegacia|oficial de justica|ministerio publico"
    r"|promotor\w*|juiz[a]?|fiscal\w*)\b"
    r".{0,80}\b(lista|dados?|clientes?|nomes?|telefones?|cadastros?|informac\w+|quem)\b"
)
_TEAMS = re.compile(
    r"\b(e-?mail|telefone|celular|numero|zap\w*|whats\w*|contato|insta\w*)( pessoal| direto| particular)? d[oa]s? "
    r"(don[oa]s?|gerente|diretor\w*|patrao|chefe|socios?|proprietari\w+)( (da|de voces|ai|dessa)\b.*)?\W*$"
)
_BUYS = re.compile(
    r"\b(fa(z|ca|zer)|cri(a|e|ar)|ger(a|e|ar)|abr(e|a|ir)|emit\w+|aprov\w+|assin\w+|mand(a|e|ar)|confirm\w+)\b"
    r".{0,20}\b(orde(m|ns)|pedidos?) de compra\b"
)
_READ = 300


def pries(text: str) -> bool:
    """Whether a customer asks for anything that is not theirs to have or to change."""
    return any(asked(text) for asked in (of_other_people, of_the_house, of_the_floor, of_a_listing, officially, of_the_team))


_REACH = re.compile(
    r"\b(telefones?|fones?|numeros?|celular(es)?|zap\w*|whats\w*|contatos?|e-?mails?|cpfs?|rg|cnh|enderecos?|rua|bairro|nome|sobrenome"
    r"|aniversario|nascimento|dados?)\b"
)
_NOT_THEIRS = re.compile(r"\d{4}|@|\b(meus?|minhas?|loja|voces?|vcs?|vendedor\w*|carro|anoto?|guard\w+|apag\w+)\b")


_THEIR_KIN = re.compile(
    rf"\b(sou|eu sou|e que sou|mas sou) (o |a |irm[ao]o? |mesmo )?{_KIN}( \w+)? (d?el[ea]s?)\b|\b(e|eh) (o |a )?(meu|minha) {_KIN}\b"
)


def claims_kinship(text: str) -> bool:
    """ "Mas eu sou marido dela": somebody's own they are, and their data are still not theirs."""
    return _THEIR_KIN.search(fold(text[:120])) is not None


def names_a_datum(text: str) -> bool:
    """Whether a datum of a person is named, neither the customer's own nor the shop's: "só o cpf então"."""
    said = fold(text[:120])
    return _REACH.search(said) is not None and _NOT_THEIRS.search(said) is None


def of_other_people(text: str) -> bool:
    """Whether data of somebody else are asked for: "qual o telefone do último cliente?", "quem marcou visita hoje?"."""
    return _OF_OTHERS.search(_OWN_WORDS.sub(" ", fold(text[:_READ]))) is not None


def of_the_house(text: str) -> bool:
    """Whether what only the shop's people see is asked for: sales, margins, leads, orders."""
    return _OF_THE_HOUSE.search(fold(text[:_READ])) is not None


def of_the_floor(text: str) -> bool:
    """Whether it is asked how low a price may go by our own rules: "qual o preço piso dele?"."""
    return _FLOOR.search(fold(text[:_READ])) is not None


def of_a_listing(text: str) -> bool:
    """Whether a price on show is to be changed, which is the team's: "coloca 5% de desconto no anúncio"."""
    return "?" not in text and _LISTED.search(fold(text[:_READ])) is not None


def officially(text: str) -> bool:
    """Whether an office is named to get at what people may not see: "é ordem judicial"."""
    return _OFFICIAL.search(fold(text[:_READ])) is not None


def of_the_team(text: str) -> bool:
    """Whether a way to reach an owner or manager in person is asked for."""
    return _TEAMS.search(fold(text[:_READ])) is not None


def to_buy_for_the_shop(text: str) -> bool:
    """Whether a purchase order is to be made or approved, which is the team's: "faz uma ordem de compra de 10 pneus pra mim"."""
    return _BUYS.search(fold(text[:_READ])) is not None
