"""Why a source brought no listings, where it is no matter of the connection.

Elsewhere            (tools/outside/refusals.py)
├── Blocked          the site does not want us now, or at all
│   └── Captcha      it wants to see a person
├── LayoutChanged    a page came, and nothing in it is as we know it
└── NothingFound     the site has nothing under these words
"""

from __future__ import annotations

from typing import Any

from tools.outside import Elsewhere


class Blocked(Elsewhere):
    code = "blocked"
    sentence = "O site recusou a consulta de preços."

    def __init__(self, detail: str | None = None, *, again: bool = False, wait: float | None = None, **facts: Any) -> None:
        super().__init__(detail, wait=wait, **facts)
        self.again = again


class Captcha(Blocked):
    code = "captcha"
    sentence = "O site pediu a verificação de que sou uma pessoa (captcha), e não a contorno."


class LayoutChanged(Elsewhere):
    code = "layout_changed"
    sentence = "A página do site veio num formato que não reconheço; a leitura precisa de ajuste."


class NothingFound(Elsewhere):
    code = "nothing_found"
    sentence = "O site não tem anúncios com esse nome."
