"""A run as one page without scripts: figures first, then every failure with its whole talk."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import orjson

from evals.runs.floors import is_under
from evals.runs.run import Outcome, Run
from evals.runs.telling import opinion, side_by_side, spending

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def as_page(run: Run, beside: Sequence[Run] = ()) -> str:
    """`beside` are runs of other models over the same trials, to be shown next to this one."""
    failed = list(run.failures())
    odd = [outcome for outcome in run.outcomes if not outcome.counts]
    minded = [outcome for outcome in run.outcomes if outcome.judged is not None and outcome.judged.passed is not True]
    turns = sum(outcome.turns for outcome in run.outcomes)
    parts = [
        f'<!doctype html><html lang="pt-BR"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(run.suite)} · {escape(run.model)}</title><style>{_STYLE}</style>",
        f"<h1>{escape(run.suite)} · {escape(run.model)}</h1>",
        f"<p>{run.at:%d/%m/%Y %H:%M} · {len(run.outcomes)} conversas, {turns} turnos em {run.seconds:.0f} s"
        f" · metade dos turnos em {run.latency(0.5):.0f} ms, 95% em {run.latency(0.95):.0f} ms</p>",
        *(f"<p>{escape(told)}</p>" for told in (spending(run), opinion(run)) if told),
        f"<h2>Modelos lado a lado</h2><pre>{escape(side_by_side([run, *beside]))}</pre>" if beside else "",
        _figures(run),
        _section("Falhas", failed) if failed else "<h2>Nenhuma falha</h2>",
        _section("Erros do usuário simulado", odd) if odd else "",
        _section("Conversas de que o juiz não gostou, ou em que falhou", minded) if minded else "",
    ]
    return "\n".join(part for part in parts if part) + "</html>"


def _figures(run: Run) -> str:
    rows = "".join(
        f"<tr{_under(name, figure.value)}><td>{escape(name)}</td><td class=n>{figure.of}</td><td class=n>{figure.value:.3f}</td>"
        f"<td class=n>{figure.low:.3f} – {figure.high:.3f}</td>"
        f"<td><svg viewBox='0 0 100 8' role=img aria-label='de {figure.low:.2f} a {figure.high:.2f}'>"
        f"<rect class=ci x={100 * figure.low:.1f} y=3 width={100 * (figure.high - figure.low):.1f} height=2 />"
        f"<circle cx={min(98.0, 100 * figure.value):.1f} cy=4 r=2 /></svg></td></tr>"
        for name, figure in run.figures().items()
    )
    return f"<table><tr><th>patologia</th><th>cenários</th><th>pass^{run.seeds}</th><th>95 %</th><th>0 a 1</th></tr>{rows}</table>"


def _under(name: str, value: float) -> str:
    return " class=bad" if is_under(name, value) else ""


def _section(title: str, outcomes: Sequence[Outcome]) -> str:
    return f"<h2>{escape(title)} ({len(outcomes)})</h2>{''.join(map(_talk, outcomes))}"


def _talk(outcome: Outcome) -> str:
    told = "\n".join(f"{rule}: {reason}" for rule, reason in outcome.wrongs.items()) or (outcome.simulator or "")
    judged = f"<p class=judge>Juiz: {escape(outcome.judged.reason)}</p>" if outcome.judged else ""
    talk = outcome.talk or {}
    ends = {key: value for key, value in talk.items() if key != "exchanges" and value}
    records = f"<details><summary>registros no fim</summary><pre>{escape(_json(ends))}</pre></details>" if ends else ""
    return (
        f"<details class=talk><summary>{escape(outcome.name)}</summary>{f'<pre class=bad>{escape(told)}</pre>' if told else ''}{judged}"
        f"{''.join(map(_exchange, talk.get('exchanges', [])))}{records}</details>"
    )


def _exchange(exchange: dict[str, Any]) -> str:
    tools = "".join(map(_tool, exchange["tools"]))
    replies = "".join(map(_reply, exchange["replies"])) or "<p class=tool>(nada foi dito)</p>"
    when = f"{exchange['at'][8:10]}/{exchange['at'][5:7]} {exchange['at'][11:16]}"
    head = f"<p class=tool>{exchange['turn']}. {escape(exchange['person'])}, {when} · {exchange['model']} · {exchange['ms']:.0f} ms</p>"
    return f"{head}<p class=you>{escape(exchange['said'])}</p>{tools}{replies}"


def _tool(tool: dict[str, Any]) -> str:
    refused = f" → {tool['error']}" if not tool["ok"] else ""
    return f"<p class=tool>{escape(tool['name'] + ' ' + _json(tool['args'], short=True) + refused)}</p>"


def _reply(reply: dict[str, Any]) -> str:
    cards = "".join(f"<li>{escape(card['title'])}: {escape(card['subtitle'])}</li>" for card in reply["cards"])
    buttons = "".join(f"<b>{escape(button)}</b> " for button in reply["buttons"])
    return f"<div class=us>{escape(reply['text'])}{f'<ul>{cards}</ul>' if cards else ''}{f'<br>{buttons}' if buttons else ''}</div>"


def _json(value: Any, *, short: bool = False) -> str:
    return orjson.dumps(value, option=0 if short else orjson.OPT_INDENT_2).decode()
