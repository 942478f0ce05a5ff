"""A run in words, as a page, and against an earlier one."""

from __future__ import annotations

from html import escape
from typing import Any

HEADLINES = ("intent_accuracy", "intent_macro_f1", "entity_f1", "sentiment_macro_f1")
A_POINT = 0.01
"""A headline that loses a point or more against the run it is compared with is a regression."""


def as_text(run: dict[str, Any]) -> str:
    """The figures of a run, role by role, as a terminal shows them."""
    return "\n\n".join(_role(role, figures) for role, figures in run["roles"].items())


def _role(role: str, figures: dict[str, Any]) -> str:
    lines = [
        f"{role}: {figures['messages']} messages, {figures['ms_per_message']} ms each",
        f"  intents    accuracy {figures['intent_accuracy']:.3f}  macro-F1 {figures['intent_macro_f1']:.3f}",
        f"  entities   F1 {figures['entity_f1']:.3f}",
        f"  sentiment  accuracy {figures['sentiment_accuracy']:.3f}  macro-F1 {figures['sentiment_macro_f1']:.3f}",
    ]
    for title, key in (("intent", "intents"), ("entity", "entities")):
        lines.append(f"\n  {title:<20} precision  recall     F1  support")
        for name, q in figures[key].items():
            lines.append(f"  {name:<20} {q['precision']:9.3f} {q['recall']:7.3f} {q['f1']:6.3f} {q['support']:8}")
    lines.append("\n  confused most:")
    lines += [f"  {c['count']:>3} × {c['expected']} taken for {c['given']}" for c in figures["confusions"]]
    return "\n".join(lines)


def regressions(run: dict[str, Any], earlier: dict[str, Any]) -> list[str]:
    """Headlines that lost a point or more."""
    lost = []
    for role, figures in run["roles"].items():
        before = earlier.get("roles", {}).get(role)
        for name in HEADLINES if before else ():
            if figures[name] <= before[name] - A_POINT:
                lost.append(f"{role} {name}: {before[name]:.3f} → {figures[name]:.3f}")
    return lost


def as_html(run: dict[str, Any]) -> str:
    """The same figures as a page of its own, with every message misread."""
    parts = [_HEAD.format(at=escape(run["at"]))]
    for role, figures in run["roles"].items():
        parts.append(
            f"<h2>{escape(role)}</h2>" + _table(["figure", "value"], [[n, figures[n]] for n in ("messages", *HEADLINES, "ms_per_message")])
        )
        for title in ("intents", "entities", "sentiments"):
            rows = [[name, *q.values()] for name, q in figures[title].items()]
            parts.append(f"<h3>{title}</h3>" + _table(["name", "precision", "recall", "F1", "support"], rows))
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
