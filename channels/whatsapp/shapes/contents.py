"""What a message holds: words, and data for what is more than words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.conversation import Kind


@dataclass(frozen=True, slots=True)
class Content:
    """`data` is empty where there are only words."""

    kind: Kind
    text: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
