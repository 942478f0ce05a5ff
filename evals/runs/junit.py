"""A run as JUnit XML, which every CI reads."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from evals.runs.run import Outcome, Run


def as_junit(run: Run) -> str:
    """A test case a trial; a simulator's fault is an error, an assistant's a failure."""
    failed = sum(1 for _ in run.failures())
    errors = sum(not outcome.counts for outcome in run.outcomes)
    head = f'tests="{len(run.outcomes)}" failures="{failed}" errors="{errors}" time="{run.seconds:.1f}"'
    cases = "\n".join(_case(outcome) for outcome in run.outcomes)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name={quoteattr(run.suite)} {head}>\n{cases}\n</testsuite>\n'


def _case(outcome: Outcome) -> str:
    name = quoteattr(f"{outcome.scenario.split('/', 1)[-1]}#{outcome.seed}")
    head = f'  <testcase classname={quoteattr(outcome.pathology)} name={name} time="{sum(outcome.ms) / 1_000:.3f}"'
    if outcome.simulator is not None:
        return f"{head}><error message={quoteattr(_printable(outcome.simulator))}/></testcase>"
    if outcome.passed:
        return f"{head}/>"
    told = "\n".join(f"{rule}: {reason}" for rule, reason in outcome.wrongs.items())
    return f"{head}><failure message={quoteattr(', '.join(outcome.wrongs))}>{escape(_printable(told))}</failure></testcase>"


def _printable(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)
