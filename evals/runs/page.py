"""A run as one page without scripts: figures first, then every failure with its whole talk."""

from __future__ import annotations

from html import escape
from typing import Any

from evals.runs.run import Outcome, Run

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1c2321}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.3rem .8rem;border-bottom:1px solid #dde3e0;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#9b1c1c}
details{margin:.6rem 0;border-left:3px solid #c0392b;padding-left:.8rem}
summary{cursor:pointer}.you{color:#0b5345}.tool{color:#6c757d;font-size:.85em}pre{white-space:pre-wrap;background:#f5f7f6;padding:.6rem}"""


def as_page(run: Run) -> str:
    failed = list(run.failures())
    odd = [outcome for outcome in run.outcomes if not outcome.counts]
    return (
        f'<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>{escape(run.suite)} · {escape(run.model)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(run.suite)} · {escape(run.model)}</h1>"
        f"<p>{run.at:%d/%m/%Y %H:%M} · {len(run.outcomes)} conversas, {sum(o.turns for o in run.outcomes)} turnos em {run.seconds:.0f} s"
        f" · p50 {run.latency(0.5):.0f} ms, p95 {run.latency(0.95):.0f} ms</p>"
        f"{_figures(run)}<h2>Falhas ({len(failed)})</h2>{''.join(map(_failure, failed))}"
        + (f"<h2>Erros do usuário simulado ({len(odd)})</h2>{''.join(map(_failure, odd))}" if odd else "")
        + "</html>"
    )


def _figures(run: Run) -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td class=n>{figure.of}</td><td class=n>{figure.value:.3f}</td>"
        f"<td class=n>{figure.low:.3f} – {figure.high:.3f}</td></tr>"
        for name, figure in run.figures().items()
    )
    return f"<table><tr><th>patologia</th><th>cenários</th><th>pass^{run.seeds}</th><th>95 %</th></tr>{rows}</table>"


def _failure(outcome: Outcome) -> str:
    told = "\n".join(f"{rule}: {reason}" for rule, reason in outcome.wrongs.items()) or (outcome.simulator or "")
    exchanges: list[dict[str, Any]] = (outcome.talk or {}).get("exchanges", [])
    name = f"{outcome.scenario}#{outcome.seed}"
    return f"<details><summary>{escape(name)}</summary><pre class=bad>{escape(told)}</pre>{''.join(map(_exchange, exchanges))}</details>"


def _exchange(exchange: dict[str, Any]) -> str:
    tools = "".join(f"<div class=tool>{escape(t['name'])} {escape(str(t['args']))}</div>" for t in exchange["tools"])
    replies = "".join(f"<p>{escape(reply['text'])}</p>" for reply in exchange["replies"])
    return f"<p class=you>{exchange['turn']}. {escape(exchange['person'])}: {escape(exchange['said'])}</p>{tools}{replies}"
