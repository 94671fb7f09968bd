"""Articles, pictures and sheets that tests of the picture desk share."""

from __future__ import annotations

import csv
import io
import json

from newsroom import jpeg
from paperpress.model.alt_texts import picture_key
from paperpress.picturedesk.wanting import InNeed

BUS, TRAM = jpeg(), jpeg(shade=30)


KEY, OTHER = picture_key(BUS), picture_key(TRAM)


ROWS = (
    InNeed(
        KEY, "en", "a", "Night; buses", "bus.jpg", "A “bus”,\nwaiting", "AP", "A bus", "ALT001: …"
    ),
    InNeed(OTHER, "uk", "b", "Трамвай", "tram.jpg", "", "", "", "ALT002: …"),
)


def filled(sheet: bytes, name: str, *answers: tuple[str, str]) -> bytes:
    """A sheet as an editor saves it, with alt and decorative of each row."""
    if name.endswith(".jsonl"):
        objects = [json.loads(line) for line in sheet.decode().splitlines()]
        for one, (alt, decorative) in zip(objects, answers, strict=True):
            one |= {"alt": alt, "decorative": decorative == "yes"}
        return "".join(f"{json.dumps(one)}\n" for one in objects).encode()
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline="")))
    for row, (alt, decorative) in zip(rows, answers, strict=True):
        row |= {"alt": alt, "decorative": decorative}
    return saved(rows)


def saved(rows: list[dict[str, str]], encoding: str = "utf-8", separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)
