"""Outside checkers: a missing one is said to be missing, and what one says becomes findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.checks import tools
from paperpress.errors import ToolError
from paperpress.model.finding import Severity


@pytest.mark.parametrize("tool", [tools.epubcheck, tools.ace])
def test_a_missing_tool_is_said_to_be_missing(
    tool: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(tools.ACE_VARIABLE, raising=False)
    with pytest.raises(ToolError, match="install"):
        tool(tmp_path / "x.epub")  # type: ignore[operator]


def test_a_tool_that_fails_is_said_to_have_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(tools.ACE_VARIABLE, "/bin/false")
    with pytest.raises(ToolError, match="didn't run to its end"):
        tools.ace(tmp_path / "x.epub")


def test_messages_of_epubcheck_become_findings() -> None:
    report = {
        "messages": [
            {
                "ID": "RSC-005",
                "severity": "ERROR",
                "message": "Error while parsing file",
                "suggestion": None,
                "locations": [{"path": "EPUB/a.xhtml", "line": 7, "column": 1}],
            },
            {"ID": "ACC-009", "severity": "USAGE", "message": "x", "locations": []},
        ]
    }
    found = list(tools._epubcheck_findings(report))
    assert [(f.code, f.severity, f.path) for f in found] == [
        ("PKG900", Severity.ERROR, "EPUB/a.xhtml:7"),
        ("PKG900", Severity.NOTICE, ""),
    ]


def test_violations_of_ace_become_findings() -> None:
    test = {"dct:title": "html-has-lang", "dct:description": "d", "earl:impact": "serious"}
    outcomes = [
        {"earl:result": {"earl:outcome": outcome}, "earl:test": test}
        for outcome in ("fail", "pass")
    ]
    report = {"assertions": [{"earl:testSubject": {"url": "a.xhtml"}, "assertions": outcomes}]}
    found = list(tools._ace_findings(report))
    assert [(f.code, f.severity, f.path) for f in found] == [("PKG901", Severity.ERROR, "a.xhtml")]
