"""Lists in a sentence."""

from collections.abc import Sequence


def and_list(items: Sequence[str]) -> str:
    """`a, b e c`."""
    return _joined(items, "e")


def or_list(items: Sequence[str]) -> str:
    """`a, b ou c`."""
    return _joined(items, "ou")


def _joined(items: Sequence[str], word: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}" if items else ""


def in_one_breath(reasons: Sequence[str]) -> str:
    """`tem ar-condicionado e isofix`: a verb that begins one reason and the next is said once."""
    said = [reason.removeprefix("tem ") if at and reasons[at - 1].startswith("tem ") else reason for at, reason in enumerate(reasons)]
    return and_list(said)


def or_names(names: Sequence[str]) -> str:
    """Names with their common beginning said once: `Aço SAE 1010, 1020 ou 1045`."""
    words = [name.split() for name in names]
    same = next((at for at, column in enumerate(zip(*words, strict=False)) if len(set(column)) > 1), 0)
    if same < _TWICE or any(len(of) <= same for of in words):
        return or_list(names)
    return f"{' '.join(words[0][:same])} {or_list([' '.join(of[same:]) for of in words])}"


_TWICE = 2
"""Words in common that are tiring to hear again."""
