"""A run in words, as a page, and against an earlier one."""

from __future__ import annotations

from html import escape
from typing import Any

A_POINT = 0.01
"""A headline that loses a point or more against the run it is compared with is a regression."""
_TABLES = (("intents", "per_intent", "intenções"), ("entities", "per_key", "entidades"), ("sentiment", "per_class", "sentimento"))
_ROLES = {"customer": "cliente", "staff": "equipe"}


def headlines(run: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The figures that must not get worse, by whose messages they are of."""
    return {_ROLES.get(role, role): _headlines(figures) for role, figures in run["roles"].items()}


def regressions(run: dict[str, Any], earlier: dict[str, Any]) -> list[str]:
    """Headlines that lost a point or more; nothing of a role that the earlier run did not measure."""
    before = headlines(earlier) if earlier else {}
    return [
        f"{role}: {name}, {before[role][name]:.3f} → {value:.3f}"
        for role, figures in headlines(run).items()
        for name, value in figures.items()
        if role in before and value <= before[role][name] - A_POINT
    ]


def as_text(run: dict[str, Any]) -> str:
    """The figures of a run, role by role, as a terminal shows them."""
    return "\n\n".join(_role(role, figures) for role, figures in run["roles"].items())


def _headlines(figures: dict[str, Any]) -> dict[str, float]:
    return {
        "acerto de intenções": figures["intents"]["accuracy"],
        "macro-F1 de intenções": figures["intents"]["macro_f1"],
        "F1 de entidades": figures["entities"]["micro"]["f1"],
        "macro-F1 de sentimento": figures["sentiment"]["macro_f1"],
    }


def _role(role: str, figures: dict[str, Any]) -> str:
    lines = [f"{_ROLES.get(role, role)}: {figures['messages']} mensagens, {figures['ms_a_message']} ms cada"]
    lines += [f"  {name:<22} {value:.3f}" for name, value in _headlines(figures).items()]
    lines.append(f"  {'acerto de sentimento':<22} {figures['sentiment']['accuracy']:.3f}")
    for kind, table, title in _TABLES:
        lines.append(f"\n  {title:<22}  precisão cobertura   F1  mensagens")
        lines += [
            f"  {name:<22} {q['precision']:9.3f} {q['recall']:9.3f} {q['f1']:6.3f} {q['support']:9}"
            for name, q in figures[kind][table].items()
        ]
    lines.append("\n  as mais confundidas:")
    lines += [f"  {count:>3} × {wanted} lida como {found}" for wanted, found, count in figures["intents"]["confusions"][:15]]
    return "\n".join(lines)


def as_html(run: dict[str, Any]) -> str:
    """The same figures as a page of its own, with every message misread."""
    parts = [_HEAD.format(at=escape(run["at"]))]
    for role, figures in run["roles"].items():
        told = [*_headlines(figures).items(), ("mensagens", figures["messages"]), ("ms por mensagem", figures["ms_a_message"])]
        parts.append(f"<h2>{escape(_ROLES.get(role, role))}</h2>" + _table(["medida", "valor"], [list(pair) for pair in told]))
        for kind, table, title in _TABLES:
            rows = [[name, *q.values()] for name, q in figures[kind][table].items()]
            parts.append(f"<h3>{title}</h3>" + _table(["nome", "precisão", "cobertura", "F1", "mensagens"], rows))
        parts.append("<h3>confundidas</h3>" + _table(["certo", "lido", "vezes"], [list(row) for row in figures["intents"]["confusions"]]))
        misread = [[m["id"], m["text"], m["expected"], m["given"], m["confidence"]] for m in run["misread"][role]]
        parts.append("<h3>lidas errado</h3>" + _table(["id", "texto", "certo", "lido", "confiança"], misread))
    return "\n".join(parts)


def _table(header: list[str], rows: list[list[Any]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_HEAD = """<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>Compreensão</title>
<style>body{{font:15px/1.5 system-ui;margin:2rem;max-width:70rem}}table{{border-collapse:collapse;margin:.5rem 0 1.5rem}}
td,th{{border:1px solid #ccd;padding:.2rem .6rem;text-align:left;vertical-align:top}}</style>
<h1>Compreensão, {at}</h1>"""
