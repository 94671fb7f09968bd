"""An edition of one article with a picture, to be proofed."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import article, jpeg
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("proofed")
    (home / "bus.jpg").write_bytes(jpeg((900, 600)))
    body = "<p>" + "The first one left at ten past one, full. " * 60 + "</p>"
    read = article(str(home), body=body, picture={"src": "bus.jpg", "alt": "A bus."})
    masthead = Masthead(title="The Courier", language="en-GB")
    report = press([read], Job(masthead=masthead, out=home))
    return home / report.editions[0].path
