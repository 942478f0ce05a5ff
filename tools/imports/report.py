"""What became of a file's rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Report:
    """`refused` pairs the number of a row's first line in the file with the reason in Portuguese."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    joined: int = 0
    """Rows added to another of the same product and day."""
    suppliers: int = 0
    """Suppliers that were known by no other file."""
    refused: list[tuple[int, str]] = field(default_factory=list)
    kept_columns: list[str] = field(default_factory=list)
    """Columns that we do not know, kept as attributes."""
    ignored_columns: list[str] = field(default_factory=list)
    """Columns that we do not know and that nothing has a place for."""
    dry_run: bool = False

    @property
    def failed(self) -> bool:
        """Whether nothing of a file could be used."""
        return bool(self.read) and len(self.refused) == self.read

    def told_of(self, columns: Sequence[str], *, kept: bool) -> None:
        """Note the columns of a file that we do not know."""
        (self.kept_columns if kept else self.ignored_columns).extend(columns)

    def count(self, things: Sequence[Thing], known: Mapping[str, Thing], key: Callable[[Thing], str]) -> list[Thing]:
        """Count things against those known by their key: the new and the changed, which are to be written."""
        added = [thing for thing in things if key(thing) not in known]
        changed = [thing for thing in things if key(thing) in known and thing != known[key(thing)]]
        self.wrote(len(things), (len(added), len(changed)))
        return [*added, *changed]

    def wrote(self, many: int, written: tuple[int, int]) -> None:
        """Count so many things, of which some were new and some changed."""
        added, updated = written
        self.added += added
        self.updated += updated
        self.unchanged += many - added - updated

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"refused": [{"row": row, "reason": reason} for row, reason in self.refused]}

    def in_words(self) -> str:
        more = (f"  somadas: {self.joined}" if self.joined else "") + (f"  fornecedores novos: {self.suppliers}" if self.suppliers else "")
        lines = [
            f"lidas: {self.read}  novas: {self.added}  alteradas: {self.updated}  iguais: {self.unchanged}  recusadas: {len(self.refused)}"
            + more
            + ("  (nada gravado)" if self.dry_run else "")
        ]
        lines += [f"colunas guardadas como atributos: {', '.join(self.kept_columns)}"] if self.kept_columns else []
        lines += [f"colunas que não conheço, ignoradas: {', '.join(self.ignored_columns)}"] if self.ignored_columns else []
        return "\n".join([*lines, *(f"linha {row}: {reason}" for row, reason in self.refused)])
