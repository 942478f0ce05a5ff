"""The model of prices: which version speaks, how good it is and where, what changed since it was trained, which versions there were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.clock import local
from domain.market.model_versions import ModelState, ModelVersion
from tools.papers.typesetting import typeset
from tools.papers.writing import NONE, decimals, full_day, moment, number, share

_MOST = 12
"""Versions listed."""
_STATES = {ModelState.CHAMPION: "em uso", ModelState.CANDIDATE: "guardada, não usada", ModelState.RETIRED: "usada antes"}
_SAMPLE = "O modelo aprendeu só com preços inventados para demonstração: não decida por ele."
_STEADY = "Nada mudou o bastante para treinar de novo."
_ABOUT_FIGURES = "Erros como parte do preço no dia da previsão. Faixa de 80 %: quantas vezes o preço ficou dentro dela; o certo é 80 %."
GROUPS = {
    "all": "Todos os itens", "calm": "Preço parado", "rare_steps": "Muda pouco", "steps": "Em degraus, com promoções",
    "market": "Preço de mercado", "spot": "Índice que oscila muito",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """All versions, the newest first, and how the published forecasts did since the champion was trained."""

    versions: Sequence[ModelVersion]
    by_group: Sequence[Mapping[str, Any]] = ()
    """Figures of each group of prices: `group`, `products`, `forecasts`, `mae`, `error_vs_naive`, `coverage_80`…"""

    @property
    def champion(self) -> ModelVersion | None:
        return next((each for each in self.versions if each.state is ModelState.CHAMPION), None)


def model_report(about: ModelFacts, store: str, at: datetime) -> bytes:
    return typeset("model_report", data(about, store, at), at)


def data(about: ModelFacts, store: str, at: datetime) -> dict[str, Any]:
    """What the template is given: texts as they are read, numbers only for the bars."""
    champion, today = about.champion, local(at).date()
    rows = _rows(about)
    bars = [_bar(row) for row in rows if row.get("error_vs_naive") is not None]
    return {
        "under": f"Versão em uso: {champion.version}" if champion else "Nenhuma versão em uso",
        "store": store, "date": full_day(today), "footer": f"{store} · gerado em {moment(at)}",
        "sample": _SAMPLE if champion and champion.is_synthetic else None,
        "lacking": "" if champion else "Ainda não há modelo treinado. Peça à assistente: treina os modelos de preço.",
        "tiles": _tiles(champion, about) if champion else [],
        "bars": bars, "bars_alt": _in_words(bars),
        "figure_names": ["Grupo", "Itens", "Previsões", "Erro (MAE)", "RMSE", "MASE", "Pinball", "Faixa de 80 %"],
        "figures": [_figures(row) for row in rows],
        "figures_are": _ABOUT_FIGURES,
        "judged": _judged(champion) if champion else "",
        "drift": _drift(champion) if champion else [],
        "versions": [_version(each, today) for each in about.versions[:_MOST]],
        "more_versions": f"e mais {len(about.versions) - _MOST} versões antigas" if len(about.versions) > _MOST else "",
    }  # fmt: skip


def _rows(about: ModelFacts) -> list[Mapping[str, Any]]:
    """All items first, then each group in the order of how much prices move."""
    champion = about.champion
    whole = champion.metrics.get("challenger") if champion else None
    return [*([whole] if whole else []), *about.by_group]


def _tiles(champion: ModelVersion, about: ModelFacts) -> list[dict[str, Any]]:
    when = local(champion.trained_at)
    whole: Mapping[str, Any] = champion.metrics.get("challenger") or {}
    against = whole.get("error_vs_naive")
    return [
        {"label": "Treinado em", "value": f"{when:%d/%m/%Y}", "note": f"às {when.hour}h{when:%M}"},
        {"label": "Preços usados", "value": number(champion.prices), "note": f"de {number(champion.products)} itens"},
        {"label": "Período", "value": f"{champion.first_day:%d/%m/%y}", "note": f"até {full_day(champion.last_day)}"},
        {"label": "Erro ÷ repetir", "value": decimals(against) if against is not None else NONE, "note": "abaixo de 1 é melhor"},
    ]


def _in_words(bars: Sequence[Mapping[str, Any]]) -> str:
    """The bars for whoever cannot see them."""
    told = "; ".join(f"{bar['label']} {bar['note']}" for bar in bars)
    return f"Erro sobre o de repetir o preço de hoje: {told}."


def _bar(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": _group(row), "share": row["error_vs_naive"], "note": decimals(row["error_vs_naive"])}


def _group(row: Mapping[str, Any]) -> str:
    name = str(row.get("group", "all"))
    return GROUPS.get(name, name)


def _figures(row: Mapping[str, Any]) -> list[str]:
    counts = [number(row.get(name) or 0) for name in ("products", "forecasts")]
    shares = [_share(row.get(name), 2) for name in ("mae", "rmse")]
    mase = row.get("mase")
    return [
        _group(row),
        *counts,
        *shares,
        decimals(mase) if mase is not None else NONE,
        _share(row.get("pinball"), 2),
        _share(row.get("coverage_80")),
    ]


def _share(value: float | None, places: int = 1) -> str:
    return share(value, places) if value is not None else NONE


def _judged(champion: ModelVersion) -> str:
    """How it won its place."""
    ratio = champion.metrics.get("loss_ratio")
    if ratio is None:
        return ""
    doubt = champion.metrics.get("loss_ratio_se")
    around = f" ± {decimals(doubt, 3)}" if doubt is not None else ""
    return (
        f"Nos mesmos dias do passado, que nenhum dos dois tinha visto, a perda desta versão foi {decimals(ratio, 3)}{around} vezes"
        " a da anterior (abaixo de 1 é melhor)."
    )


def _drift(champion: ModelVersion) -> list[str]:
    """What was last seen to have changed, and how the published forecasts did on the days that came since."""
    drift = champion.drift
    if not drift:
        return ["Ainda não foi conferido."]
    found = [str(each["words"]) for each in drift.get("found", [])]
    told = [*(f"{words[0].upper()}{words[1:]}." for words in found), "Vale treinar de novo."] if found else [_STEADY]
    live = drift.get("live") or {}
    if live.get("forecasts") and live.get("error_vs_naive") is not None:
        held = f"; {share(live['coverage_80'], 0)} dos preços ficaram na faixa de 80 %" if live.get("coverage_80") is not None else ""
        told.append(
            f"Nas {number(live['forecasts'])} previsões já vencidas, erro de {decimals(live['error_vs_naive'])} do de repetir{held}."
        )
    return told


def _version(each: ModelVersion, today: date) -> list[str]:
    when = local(each.trained_at)
    against = (each.metrics.get("challenger") or {}).get("error_vs_naive")
    span = f"{full_day(each.first_day)} a {full_day(each.last_day)}"
    sample = " (exemplo)" if each.is_synthetic else ""
    return [
        each.version, f"{when:%d/%m/%Y} {when.hour}h{when:%M}", span, number(each.products),
        decimals(against) if against is not None else NONE, _STATES[each.state] + sample,
    ]  # fmt: skip
