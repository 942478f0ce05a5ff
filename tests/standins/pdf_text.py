"""What a PDF of ours says, as somebody would copy it out of a viewer: for tests, of what Typst writes and no more."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"(\d+) 0 obj\s*(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def text_of(pdf: bytes) -> str:
    """Its words, in the order they were set, a line for each run of type."""
    streams = {int(found[1]): _inflated(found[2], pdf[found.end() :]) for found in _STREAM.finditer(pdf)}
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    letters = _fonts(objects, streams)
    return "\n".join(_words(stream, letters) for stream in streams.values() if b"BT" in stream and b"Tf" in stream)


def _inflated(head: bytes, body: bytes) -> bytes:
    told = re.search(rb"/Length (\d+)", head)
    content = body[: int(told[1])] if told else b""
    return zlib.decompress(content) if b"FlateDecode" in head else content


def _fonts(objects: dict[int, bytes], streams: dict[int, bytes]) -> dict[bytes, dict[int, str]]:
    """By the name a page uses, what each glyph means."""
    found: dict[bytes, dict[int, str]] = {}
    for body in objects.values():
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", body):
            told = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(int(number), b""))
            if told:
                found[name] = _glyphs(streams[int(told[1])].decode("latin-1"))
    return found


def _glyphs(cmap: str) -> dict[int, str]:
    meant: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            meant[int(glyph, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            begin = bytes.fromhex(letters).decode("utf-16-be")
            for glyph in range(int(first, 16), int(last, 16) + 1):
                meant[glyph] = chr(ord(begin) + glyph - int(first, 16))
    return meant


_TOKEN = re.compile(rb"/(f\d+) [\d.]+ Tf|<([0-9A-Fa-f\s]*)>|(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\))|\b(ET|Td|Tm)\b", re.DOTALL)


def _words(stream: bytes, letters: dict[bytes, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    out: list[str] = []
    for name, hexed, literal, moved in _TOKEN.findall(stream):
        if name:
            font = letters.get(name, {})
        elif moved == b"ET":
            out.append("\n")
        elif hexed or literal:
            raw = bytes.fromhex(hexed.decode()) if hexed else _unescaped(literal[1:-1])
            out.extend(font.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))
    return "".join(out)


def _unescaped(literal: bytes) -> bytes:
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return re.sub(
        rb"\\([0-7]{1,3}|.)", lambda m: plain.get(m[1]) or (bytes([int(m[1], 8)]) if m[1].isdigit() else m[1]), literal, flags=re.DOTALL
    )
