"""Fills a Ghost that runs on this machine by its admin API, presses it twice, and records its answers.

    python tests/tools/record_ghost.py http://127.0.0.1:2368/ ADMIN_KEY CONTENT_KEY

ADMIN_KEY is ``id:secret``. The answers lie in tests/fixtures/ghost/first and second, and
tests/sites/test_real_ghost.py presses from them: installing a Ghost takes minutes, so CI has none.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "ghost"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "helpers")]

POSTS: list[dict[str, Any]] = [
    {"title": "Ferry back in service", "tags": ["City", "Harbour"],
     "published_at": "2025-07-23T04:00:00.000Z", "picture": True,
     "custom_excerpt": "After a year in dock the Constance sails again.",
     "html": "<p>The <em>Constance</em> was a year in dock. She sails at six.</p>"
             "<h2>Three boats a day</h2><p>More are to follow in spring.</p>{figure}"},
    {"title": "Bank holds its rate", "tags": ["Business"], "published_at": "2025-07-23T05:10:00.000Z",
     "html": "<p>The rate stays at four.</p>"},
    {"title": "Das Museum öffnet wieder", "tags": ["Kultur"],
     "published_at": "2025-07-23T06:00:00.000Z",
     "html": '<p lang="de">Das Haus am Hafen war lange zu.</p>'},
    {"title": "One minute to midnight", "tags": ["City"], "published_at": "2025-07-22T22:59:00.000Z",
     "html": "<p>The council rose late.</p>"},
    {"title": "For members", "tags": ["City"], "published_at": "2025-07-23T07:00:00.000Z",
     "visibility": "members", "html": "<p>Only for those who signed up.</p>"},
    {"title": "Not before its time", "tags": ["City"], "published_at": "2125-07-23T07:00:00.000Z",
     "status": "scheduled", "html": "<p>Scheduled.</p>"},
    {"title": "Half a thought", "tags": ["City"], "status": "draft", "html": "<p>A draft.</p>"},
]  # fmt: skip
TOML = """
[masthead]
title = "The Harbour Post"
language = "en-GB"
timezone = "Europe/London"
identifier = "https://post.example/"

[[sources]]
url = "{url}"
kind = "ghost"
key_env = "GHOST_CONTENT_KEY"
"""


class Admin:
    """The admin API of a Ghost."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self.id, _, self.secret = key.partition(":")

    def asked(
        self, method: str, route: str, body: bytes = b"", kind: str = "application/json"
    ) -> Any:
        """Return the answer to a request."""
        headers = {"Authorization": f"Ghost {self._token()}", "Content-Type": kind}
        headers["Accept-Version"] = "v5.0"
        address = f"{self.url}ghost/api/admin/{route}"
        with urlopen(Request(address, body or None, headers, method=method)) as response:
            data = response.read()
        return json.loads(data) if data else None

    def _token(self) -> str:
        now = int(time.time())
        parts = [{"alg": "HS256", "typ": "JWT", "kid": self.id},
                 {"iat": now, "exp": now + 300, "aud": "/admin/"}]  # fmt: skip
        text = b".".join(_url64(json.dumps(part).encode()) for part in parts)
        signed = hmac.new(bytes.fromhex(self.secret), text, hashlib.sha256).digest()
        return b".".join((text, _url64(signed))).decode()

    def add(self, post: dict[str, Any]) -> dict[str, Any]:
        """Add a post."""
        whole = {"status": "published", **post}
        return dict(self.asked("POST", "posts/?source=html", _json(whole))["posts"][0])

    def change(self, post: dict[str, Any], **fields: Any) -> None:
        """Change a post."""
        changed = {**fields, "updated_at": post["updated_at"]}
        self.asked("PUT", f"posts/{post['id']}/?source=html", _json(changed))

    def upload(self, name: str, data: bytes) -> str:
        """Return the address of a picture that was put on the site."""
        edge = "paperpressedge"
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: image/jpeg\r\n\r\n"
        )
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        answer = self.asked("POST", "images/upload/", body, f"multipart/form-data; boundary={edge}")
        return str(answer["images"][0]["url"])


def _json(post: dict[str, Any]) -> bytes:
    return json.dumps({"posts": [post]}).encode()


def _url64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def fill(admin: Admin) -> dict[str, dict[str, Any]]:
    """Return the posts of a morning, by their titles, once they are on the site."""
    from newsroom import jpeg

    for post in admin.asked("GET", "posts/?limit=all&fields=id")["posts"]:
        admin.asked("DELETE", f"posts/{post['id']}/")
    picture = admin.upload("ferry.jpg", jpeg((2400, 1600)))
    figure = (
        f'<figure class="kg-card kg-image-card kg-card-hascaption"><img src="{picture}"'
        ' class="kg-image" alt="The quay" width="2400" height="1600">'
        "<figcaption>Crowds on the quay on Tuesday. Photo: Tom Hale</figcaption></figure>"
    )
    added = {}
    for post in POSTS:
        fields = {key: value for key, value in post.items() if key != "picture"}
        fields["html"] = fields["html"].replace("{figure}", figure)
        if post.get("picture"):
            fields |= {
                "feature_image": picture,
                "feature_image_alt": "A white ferry among gulls",
                "feature_image_caption": "The ferry Constance leaves the harbour at dawn",
            }
        added[post["title"]] = admin.add(fields)
    return added


def record(url: str, key: str, name: str) -> None:
    """Press the site's day, and keep its answers."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "paperpress.toml").write_text(TOML.format(url=url))
        command = [sys.executable, "-m", "paperpress", "build", "--only", "2025-07-23",
                   "--record", str(FIXTURES / name), "--as-of", "2025-07-23T10:00:00+01:00"]  # fmt: skip
        subprocess.run(
            command,
            cwd=folder,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "GHOST_CONTENT_KEY": key},
        )


def main() -> None:
    """Fill, press, change, press again."""
    url, admin_key, content_key = sys.argv[1:]
    admin = Admin(url, admin_key)
    posts = fill(admin)
    record(url, content_key, "first")
    admin.change(posts["Bank holds its rate"], html="<p>The rate falls to three.</p>")
    admin.change(posts["Das Museum öffnet wieder"], status="draft")
    admin.add(
        {"title": "Fog closes the strait", "tags": ["City"], "html": "<p>Nothing moves.</p>",
         "published_at": "2025-07-23T08:00:00.000Z"}
    )  # fmt: skip
    record(url, content_key, "second")


if __name__ == "__main__":
    main()
