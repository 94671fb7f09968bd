"""The floor: only what can't be left out, in the same libraries, on all cores.

floor.py pictures day.jsonl   each picture decoded, fitted and encoded once, each text deflated
floor.py text texts.jsonl     each body parsed, serialised and deflated once
"""

from __future__ import annotations

import io
import json
import os
import sys
import zlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
PAGE = (1264, 1680)
#: At which these pictures come out as large as paperpress's, by libjpeg's own Huffman tables.
QUALITY = 65


def picture(path: Path) -> bytes:
    """For a grey device of 1264 by 1680, in the filter and the format that paperpress uses."""
    from PIL import Image

    with Image.open(path) as image:
        scale = min(1, PAGE[0] / image.width, PAGE[1] / image.height)
        size = round(image.width * scale), round(image.height * scale)
        image.draft("L", size)
        fitted = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def text(body: str) -> bytes:
    from lxml import etree, html

    return zlib.compress(etree.tostring(html.fragment_fromstring(body, create_parent="div")))


def _texts(bodies: list[str]) -> int:
    return sum(len(text(body)) for body in bodies)


def records(source: Path) -> Iterable[dict[str, dict[str, str]]]:
    with source.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main(what: str, source: Path) -> None:
    if what == "pictures":
        day = list(records(source))
        with ThreadPoolExecutor(CORES) as pool:
            files = [source.parent / record["picture"]["src"] for record in day]
            size = sum(map(len, pool.map(picture, files)))
            size += sum(len(zlib.compress(str(record["body"]).encode())) for record in day)
    else:
        bodies = [str(record["body"]) for record in records(source)]
        share = max(1, len(bodies) // (CORES * 8))
        shares = [bodies[at : at + share] for at in range(0, len(bodies), share)]
        with ProcessPoolExecutor(CORES) as pool_of_processes:
            size = sum(pool_of_processes.map(_texts, shares))
    print(size)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
