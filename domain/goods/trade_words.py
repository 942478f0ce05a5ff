"""What else goods are called in the trade, and what kind of goods is akin to what: by these somebody who asks for "fio elétrico" is led to
the cables, and somebody who asks for a notebook, where there is none, to what comes closest.

Words are as `name_words` leaves them: plain and singular.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.goods.name_words import name_words, singular
from domain.spelling import plain

_SAME = (
    ("oleo", "lubrificante"),
    ("cabo", "fio"),
    ("vergalhao", "ferro"),
    ("barra", "ferro"),
    ("cantoneira", "ferro"),
    ("chapa", "aco", "ferro"),
    ("bota", "botina", "calcado"),
    ("respirador", "mascara"),
    ("thinner", "tiner", "diluente"),
    ("solvente", "aguarras", "removedor"),
    ("adesivo", "cola"),
    ("fita", "durex"),
    ("filme", "stretch", "plastico"),
    ("caixa", "papelao"),
    ("palete", "pallet", "estrado"),
    ("papel", "sulfite"),
    ("caneta", "esferografica"),
    ("lampada", "luz"),
    ("disco", "rebolo"),
    ("broca", "bit"),
    ("eletrodo", "solda"),
    ("arame", "solda"),
    ("mangueira", "tubulacao"),
    ("tubo", "cano"),
    ("registro", "torneira"),
    ("correia", "polia"),
    ("abracadeira", "bracadeira"),
    ("protetor", "abafador"),
    ("detergente", "sabao"),
    ("desinfetante", "pinho"),
    ("saco", "sacola"),
    ("uniforme", "roupa", "camisa", "calca"),
)
"""Words of which either may stand for another, where the catalogue has the one and not the other."""
_KINDS_CALLED = (("plastico", "resina polimero granulado termoplastico"), ("metal", "ferro ferragem"), ("lubrificante", "graxa oleo"))
"""Kinds of goods, and what they are called beside the name of one: "resina polipropileno", "ferro chato"."""
_AKIN: tuple[tuple[str, str], ...] = (
    ("metal", "ferro ferragem aco inox aluminio arame grade"),
    ("hidraulica", "cano caixa torneira sifao ralo vaso pia esgoto agua piscina"),
    ("eletrica", "fio interruptor tomada bateria gerador nobreak estabilizador energia solar camera antena computador notebook monitor"),
    ("escritorio", "notebook computador impressora mouse teclado cadeira mesa caderno agenda grampeador tesoura celular telefone"),
    ("limpeza", "sabonete balde rodo esponja shampoo perfume cera inseticida veneno"),
    ("alimentacao", "arroz feijao leite biscoito bolacha carne refrigerante suco pao cha sal"),
    ("tinta", "verniz massa selador primer textura corante"),
    ("quimico", "cola gasolina diesel etanol gas verniz fertilizante adubo cal removedor"),
    ("lubrificante", "gasolina diesel etanol combustivel vaselina"),
    ("ferramenta", "furadeira martelo parafusadeira esmerilhadeira lixadeira enxada machado nivel faca tesoura"),
    ("embalagem", "sacola isopor lacre barbante garrafa frasco pote madeira"),
    ("autopeca", "carro moto escapamento volante banco parabrisa pneu roda gasolina"),
    ("movimentacao", "empilhadeira carrinho corda corrente guincho talha escada"),
    ("fixador", "gancho grampo madeira dobradica fechadura"),
    ("epi", "colete mascara farda sapato"),
    ("plastico", "pvc lona isopor borracha espuma vidro"),
)
"""Kinds of goods, by the word a category begins with, and what may be asked for that is akin to them."""


def other_words(word: str) -> tuple[str, ...]:
    """What else is said for a word: `fio` → `("cabo",)`."""
    return tuple(dict.fromkeys(other for group in _SAME if word in group for other in group if other != word))


def kinds_called(word: str) -> tuple[str, ...]:
    """The stems of the kinds that a word may say beside a name: `resina` → `("plastic",)`."""
    return tuple(stem(kind) for kind, names in _KINDS_CALLED if word in names.split())


def in_the_other_gender(word: str) -> tuple[str, ...]:
    """The adjective as it would agree with another noun: `galvanizada` → `("galvanizado",)`."""
    if len(word) <= len("tubo") or not word.isalpha() or word[-1] not in "ao":
        return ()
    return (f"{word[:-1]}{'o' if word[-1] == 'a' else 'a'}",)


def stem(word: str) -> str:
    """What `elétrica` and `elétrico` have in common."""
    last = singular(plain(word)).removesuffix("s")
    return last[:-1] if len(last) > len("tubo") and last.endswith(("a", "o", "e")) else last


def akin(said: str, categories: Sequence[str]) -> list[str]:
    """Those of a catalogue's categories that come closest to what somebody asks for; none where nobody can say."""
    words = {stem(word) for word in name_words(said)}
    kinds = [stem(kind) for kind, goods in _AKIN if words & {stem(word) for word in goods.split()}]
    return [category for kind in kinds for category in categories if any(stem(word) == kind for word in name_words(category))]
