"""A run in words, as a page, and against an earlier one."""

from __future__ import annotations

from html import escape
from typing import Any

A_POINT = 0.01
"""A headline that loses a point or more against the run it is compared with is a regression."""
_TABLES = (("intents", "per_intent"), ("entities", "per_key"), ("sentiment", "per_class"))


def headlines(figures: dict[str, Any]) -> dict[str, float]:
    """The figures that must not get worse."""
    return {
        "intent accuracy": figures["intents"]["accuracy"],
        "intent macro-F1": figures["intents"]["macro_f1"],
        "entity F1": figures["entities"]["micro"]["f1"],
        "sentiment macro-F1": figures["sentiment"]["macro_f1"],
    }


def regressions(run: dict[str, Any], earlier: dict[str, Any]) -> list[str]:
    """Headlines that lost a point or more."""
    lost = []
    for role, figures in run["roles"].items():
        before = earlier.get("roles", {}).get(role)
        if before is None:
            continue
        then = headlines(before)
        lost += [
            f"{role} {name}: {then[name]:.3f} → {value:.3f}" for name, value in headlines(figures).items() if value <= then[name] - A_POINT
        ]
    return lost


def as_text(run: dict[str, Any]) -> str:
    """The figures of a run, role by role, as a terminal shows them."""
    return "\n\n".join(_role(role, figures) for role, figures in run["roles"].items())


def _role(role: str, figures: dict[str, Any]) -> str:
    lines = [f"{role}: {figures['messages']} messages, {figures['ms_a_message']} ms each"]
    lines += [f"  {name:<20} {value:.3f}" for name, value in headlines(figures).items()]
    lines.append(f"  {'sentiment accuracy':<20} {figures['sentiment']['accuracy']:.3f}")
    for kind, table in _TABLES:
        lines.append(f"\n  {kind:<20} precision  recall     F1  support")
        lines += [
            f"  {name:<20} {q['precision']:9.3f} {q['recall']:7.3f} {q['f1']:6.3f} {q['support']:8}"
            for name, q in figures[kind][table].items()
        ]
    lines.append("\n  confused most:")
    lines += [f"  {count:>3} × {wanted} taken for {found}" for wanted, found, count in figures["intents"]["confusions"][:15]]
    return "\n".join(lines)


def as_html(run: dict[str, Any]) -> str:
    """The same figures as a page of its own, with every message misread."""
    parts = [_HEAD.format(at=escape(run["at"]))]
    for role, figures in run["roles"].items():
        told = [*headlines(figures).items(), ("messages", figures["messages"]), ("ms a message", figures["ms_a_message"])]
        parts.append(f"<h2>{escape(role)}</h2>" + _table(["figure", "value"], [list(pair) for pair in told]))
        for kind, table in _TABLES:
            rows = [[name, *q.values()] for name, q in figures[kind][table].items()]
            parts.append(f"<h3>{kind}</h3>" + _table(["name", "precision", "recall", "F1", "support"], rows))
        parts.append("<h3>confused</h3>" + _table(["expected", "given", "times"], [list(row) for row in figures["intents"]["confusions"]]))
        misread = [[m["id"], m["text"], m["expected"], m["given"], m["confidence"]] for m in run["misread"][role]]
        parts.append("<h3>misread</h3>" + _table(["id", "text", "expected", "given", "confidence"], misread))
    return "\n".join(parts)


def _table(header: list[str], rows: list[list[Any]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Understanding</title>
<style>body{{font:15px/1.5 system-ui;margin:2rem;max-width:70rem}}table{{border-collapse:collapse;margin:.5rem 0 1.5rem}}
td,th{{border:1px solid #ccd;padding:.2rem .6rem;text-align:left;vertical-align:top}}</style>
<h1>Understanding, {at}</h1>"""
