"""A CSV file that people have, as rows of text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from domain.errors import Invalid
from domain.spelling import plain

Row = dict[str, str]

LONGEST_CELL = 10_000
"""Characters. More is a slip of a quotation mark, or no data of ours."""

csv.field_size_limit(10_000_000)


def rows(content: bytes, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[tuple[int, Row | str]]:
    """(number, row) for each line after the header, numbered as an editor does; for a line that cannot be read, the reason.

    UTF-8 with or without a BOM, UTF-16 with one, else Windows' latin-1; the separator is the one more frequent in the header, or
    named by Excel's `sep=`. A row has every column of the header; names in `required` and `optional` are known in any spelling.
    Raises Invalid where the file has no usable header.
    """
    lines = list(io.StringIO(decoded(content), newline=""))
    start, delimiter = opening(lines)
    records = _records(lines, start, delimiter)
    header = _header(next(records, (0, []))[1], required, optional)
    for number, cells in records:
        if isinstance(cells, str):
            yield number, cells
        elif any(cell.strip() for cell in cells):
            yield number, _row(cells, header, required)


def opening(lines: Sequence[str]) -> tuple[int, str]:
    """Where the header is, and the separator. Raises Invalid for a file without lines."""
    start = next((at for at, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise Invalid("O arquivo está vazio: falta o cabeçalho com os nomes das colunas.")
    if said := re.fullmatch(r'"?sep=(.)"?\s*', lines[start], re.IGNORECASE):
        start += 1
    return start, said[1] if said else max(",;\t", key=lines[start].count)


def separator(content: bytes) -> str:
    """What stands between the cells of a file. Raises Invalid for a file without lines."""
    return opening(decoded(content[:100_000]).splitlines(keepends=True))[1]


def _records(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Lines parsed, each under the number of its first line. A quotation mark left open spoils its own line only."""
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter, strict=True)
        first = start
        try:
            for cells in reader:
                yield first + 1, cells
                first = start + reader.line_num
            return
        except csv.Error:
            yield first + 1, _alone(lines[first], delimiter)
            start = first + 1


def _alone(line: str, delimiter: str) -> list[str] | str:
    """A line that does not parse strictly: forgiven stray quotation marks, if they close again."""
    if line.count('"') % 2:
        return "linha ilegível: aspas que não fecham"
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return "linha ilegível"


def _header(cells: list[str] | str, required: Sequence[str], optional: Sequence[str]) -> list[str]:
    known = {plain(name): name for name in (*required, *optional)}
    header = [known.get(plain(cell), cell.strip().lower()) for cell in cells]
    if missing := [name for name in required if name not in header]:
        raise Invalid(f"Faltam no cabeçalho as colunas: {', '.join(missing)}.")
    if twice := [name for name in known.values() if header.count(name) > 1]:
        raise Invalid(f"O cabeçalho repete as colunas: {', '.join(twice)}.")
    return header


def _row(cells: list[str], header: list[str], required: Sequence[str]) -> Row | str:
    while len(cells) > len(header) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > len(header):
        return f"tem {len(cells)} colunas, o cabeçalho tem {len(header)}"
    filled = [*cells, *[""] * (len(header) - len(cells))]
    row = {name: cell.strip() for name, cell in zip(header, filled, strict=True) if name}
    if empty := [name for name in required if not row[name]]:
        return f"sem {', '.join(empty)}"
    if huge := [name for name, cell in row.items() if len(cell) > LONGEST_CELL]:
        return f"{huge[0]} com mais de {LONGEST_CELL} caracteres"
    return row


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with or without a BOM, UTF-16 with one, else Windows' latin-1, by line."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").replace("\x00", "")
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_decoded_line(line) for line in text.splitlines(keepends=True))


def _decoded_line(line: bytes) -> str:
    """A line of a file that is not UTF-8 throughout: files are glued together from others."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
