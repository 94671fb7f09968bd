"""Outside checkers: a missing one is said to be missing, and what one says becomes findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.checks import tools
from paperpress.errors import ToolError
from paperpress.model.finding import Finding, Severity


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
    with pytest.raises(ToolError, match="Ace didn't run to its end: exit code 1"):
        tools.ace(tmp_path / "x.epub")


def test_why_a_tool_failed_is_told_in_its_own_words_without_colours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "ace"
    program.write_text("#!/bin/sh\nprintf '\\033[31merror\\033[39m:\\n  No Chrome.' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv(tools.ACE_VARIABLE, str(program))
    with pytest.raises(ToolError, match=r"Ace didn't run to its end: error: No Chrome\.$"):
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
    test = {
        "dct:title": "image-alt",
        "dct:description": "Ensure images have alternative text",
        "earl:impact": "critical",
        "help": {"url": "http://kb.example/", "dct:description": "Images must have a text"},
    }
    results = [
        {"earl:outcome": "fail", "earl:pointer": {"css": ["img"]}},
        {"earl:outcome": "fail"},
        {"earl:outcome": "pass"},
    ]
    assertions = [{"earl:result": result, "earl:test": test} for result in results]
    report = {"assertions": [{"earl:testSubject": {"url": "a.xhtml"}, "assertions": assertions}]}
    said = (
        "Ace image-alt: Ensure images have alternative text",
        "Images must have a text. See http://kb.example/",
    )
    assert list(tools._ace_findings(report)) == [
        Finding("PKG901", Severity.ERROR, "", "a.xhtml img", *said),
        Finding("PKG901", Severity.ERROR, "", "a.xhtml", *said),
    ]
