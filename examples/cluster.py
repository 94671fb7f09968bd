"""A day pressed by a cluster of Dask: python examples/cluster.py tcp://scheduler:8786 [OUT]

For a try on one machine, in three terminals:

    dask scheduler
    dask worker tcp://localhost:8786 --nworkers 2 --nthreads 1
    python examples/cluster.py tcp://localhost:8786
"""

from __future__ import annotations

import sys
from pathlib import Path

import paperpress

HERE = Path(__file__).parent


def main(address: str, out: str = "dist") -> None:
    configuration = paperpress.load_configuration(HERE / "daily" / "paperpress.toml")
    articles = (
        article
        for path in configuration.source_paths()
        for article in paperpress.read(path, folder=configuration.folder)
    )
    job = paperpress.Job.from_configuration(configuration, out=out, threads=1)
    run = paperpress.Run.of(articles, job)
    with paperpress.cluster(address, run.job, "value") as workers:
        for pressed in run.press(workers):
            print(pressed.report.path, pressed.report.status)


if __name__ == "__main__":
    main(*sys.argv[1:])
