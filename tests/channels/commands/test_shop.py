"""The commands that fill a home and look after it: `demo`, `db upgrade`, `doctor`, `import`, `synthesize`, and a talk by `chat`."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from memory.records.migrate import head
from tests.channels.commands.conftest import Run
from tests.channels.running import Ran

CARS = """id;marca;modelo;ano;preco;quilometragem;cor
a1;Fiat;Argo;2021;R$ 62.900,00;31.000;prata
a2;Fiat;Argo;dois mil;61900;1000;azul
a3;Ford;Ka;2019;45900;52000;
"""


def _contents(home: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(home / "balcao.sqlite")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(tables)}


def test_demo_fills_an_empty_home_and_says_what_is_next(made: tuple[Path, Ran]) -> None:
    home, told = made
    assert told.code == 0
    shop, industry = told.out.splitlines()
    assert shop == "Loja de exemplo pronta: 320 carros, 4 pessoas na equipe, 6 clientes que já conversaram."
    assert industry.startswith(f"Indústria de exemplo pronta: 80 produtos, 40 fornecedores, {80 * 182} preços e ")
    assert told.err == "Siga com: balcao serve  ou  balcao chat --role customer\n"
    kept = _contents(home)
    assert len(kept["cars"]) == 320
    assert len(kept["products"]) == 80
    assert len(kept["leads"]) >= 5
    assert len(kept["turns"]) > 20


def test_demo_a_second_time_changes_nothing(run: Run, demo_home: Path) -> None:
    before = _contents(demo_home)
    done = run("demo", home=demo_home)
    assert (done.code, done.err) == (0, "")
    assert done.out == "A casa já está em uso (320 carros); nada mudou.\n"
    assert _contents(demo_home) == before


def test_db_upgrade_makes_a_new_home_ready_and_may_be_said_again(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        done = run("db", "upgrade")
        assert (done.code, done.out, done.err) == (0, "Banco de dados atualizado.\n", "")
    assert _contents(tmp_path / "casa")["alembic_version"] == [(head(),)]


def test_a_sqlite_address_is_where_the_database_is(run: Run, own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own_settings.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'outro.sqlite'}")
    assert run("db", "upgrade").code == 0
    assert (tmp_path / "outro.sqlite").exists()


def test_import_reports_every_row_and_the_same_file_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "carros.csv").write_text(CARS, encoding="utf-8")
    checked = run("import", "cars", "carros.csv", "--dry-run")
    assert (checked.code, checked.err) == (0, "")
    assert "lidas: 3  novas: 2  alteradas: 0  iguais: 0  recusadas: 1  (nada gravado)\nlinha 3: " in checked.out
    for added, unchanged in ((2, 0), (0, 2)):
        done = run("import", "cars", "carros.csv", "--json")
        assert (done.code, done.err) == (0, "")
        report = json.loads(done.out)
        assert (report["read"], report["added"], report["updated"], report["unchanged"]) == (3, added, 0, unchanged)
        assert [refused["row"] for refused in report["refused"]] == [3]
    assert sorted(row[1] for row in _contents(tmp_path / "casa")["cars"]) == ["a1", "a3"]
    (tmp_path / "ruins.csv").write_text("\n".join(CARS.splitlines()[:1] + CARS.splitlines()[2:3]), encoding="utf-8")
    failed = run("import", "cars", "ruins.csv")
    assert (failed.code, "recusadas: 1" in failed.out, "Nenhuma linha" in failed.err) == (1, True, True)


def test_a_made_up_history_is_told_and_a_product_that_nobody_has_is_not_found(run: Run, demo_home: Path) -> None:
    done = run("synthesize", "aço", "--days", "30", "--seed", "7", home=demo_home)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Aço laminado a quente SAE 1010 (MET-0001): 30 dias de preços e ")
    again = json.loads(run("synthesize", "MET-0001", "--days", "30", "--seed", "7", "--json", home=demo_home).out)
    assert (again["sku"], again["prices"], again["real"]) == ("MET-0001", 30, False)
    assert run("synthesize", "unobtainium", home=demo_home).code == 1


def test_doctor_finds_a_full_home_well_but_for_prices_nobody_learned_yet(run: Run, demo_home: Path) -> None:
    done = run("doctor", home=demo_home)
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if not line.startswith("ok ")] == [
        "warning itens no cadastro, mas nenhuma previsão de preços → balcao train prices"
    ]
    assert "ok      320 carros no estoque" in done.out
    assert "ok      Redis próprio responde" in done.out


def test_doctor_tells_of_a_broken_file_of_the_history_and_what_to_do(run: Run, demo_home: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(demo_home, tmp_path / "outra"))
    asyncio.run(_broken_history(home, found=False))
    broken = [line for line in run("doctor", home=home).out.splitlines() if line.startswith("warning") and "conversas" in line]
    assert len(broken) == 1
    assert "arquivo com defeito" in broken[0]
    assert "balcao serve" in broken[0]
    asyncio.run(_broken_history(home, found=True))
    aside = [line for line in run("doctor", home=home).out.splitlines() if line.startswith("warning") and "conversas" in line]
    assert "posto(s) de lado" in aside[0]


async def _broken_history(home: Path, *, found: bool) -> None:
    """A file of the history is cut short; `found` where somebody has met it."""
    from channels.house import open_house

    async with open_house(home) as house:
        if found:
            await house.history.of(house.tenant, "anybody")
            return
        assert await house.history.file(house.tenant)
        path = next((home / "history" / house.tenant).glob("*.parquet"))
        path.write_bytes(path.read_bytes()[:-9])


def test_doctor_gives_every_warning_and_error_a_remedy_and_looks_on(run: Run, own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "um-arquivo").touch()
    own_settings.setenv("BALCAO_ENV", "production")
    own_settings.setenv("DATABASE_URL", "postgresql://loja:segredo@127.0.0.1:1/balcao")
    own_settings.setenv("REDIS_URL", "redis://127.0.0.1:1")
    own_settings.setenv("BALCAO_MODEL", "inventado:modelo,local")
    done = run("doctor", "--json", home=tmp_path / "um-arquivo" / "casa")
    findings = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")
    assert [(finding["state"], finding["what"].split(" (")[0]) for finding in findings] == [
        ("error", "BALCAO_SECRET não definido em produção"),
        ("error", f"não consigo gravar em {tmp_path}/um-arquivo/casa"),
        ("error", "banco de dados não responde"),
        ("error", "Redis de REDIS_URL não responde"),
        ("ok", "compreensão carregada"),
        ("warning", "modelo inventado:modelo não pode ser usado"),
        ("ok", "modelo local: sempre o último"),
    ]
    assert all(list(finding) == ["state", "what", "remedy"] for finding in findings)
    assert all(bool(finding["remedy"]) == (finding["state"] != "ok") for finding in findings)
    assert "segredo" not in done.out


def test_doctor_names_a_setting_that_is_wrong(run: Run, own_settings: pytest.MonkeyPatch) -> None:
    own_settings.setenv("BALCAO_ENV", "produção")
    done = run("doctor")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("error   configuração: BALCAO_ENV deve ser development ou production → ")


def test_an_unknown_member_of_staff_exits_1_with_the_remedy(run: Run) -> None:
    done = run("chat", "--role", "staff", "--json")
    assert (done.code, done.out) == (1, "")
    assert done.err == "Não há ninguém da equipe como comprador@demo. Rode “balcao demo” ou confira o e-mail em --as.\n"
