"""When a process has loaded everything it needs."""

from __future__ import annotations

import gc


def settle() -> None:
    """What is loaded by now stays for ever: models, words, modules. Looking through it again for garbage would stop everything in the
    process for a fifth of a second each time."""
    gc.freeze()
