"""Runs in words, for a terminal: one by itself, several models side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evals.runs.figures import clustered
from evals.runs.run import CRASH, WHOLE, Run

_SHORT = 160
_COLUMN = 24


def as_text(run: Run) -> str:
    """Figures, then a line for whatever failed, whoever failed."""
    return "\n".join([f"{run.suite}, {run.model}: {in_a_line(run)}", *_figures(run), *_failures(run), *_left_out(run), *_opinions(run)])


def in_a_line(run: Run) -> str:
    """The run for a scorecard."""
    parts = [f"pass^{run.seeds} {run.figures()[WHOLE]}", f"conversas {clustered(list(run.by_scenario().values()))}"]
    parts += [f"p50 {run.latency(0.5):.0f} ms", f"p95 {run.latency(0.95):.0f} ms", f"{run.seconds:.0f} s"]
    return "; ".join([*parts, *([spent] if (spent := spending(run)) else [])])


def spending(run: Run) -> str:
    """Tokens, dollars, and how much the model itself answered; empty where only the local one was asked."""
    if run.is_local:
        return ""
    tokens, turns = sum(outcome.tokens for outcome in run.outcomes), sum(outcome.turns for outcome in run.outcomes)
    share = sum(outcome.by_model for outcome in run.outcomes) / max(1, turns)
    return f"{tokens} tokens, US$ {sum(o.cost for o in run.outcomes):.4f}, {share:.0%} dos turnos respondidos pelo modelo"


def side_by_side(runs: Sequence[Run]) -> str:
    """A column a model: pass^k of each pathology, then what it took."""
    seen = [run.figures() for run in runs]
    rows = [["", *(run.model for run in runs)]]
    rows += [[name, *(f"{figures[name].value:.3f}" if name in figures else "-" for figures in seen)] for name in seen[0]]
    rows += [["p50, p95 ms", *(f"{run.latency(0.5):.0f}, {run.latency(0.95):.0f}" for run in runs)]]
    rows += [["tokens", *(str(sum(outcome.tokens for outcome in run.outcomes)) for run in runs)]]
    rows += [["US$", *(f"{sum(outcome.cost for outcome in run.outcomes):.4f}" for run in runs)]]
    return "\n".join("".join(f"{cell[: _COLUMN - 1]:<{_COLUMN}}" for cell in row).rstrip() for row in rows)


def opinion(run: Run) -> str:
    """What a judge thought, in a sentence, and how often the rules thought the same; empty where none was asked."""
    verdicts = [(o.judged.passed, o.passed) for o in run.outcomes if o.judged is not None]
    if not verdicts:
        return ""
    given = [(thought, passed) for thought, passed in verdicts if thought is not None]
    agreed = sum(thought == passed for thought, passed in given)
    failed = f"; falhou {len(verdicts) - len(given)} vezes" if len(given) < len(verdicts) else ""
    spent = sum(o.judged.cost for o in run.outcomes if o.judged is not None)
    return (
        f"juiz {run.judge} (só opinião, não conta): {sum(bool(thought) for thought, _ in given)} de {len(given)} conversas boas, "
        f"de acordo com as regras em {agreed}{failed}; US$ {spent:.4f}"
    )


def in_short(wrongs: Mapping[str, str]) -> str:
    """Broken rules with a line of what broke each: the first, and of a crash the last of its trace, which names the error."""
    return "; ".join(f"{rule}: {line}" if (line := _line(rule, reason)) else rule for rule, reason in wrongs.items())


def _line(rule: str, reason: str) -> str:
    lines = [line.strip() for line in reason.splitlines() if any(c.isalnum() for c in line)]
    return (lines[-1] if rule == CRASH else lines[0])[:_SHORT] if lines else ""


def _figures(run: Run) -> Iterator[str]:
    for name, figure in run.figures().items():
        yield f"  {name:<20} {figure.value:.3f}  [{figure.low:.3f}, {figure.high:.3f}]  {figure.of:>4} cenários"


def _failures(run: Run) -> Iterator[str]:
    for outcome in run.failures():
        yield f"  ✗ {outcome.name}: " + in_short(outcome.wrongs)
    for outcome in run.outcomes:
        if outcome.simulator:
            yield f"  ? {outcome.name}: usuário simulado: {outcome.simulator[:_SHORT]}"


def _left_out(run: Run) -> Iterator[str]:
    """Scenarios that pass^k leaves out, as a customer was at fault under some seed."""
    for name, trials in run.by_scenario().items():
        if len(trials) < run.seeds:
            yield f"  ? {name}: só {len(trials)} de {run.seeds} conversas contaram; fora do pass^{run.seeds}"


def _opinions(run: Run) -> Iterator[str]:
    """Where a judge thinks otherwise than the rules, and where it failed: what is worth a look."""
    if told := opinion(run):
        yield f"  {told}"
    for outcome in run.outcomes:
        verdict = outcome.judged
        if verdict is not None and verdict.passed != outcome.passed:
            how = "o juiz falhou" if verdict.passed is None else "o juiz gostou" if verdict.passed else "o juiz não gostou"
            yield f"  ~ {outcome.name}: {how}: {verdict.reason[:_SHORT]}"
