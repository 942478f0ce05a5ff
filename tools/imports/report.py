"""What became of a file's rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Report:
    """`refused` pairs the number of a row's first line in the file with the reason in Portuguese."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    dry_run: bool = False

    def as_json(self) -> dict[str, Any]:
        refused = [{"row": row, "reason": reason} for row, reason in self.refused]
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": refused,
            "dry_run": self.dry_run,
        }

    def in_words(self) -> str:
        lines = [
            f"lidas: {self.read}  novas: {self.added}  alteradas: {self.updated}  iguais: {self.unchanged}  recusadas: {len(self.refused)}"
            + ("  (nada gravado)" if self.dry_run else "")
        ]
        return "\n".join([*lines, *(f"linha {row}: {reason}" for row, reason in self.refused)])
