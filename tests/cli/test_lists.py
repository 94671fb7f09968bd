"""What there is (themes, profiles, formats) goes to standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import run


@pytest.mark.parametrize("command", ["schema", "profiles", "themes", "formats"])
def test_what_there_is_goes_to_standard_output(tmp_path: Path, command: str) -> None:
    result = run(tmp_path, command)
    assert result.returncode == 0
    assert result.stdout
    assert result.stderr == ""
