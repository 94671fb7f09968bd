"""The example paper, pressed by the library: python examples/api.py [OUT]"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import paperpress

HERE = Path(__file__).parent / "daily"


def main(out: Path) -> int:
    """Presses the day, prints what was pressed, and says whether all went well."""
    configuration = paperpress.load_configuration(HERE / "paperpress.toml")
    articles = [
        article
        for source in configuration.source_paths()
        for article in paperpress.read(source, folder=HERE)
    ]
    now = datetime(2025, 7, 23, 4, tzinfo=UTC)
    job = paperpress.Job.from_configuration(configuration, out=out, now=now)
    report = paperpress.press(articles, job)
    for edition in report.editions:
        print(edition.path, edition.articles, "articles", edition.bytes, "bytes")
    return int(report.exit_code())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist")))
