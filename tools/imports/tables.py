"""A CSV file as rows of text, and the values in its cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from domain.errors import Invalid

Row = dict[str, str]

csv.field_size_limit(10_000_000)


def rows(content: bytes, required: tuple[str, ...]) -> Iterator[tuple[int, Row | str]]:
    """(number, row) for each line after the header, which is line 1; a line that cannot be read gives its reason instead of a row.

    UTF-8 with or without a BOM, else latin-1; the separator is the one more frequent in the header. Raises Invalid where the
    file has no usable header.
    """
    text = _decoded(content).replace("\x00", "")
    header_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader)]
    except (StopIteration, csv.Error) as error:
        raise Invalid("O arquivo está vazio: falta o cabeçalho com os nomes das colunas.") from error
    if missing := [name for name in required if name not in header]:
        raise Invalid(f"Faltam no cabeçalho as colunas: {', '.join(missing)}.")
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"linha ilegível ({error})"
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            yield reader.line_num, f"tem {len(cells)} colunas, o cabeçalho tem {len(header)}"
            continue
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        empty = [name for name in required if not row.get(name)]
        yield reader.line_num, f"sem {', '.join(empty)}" if empty else row


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def number(text: str) -> float:
    """`89.900,00`, `89900.00`, `R$ 89.900`, `45.000 km` → a number; ValueError where it is none."""
    digits = re.sub(r"(?i)r\$|km|\s|\u00a0", "", text)
    if not re.fullmatch(r"-?[\d.,]+", digits):
        raise ValueError(f"{text!r} não é número")
    if "," in digits and "." in digits:
        decimal = max(digits.rfind(","), digits.rfind("."))
        digits = re.sub(r"[.,]", "", digits[:decimal]) + "." + digits[decimal + 1 :]
    elif digits.count(",") == 1 and not re.search(r",\d{3}$", digits):
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", digits) or digits.count(".") > 1 or digits.count(",") > 1:
        digits = re.sub(r"[.,]", "", digits)
    return float(digits)


def whole(text: str, low: int, high: int, what: str) -> int:
    """A whole number within bounds; ValueError says in Portuguese what is wrong."""
    try:
        value = number(text)
    except ValueError:
        raise ValueError(f"{what} {text!r} não é número") from None
    if value != int(value) or not low <= value <= high:
        raise ValueError(f"{what} {text} fora do esperado ({low} a {high})")
    return int(value)


def listed(text: str) -> tuple[str, ...]:
    """`ar|direção` → its parts."""
    return tuple(part.strip() for part in text.split("|") if part.strip())
