"""Asks a vision model for a draft of a picture's alternative text, for ``[suggest]`` of paperpress.toml.

It speaks the usual chat protocol to a server of the newsroom's own (docs/editing.md): a JSON object
on standard input, one on standard output, and nothing else. Give it the server's address and the
model's name::

    [suggest]
    command = ["python3", "draft.py", "http://127.0.0.1:8080/v1", "a-vision-model"]
"""

from __future__ import annotations

import base64
import json
import sys
from urllib.request import Request, urlopen

ASKED = (
    "Write alternative text for this picture in a newspaper: what is seen and the caption doesn't"
    " say, in one sentence of at most 150 characters, in the language {language}. Name nobody whom"
    " the caption doesn't name. Answer with the sentence alone.\nHeadline: {headline}\nCaption:"
    " {caption}"
)


def media_type(data: bytes) -> str:
    """Tell of which type a picture is, by its first bytes."""
    for start, name in (
        (b"\x89PNG", "png"),
        (b"GIF8", "gif"),
        (b"RIFF", "webp"),
        (b"<", "svg+xml"),
    ):
        if data.startswith(start):
            return f"image/{name}"
    return "image/jpeg"


def main(address: str, model: str) -> None:
    picture = json.load(sys.stdin)
    kind = media_type(base64.b64decode(picture["picture"]))
    content = [
        {"type": "text", "text": ASKED.format_map(picture)},
        {"type": "image_url", "image_url": {"url": f"data:{kind};base64,{picture['picture']}"}},
    ]
    body = {"model": model, "messages": [{"role": "user", "content": content}], "max_tokens": 120}
    request = Request(
        f"{address.rstrip('/')}/chat/completions",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=50) as answer:
        document = json.load(answer)
    text = document["choices"][0]["message"]["content"]
    json.dump({"text": text.strip().strip('"“”')}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
