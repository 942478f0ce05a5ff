"""Which lines of the product the tests run, in a file, and their share on the screen: a pytest plugin that `make test` asks for by
`PYTEST_PLUGINS=tests.covering`.

Slipcover's own command leaves xdist's workers to call it at each line until it was met fifty times, and to look through all functions
there are when they were; and the process that only hands out tests reads every file of ours.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
import slipcover

SOURCE = ["domain", "memory", "forecasting", "tools", "agent", "channels"]
FILE = "coverage.txt"
_COVERED = "covered"
_found = pytest.StashKey[list[dict[str, Any]]]()


class Covering:
    """Of a process that runs tests: every module of ours imported from now on tells which of its lines were run."""

    def __init__(self) -> None:
        matcher = slipcover.FileMatcher(sources=SOURCE)
        self._lines = slipcover.Slipcover(immediate=True, source=SOURCE)
        slipcover.wrap_spec_from_file_location(self._lines, matcher)  # migrations are imported so
        slipcover.ImportManager(self._lines, matcher).__enter__()

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        found = self._lines.get_coverage()
        session.config.stash[_found].append(found)
        if (told := getattr(session.config, "workeroutput", None)) is not None:
            told[_COVERED] = json.dumps(found)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before anything of ours is imported."""
    early_config.stash[_found] = []
    if "PYTEST_XDIST_WORKER" in os.environ or not early_config.known_args_namespace.numprocesses:
        early_config.pluginmanager.register(Covering())


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A process that ran tests for this one is done."""
    if told := getattr(node, "workeroutput", {}).get(_COVERED):
        node.config.stash[_found].append(json.loads(told))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if found := config.stash[_found]:
        whole, *others = found
        for other in others:
            slipcover.merge_coverage(whole, other)
        with (config.rootpath / FILE).open("w", encoding="utf-8") as told:
            slipcover.print_coverage(whole, skip_covered=True, missing_width=40, outfile=told)
        share, missing = (whole["summary"][name] for name in ("percent_covered", "missing_lines"))
        terminalreporter.write_line(f"{share:.1f} % of the lines are run; the {missing:,} others are in {FILE}")
