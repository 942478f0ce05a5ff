"""The tables of a run, and their place in docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.forecasting.measuring import Beside, Measured
from forecasting.scores import Score

DOCUMENT = Path(__file__).parents[2] / "docs" / "performance.md"


def told(found: Measured, apart: frozenset[str]) -> str:
    """Markdown."""
    return "\n\n".join(part for part in (_ours(found.ours, apart), _beside(found), _speed(found)) if part)


def filed(forecasts: str, purchases: str, when: str, document: Path = DOCUMENT) -> None:
    """In place of the last run's. Raises LookupError where the document has no place for them, and leaves it as it is."""
    text = document.read_text(encoding="utf-8")
    text = _in_place(text, "bench-forecast", f"`make bench-forecast`, {when}; ± is a standard error, clustered by product:\n\n{forecasts}")
    clustered = "± is a standard error, clustered by product and by month of a group at once"
    text = _in_place(text, "bench-purchases", f"`make bench-forecast`, {when}; {clustered}:\n\n{purchases}")
    document.write_text(text, encoding="utf-8")


def _in_place(text: str, name: str, new: str) -> str:
    begins, ends = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, found, rest = text.partition(begins)
    _, ended, after = rest.partition(ends)
    if not (found and ended):
        raise LookupError(f"no {begins.strip()} … {ends} to write into")
    return f"{before}{begins}{new}\n{ends}{after}"


def _ours(scores: Sequence[Score], apart: frozenset[str]) -> str:
    header = (
        "", "products", "forecasts", "error / naive", "scaled", "by product", "pinball / random walk", "80 % band", "at least", "95 %",
        "unmoved",
    )  # fmt: skip
    rows = []
    for each in scores:
        name = f"{each.group} (apart)" if each.group in apart else each.group
        rows.append(
            (
                name, str(each.products), str(each.forecasts), _doubted(each.error_vs_naive, each.error_vs_naive_se),
                _plain(each.mase_vs_naive), _plain(each.ratio_by_product), _doubted(each.pinball_vs_naive, each.pinball_vs_naive_se),
                _covered(each), f"{each.least_80:.1%}", f"{each.coverage_95:.1%}", f"{each.unmoved:.1%}",
            )
        )  # fmt: skip
    return _table(header, rows)


def _beside(found: Measured) -> str:
    if not found.beside:
        return ""
    header = ("on the same products and days", "error / naive", "pinball / random walk", "80 % band", "our error / theirs", "ms a product")
    ours = found.beside[0].ours
    rows = [("ours", *_figures(ours), "", f"{1000 * found.many / found.at_once:.2f}")]
    rows += [(each.theirs.candidate, *_figures(each.theirs), _doubted(*each.error), f"{1000 * each.seconds:.1f}") for each in found.beside]
    return _table(header, rows)


def _speed(found: Measured) -> str:
    prophet: Beside | None = next((each for each in found.beside if each.theirs.candidate == "prophet"), None)
    rows = [
        ("training", f"{found.training:.0f} s for {found.model.about['products']} products", "at most 300 s"),
        (f"{found.at_once:,} products forecast, one core", f"{found.many:.2f} s", "at most 5 s"),
    ]
    if prophet:
        rows.append(("faster than Prophet, a product", f"{prophet.seconds / (found.many / found.at_once):,.0f} ×", "at least 100 ×"))
    return _table(("processor time", "measured", "wanted"), rows)


def _figures(score: Score) -> tuple[str, str, str]:
    return (
        _doubted(score.error_vs_naive, score.error_vs_naive_se),
        _doubted(score.pinball_vs_naive, score.pinball_vs_naive_se),
        f"{score.coverage_80:.1%}",
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows))


def _doubted(value: float, doubt: float) -> str:
    return _plain(value) if doubt != doubt else f"{value:.3f} ± {doubt:.3f}"


def _covered(score: Score) -> str:
    doubt = "" if score.coverage_80_se != score.coverage_80_se else f" ± {score.coverage_80_se:.1%}"
    return f"{score.coverage_80:.1%}{doubt}"


def _plain(value: float) -> str:
    return "–" if value != value else f"{value:.3f}"
