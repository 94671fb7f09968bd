"""Set-up asks for root where every test is asked for, and nowhere else."""

from __future__ import annotations

import re

from newsroom import ROOT


def recipes() -> dict[str, tuple[list[str], str]]:
    """The targets of the Makefile, with what each needs first and what it runs."""
    text = (ROOT / "Makefile").read_text("utf-8")
    return {
        found[1]: (found[2].split(), found[3])
        for found in re.finditer(r"^([\w-]+|\$\(READY\)):(.*)\n((?:\t.*\n)+)", text, re.M)
    }


def runs(target: str) -> str:
    """All that is run for a target, with what it needs first."""
    needs, own = recipes().get(target, ([], ""))
    return "".join(map(runs, needs)) + own


def test_only_make_test_asks_for_root() -> None:
    asking = {target for target in recipes() if re.search(r"setup\.sh|sudo|apt-get", runs(target))}
    assert asking == {"test"}


def test_the_loop_of_work_needs_no_tool_from_outside() -> None:
    assert "not conformance and not slow" in runs("test-fast")
