"""Who is named in what people write: whoever is introduced, whoever the home knows, and capitals that are no other word of ours.

Rather one too many than one too few: a word replaced for nothing costs a recording little, a name left in it costs somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.entities.words.dictionary import known
from agent.understanding.text import fold

JOINING = frozenset({"de", "da", "do", "das", "dos", "e"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TELLING = re.compile(  # what says that a name comes
    r"\b(?:nome(?: completo| inteiro)?(?: d\w+(?: \w+)?)? (?:é|e|eh)|nome:|(?:me|se) chamo|(?:me|se) chama|chamad[oa]"
    r"|assinad[oa]:?|ass\.:|att\.?,?)\s+(?:o |a |de )?",
    re.IGNORECASE,
)
_KIN = "|".join(
    re.findall(
        r"\S+",
        """
        esposa esposo marido mulher namorad[oa] noiv[oa] filh[oa] filhinh[oa] m[ãa]e m[ãa]ezinha pai irm[ãa]o? ti[oa] prim[oa]
        av[óôo] v[óôo] vizinh[oa] cunhad[oa] sogr[oa] genro nora amig[oa] colega chefe patr[ãa]o patroa s[óo]ci[oa] net[oa]
        sobrinh[oa] padrinho madrinha afilhad[oa] companheir[oa] ex padrasto madrasta entead[oa] contador[a]? advogad[oa]
        corretor[a]? vendedor[a]? gerente mec[âa]nico despachante motorista funcion[áa]ri[oa] client[e] seu dona dr dra sr sra
        senhor senhora doutor[a]?
        """,
    )
)
_HINTING = re.compile(  # what may say so: a word we know is none
    r"\b(?:(?:sou|aqui é|aqui eh|quem fala é|falando é) (?:o|a)"
    r"|(?:fal\w+|convers\w+|trat\w+|combin\w+|negoci\w+|atendid\w+) (?:com|por|pel[oa]|pr[oa])(?: o| a)?"
    r"|(?:pr[oa]|com [oa]|pel[oa]) (?=[A-ZÀ-Ú])|(?:em|no) nome d[eoa]|atenciosamente,?|aqui (?:é|e|eh)"
    rf"|(?:{_KIN})\.?,?(?: (?:o|a|é o|é a|é|e|eh))?)\s+",
    re.IGNORECASE,
)
_ENDED = '.!?:;\n•-–—“"(…'
_KNOWN_TO_ALL = frozenset(
    re.findall(
        r"\S+",
        """
        brasil deus uber detran ipva fipe itau bradesco santander caixa nubank olx webmotors whatsapp zap instagram facebook
        google pix ano novo natal pascoa carnaval mercosul nossa senhora senhor seu dona dr dra sr sra rua avenida av travessa
        alameda rodovia estrada praca largo viela beco ladeira bairro jardim jd vila parque pq residencial condominio loteamento
        chacara sitio edificio conjunto apto bloco
        """,
    )
)
_ARTICLES = frozenset(("o", "a", "do", "da", "pro", "pra", "com", "ao", "pelo", "pela"))
_NO_FIRST = frozenset(("meu", "minha", "um", "uma", "esse", "essa", "muito", "aqui"))
_LISTS = ("plain_words", "filler_words", "item_words", "businesses", "openers", "not_names", "not_suppliers", "not_leads", "vessels")


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a name, and where it stands; `first` where it begins one."""

    word: str
    start: int
    end: int
    first: bool


