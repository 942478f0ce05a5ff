"""The name of a file written in a message, where no file came with it."""

from __future__ import annotations

import re

_FILE = re.compile(r"[\w)\]][ \w()\[\]%-]*\.(pdf|docx?|xlsx?|csv|txt|jpe?g|png|zip|rar|exe|html?|json|xml|pptx?|mp3|mp4)\b", re.IGNORECASE)


def names_a_file(text: str) -> bool:
    """Whether a file is named: "segue aprovado.pdf"."""
    return _FILE.search(text[:500]) is not None
