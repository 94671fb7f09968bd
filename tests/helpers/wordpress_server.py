"""A real WordPress on the loopback: Debian's package, by PHP's own server, with MariaDB on a socket."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.request import Request, urlopen

from newsroom import jpeg, need

_PACKAGE = Path("/usr/share/wordpress")
_FILL = Path(__file__).with_name("wordpress_site.php")
_DATABASE = "site"
_CONFIGURATION = """<?php
define('DB_NAME', 'site');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);
define('WP_SITEURL', WP_HOME);
define('WP_ENVIRONMENT_TYPE', 'local');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""
_ROUTER = """<?php
$file = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) { return false; }
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""
#: A kind of posts of the site's own.
_REVIEWS = """<?php
add_action('init', fn() => register_post_type('review', ['public' => true, 'show_in_rest' => true,
    'rest_base' => 'reviews', 'taxonomies' => ['category'], 'supports' => ['title', 'editor', 'author']]));
"""
#: Seconds until a server that doesn't come up is given up.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class WordPressSite:
    """A site that runs."""

    url: str
    password: str
    """An application password of the editor's."""
    posts: Mapping[str, int]
    """The ids of its posts, by their titles."""

    @classmethod
    def of(cls, url: str, said: str) -> Self:
        """Read what the filling printed."""
        facts = json.loads(said[said.index("{") :])
        return cls(url, facts["password"], facts["posts"])

    def change(self, title: str, **fields: Any) -> dict[str, Any]:
        """Change a post by the site's own API."""
        return self._sent("POST", f"posts/{self.posts[title]}", fields)

    def add(self, **fields: Any) -> dict[str, Any]:
        """Add a post by the site's own API."""
        return self._sent("POST", "posts", fields)

    def withdraw(self, title: str) -> None:
        """Put a post into the bin."""
        self._sent("DELETE", f"posts/{self.posts[title]}", {})

    def _sent(self, method: str, route: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        from base64 import b64encode

        pair = b64encode(f"editor:{self.password}".encode()).decode()
        request = Request(
            f"{self.url}wp-json/wp/v2/{route}",
            data=json.dumps(fields).encode(),
            method=method,
            headers={"Content-Type": "application/json", "Authorization": f"Basic {pair}"},
        )
        with urlopen(request) as response:
            answer: dict[str, Any] = json.load(response)
        return answer


@contextmanager
def wordpress(posts: Sequence[Mapping[str, Any]]) -> Iterator[WordPressSite]:
    """Run a site with some posts (`wordpress_site.php` says what one holds)."""
    need(_PACKAGE.is_dir(), "needs Debian's WordPress")
    need(shutil.which("mariadbd"), "needs MariaDB")
    need(shutil.which("php"), "needs PHP")
    # Not in pytest's folder: the path of a socket is short (108 bytes).
    with tempfile.TemporaryDirectory(prefix="wp-") as name:
        folder = Path(name)
        shutil.copytree(_PACKAGE, folder / "site")
        (folder / "site/wp-content/uploads").mkdir()
        configuration = folder / "site/wp-config.php"
        configuration.unlink()
        configuration.write_text(_CONFIGURATION.format(socket=folder / "socket"))
        (folder / "site/router.php").write_text(_ROUTER)
        (folder / "site/wp-content/mu-plugins").mkdir(exist_ok=True)
        (folder / "site/wp-content/mu-plugins/reviews.php").write_text(_REVIEWS)
        (folder / "ferry.jpg").write_bytes(jpeg((3000, 2000)))
        (folder / "posts.json").write_text(json.dumps(posts))
        with _database(folder), _server(folder) as host:
            filled = subprocess.run(
                ["php", str(_FILL), str(folder / "site"), host, "ferry.jpg", "posts.json"],
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
            )
            assert filled.returncode == 0, filled.stdout + filled.stderr
            yield WordPressSite.of(f"http://{host}/", filled.stdout)


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    data, socket = folder / "data", folder / "socket"
    plain = ["--no-defaults", "--user=root", f"--datadir={data}"]
    subprocess.run(
        [
            "mariadb-install-db",
            *plain,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
        ],
        capture_output=True,
        check=True,
    )
    small = ["--skip-networking", "--innodb-buffer-pool-size=16M", "--innodb-flush-method=fsync"]
    daemon = subprocess.Popen(
        ["mariadbd", *plain, f"--socket={socket}", f"--pid-file={folder / 'pid'}", *small],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until_made(daemon, ["mariadb", "--no-defaults", "-u", "root", "-S", str(socket), "-e",
                             f"CREATE DATABASE {_DATABASE}"])  # fmt: skip
        yield
    finally:
        daemon.terminate()
        daemon.wait(_PATIENCE)


def _until_made(daemon: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    end = time.monotonic() + _PATIENCE
    while subprocess.run(command, capture_output=True, check=False).returncode:
        assert daemon.poll() is None, "MariaDB didn't start"
        assert time.monotonic() < end, "MariaDB didn't answer in time"
        time.sleep(0.1)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Run PHP's server, and give its host and port."""
    site, log = folder / "site", folder / "php.log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            ["php", "-S", "127.0.0.1:0", "-t", str(site), str(site / "router.php")],
            stdout=subprocess.DEVNULL,
            stderr=written,
        )
    try:
        end = time.monotonic() + _PATIENCE
        while not (started := _STARTED.search(log.read_text())):
            assert server.poll() is None, "PHP's server didn't start"
            assert time.monotonic() < end, "PHP's server didn't start in time"
            time.sleep(0.05)
        yield started[1]
    finally:
        server.terminate()
        server.wait(_PATIENCE)


_STARTED = re.compile(r"\(http://(127\.0\.0\.1:\d+)\) started")