class PeopleNamed:
    """`ours` is what the shop calls its cars, goods, towns and itself: words that are no person's."""

    def __init__(self, ours: Iterable[str] = ()) -> None:
        self._ours = frozenset(fold(word) for text in ours for word in _WORD.findall(text)) | _KNOWN_TO_ALL

    def introduced(self, text: str) -> Iterator[Named]:
        """Every word of the names that a text gives away itself."""
        words = list(_WORD.finditer(text))
        shouted = text.isupper()
        told = {match.end() for match in _TELLING.finditer(text)}
        hinted = {match.end() for match in _HINTING.finditer(text)}
        at = 0
        while at < len(words):
            word = words[at]
            sure = word.start() in told and fold(word[0]) not in lexicon.words("filler_words") | _NO_FIRST
            if sure or self._is_name(text, words, at, hinted, shouted):
                end = self._extent(text, words, at, shouted)
                for place in range(at, end):
                    if fold(words[place][0]) not in JOINING:
                        yield Named(words[place][0], words[place].start(), words[place].end(), first=place == at)
                at = end
            else:
                at += self._town(text, words, at, hinted) or 1

    def ordinary(self, word: str) -> bool:
        """Whether a folded word is one of the language or of the shop."""
        return word in self._ours or word in _vocabulary()

    def everyday(self, word: str) -> bool:
        """Whether it is so usual a word that written small it is that word, though somebody is called so: "carro prata"."""
        usual = word in known() and word not in _first_names()
        return usual or word in self._ours or word in _cars() or word in lexicon.words("filler_words")

    def _is_name(self, text: str, words: list[re.Match[str]], at: int, hinted: set[int], shouted: bool) -> bool:
        word = words[at]
        folded = fold(word[0])
        if len(folded) < 3 or folded in JOINING or folded in self._ours:
            return False
        if word.start() in hinted and _capital(word[0]) and not shouted and folded not in _cars() | lexicon.words("filler_words"):
            return True
        if word.start() in hinted and (folded in _first_names() or not self.everyday(folded)):
            return True
        if self.ordinary(folded) and not (folded in _first_names() and _capital(word[0])):
            return False
        if folded in _first_names():
            named = at > 0 and fold(words[at - 1][0]) in _ARTICLES and not self.ordinary(folded)
            return named or (_capital(word[0]) and folded not in known())
        if not _capital(word[0]) or shouted or word[0].isupper() or _starts_sentence(text, word.start()):
            return False
        return not self._town(text, words, at, hinted)

    def _extent(self, text: str, words: list[re.Match[str]], at: int, shouted: bool) -> int:
        """Where a name ends that begins here: capitals, and small words that are no others, joined by at most a `da`."""
        end = at + 1
        while end < len(words):
            joined = fold(words[end][0]) in JOINING - {"e"} and end + 1 < len(words)
            place = end + joined
            if text[words[end - 1].end() : words[place].start()].strip(" ") not in ("", words[end][0] if joined else ""):
                break
            word, folded = words[place][0], fold(words[place][0])
            capital = _capital(word) and not shouted and folded not in self._ours
            if len(folded) < 2 or not (capital or folded in lexicon.words("surnames") or not self.everyday(folded)):
                break
            end = place + 1
        return end

    def _town(self, text: str, words: list[re.Match[str]], at: int, hinted: set[int]) -> int:
        """Words of the town named here, none where it may be a person's name."""
        for length in range(min(5, len(words) - at), 0, -1):
            said = fold(text[words[at].start() : words[at + length - 1].end()])
            if any(word.start() in hinted for word in words[at + 1 : at + length]):
                continue
            if said in _towns() and (length > 1 or said not in _first_names() | lexicon.words("surnames")):
                return length
        return 0


def _capital(word: str) -> bool:
    return word[0].isupper()


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" *_~'")
    return not before or before[-1] in _ENDED or not (before[-1].isalnum() or before[-1] in ",)/")


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return lexicon.words("first_names")


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(fold(town.name) for town in lexicon.municipalities())


@lru_cache(maxsize=1)
def _cars() -> frozenset[str]:
    """Everything a car may be called by."""
    named = [name for make in lexicon.makes() for name in (make.make, *make.aliases)]
    named += [name for model in lexicon.models() for name in (model.model, *model.aliases)]
    named += [phrase for _, _, phrases in lexicon.traits() for phrase in phrases]
    return frozenset(fold(word) for name in named for word in _WORD.findall(name))


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """The words of the language that we know, and of cars and states."""
    states = [cell for row in (*lexicon.rows("states.csv"), *lexicon.rows("nicknames.csv")) for cell in row.values()]
    named = (fold(word) for name in states for word in _WORD.findall(name))
    return known().union(_cars(), named, *(lexicon.words(name) for name in _LISTS))
