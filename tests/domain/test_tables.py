from __future__ import annotations

import pytest

from domain.errors import Invalid
from domain.tables import Row, rows

REQUIRED = ("id", "preco")


def _read(content: str | bytes) -> list[tuple[int, Row | str]]:
    return list(rows(content.encode() if isinstance(content, str) else content, REQUIRED, ("cor", "câmbio")))


ONE = [(2, {"id": "1", "preco": "10", "cor": "açaí"})]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_a_file_is_read_however_it_was_saved(separator: str, ending: str, encoding: str) -> None:
    text = ending.join([separator.join(["id", "preco", "cor"]), separator.join(["1", "10", "açaí"]), ""])
    assert _read(text.encode(encoding)) == ONE


def test_windows_own_letters_are_read() -> None:
    assert _read("id;preco;cor\n1;10;“azul” – 5€\n".encode("cp1252")) == [(2, {"id": "1", "preco": "10", "cor": "“azul” – 5€"})]


def test_a_line_in_another_encoding_spoils_no_other() -> None:
    content = "id;preco;cor\n1;10;açaí\n".encode() + "2;20;açaí\n".encode("latin-1")
    assert [row["cor"] for _, row in _read(content) if isinstance(row, dict)] == ["açaí", "açaí"]


def test_excels_own_first_line_names_the_separator() -> None:
    assert _read("sep=;\nid;preco;cor\n1;10;açaí\n") == [(3, ONE[0][1])]


def test_the_separator_is_the_headers_and_others_may_be_in_the_cells() -> None:
    assert _read("id;preco;cor\n1;10,50;a, b, c, d\n") == [(2, {"id": "1", "preco": "10,50", "cor": "a, b, c, d"})]


def test_headers_are_known_with_accents_capitals_and_spaces() -> None:
    assert _read(" ID ;Preço;CAMBIO;Observação\n1;10;Manual;x\n") == [
        (2, {"id": "1", "preco": "10", "câmbio": "Manual", "observação": "x"})
    ]


def test_blank_lines_are_no_rows_but_are_counted_as_an_editor_does() -> None:
    assert _read("\n\nid,preco\n\n1,10\n  ,  \n\n2,20\n") == [(5, {"id": "1", "preco": "10"}), (8, {"id": "2", "preco": "20"})]


def test_a_line_break_within_quotation_marks_is_part_of_the_cell_and_the_row_has_its_first_lines_number() -> None:
    found = _read('id,preco,cor\n1,10,"a\nb\nc"\n2,,x\n3,30,"d, ""e"""\n')
    assert found == [(2, {"id": "1", "preco": "10", "cor": "a\nb\nc"}), (5, "sem preco"), (6, {"id": "3", "preco": "30", "cor": 'd, "e"'})]


@pytest.mark.parametrize("bad", ['2,20,"abre e não fecha', '2,20,"fecha" e segue "', '"2,20,x'])
def test_a_stray_quotation_mark_spoils_its_own_line_only(bad: str) -> None:
    found = _read(f'id,preco,cor\n1,10,x\n{bad}\n3,30,"y"\n4,40,z\n')
    assert [number for number, row in found if isinstance(row, dict)] == [2, 4, 5]
    assert dict(found)[3] == "linha ilegível: aspas que não fecham"


def test_quotation_marks_that_close_too_early_are_forgiven() -> None:
    assert _read('id,preco,cor\n1,10,"azul" claro\n') == [(2, {"id": "1", "preco": "10", "cor": "azul claro"})]


def test_inches_within_a_cell_are_no_quotation_marks() -> None:
    assert _read('id,preco,cor\n1,10,rodas 17"\n2,20,x\n') == [
        (2, {"id": "1", "preco": "10", "cor": 'rodas 17"'}),
        (3, {"id": "2", "preco": "20", "cor": "x"}),
    ]


def test_too_many_columns_are_refused_but_for_empty_ones_at_the_end() -> None:
    found = _read("id,preco\n1,10,,\n2,20,x\n3,30,,x\n4\n")
    assert found == [
        (2, {"id": "1", "preco": "10"}),
        (3, "tem 3 colunas, o cabeçalho tem 2"),
        (4, "tem 4 colunas, o cabeçalho tem 2"),
        (5, "sem preco"),
    ]


def test_missing_cells_at_the_end_are_empty() -> None:
    assert _read("id,preco,cor\n1,10\n") == [(2, {"id": "1", "preco": "10", "cor": ""})]


def test_a_huge_cell_is_refused_and_the_rest_read() -> None:
    found = _read("id,preco,cor\n1,10," + "x" * 200_000 + "\n2,20,y\n")
    assert found == [(2, "cor com mais de 10000 caracteres"), (3, {"id": "2", "preco": "20", "cor": "y"})]


def test_zero_bytes_are_nothing() -> None:
    assert _read(b"id,preco\n1\x00,10\x00\n") == [(2, {"id": "1", "preco": "10"})]


def test_a_header_alone_has_no_rows() -> None:
    assert _read("id,preco") == []
    assert _read("id,preco\n\n\n") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "está vazio"),
        (b"\n \n\r\n", "está vazio"),
        (b"\xef\xbb\xbf", "está vazio"),
        (b"marca,modelo\nFiat,Uno\n", "Faltam no cabeçalho as colunas: id, preco"),
        (b"id\n1\n", "Faltam no cabeçalho as colunas: preco"),
        (b"id,preco,Preco\n1,2,3\n", "O cabeçalho repete as colunas: preco"),
        (bytes(range(256)) * 40, "Faltam no cabeçalho as colunas"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\xff" * 500, "Faltam no cabeçalho as colunas"),
        (b"PK\x03\x04" + bytes(range(255, 0, -1)) * 20, "Faltam no cabeçalho as colunas"),
        (b"\xff\xfe" + b"\xd8\x00" * 51, "Faltam no cabeçalho as colunas"),
        (b'"id,preco\n1,2\n', "Faltam no cabeçalho as colunas"),
    ],
)
def test_a_file_without_a_usable_header_is_refused_as_a_whole(content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        _read(content)
