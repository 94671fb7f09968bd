"""The server beside nginx, in one run: downloads, feeds, memory, a press meanwhile (docs/serving.md).

    python tests/benchmarks/serving.py                 load, as ratios to nginx with the same files
    python tests/benchmarks/serving.py --warm          one article corrected, until it is on the shelf
    python tests/benchmarks/serving.py --many 10000    so many editions on the shelf

Needs nginx and ab (Debian: nginx-light, apache2-utils) for the first. Machines are shared, so each
is asked in turn, over and over, and told as the median of ratios.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "helpers"), str(HERE.parent)]

import making  # noqa: E402

from asking import Running, running  # noqa: E402
from newsroom import EXAMPLE  # noqa: E402
from shelving import stand  # noqa: E402

PYTHON = sys.executable
AT_ONCE = 100
_NGINX = """
daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; keepalive_requests 100000; default_type application/octet-stream;
  types {{ text/html html; application/atom+xml xml; application/opds+json json; image/jpeg jpg;
           application/epub+zip epub; text/css css; }}
  gzip on; gzip_types application/atom+xml application/opds+json; gzip_comp_level 6;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {shelf}; }}
}}
"""


def main() -> None:
    """Reads the options, runs, prints Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="of each kind of load")
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--many", type=int, metavar="EDITIONS")
    given = parser.parse_args()
    print(f"load before it began: {os.getloadavg()[0]:.1f}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PAPERPRESS_CACHE_DIR"] = str(folder / "cache")
        part = load if not (given.warm or given.many) else warm if given.warm else many
        for line in part(folder, given):
            print(line, flush=True)


def load(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """Downloads and feeds a second at 100 at once, memory, and downloads while a press goes on."""
    out, port = folder / "dist", 18080
    config = ["--config", str(EXAMPLE / "paperpress.toml")]
    subprocess.run([PYTHON, "-m", "paperpress", "build", "-q", *config, "-o", out], check=True)
    subprocess.run([PYTHON, "-m", "paperpress", "shelf", out, *config], check=True, stdout=2)
    day = folder / "day"
    making.make_day(day, 4, 40, 900) if not day.exists() else None
    with ExitStack() as stack:
        server = stack.enter_context(running(folder, "--no-press", *config, "-o", str(out)))
        nginx = stack.enter_context(_nginx(folder, out / "shelf", port))
        ours, theirs = f"http://127.0.0.1:{server.port}", f"http://127.0.0.1:{port}"
        kinds = {
            "downloads of 0.58 MB a second": ("/2025-07-23/city.epub", ()),
            "feeds of 12 kB a second, compressed": (
                "/new/opds.xml",
                ("-H", "Accept-Encoding: gzip"),
            ),
            "the same without compression": ("/new/opds.xml", ()),
            "“not modified” a second": ("/new/opds.xml", ()),
        }
        yield "| | paperpress | nginx | ratio (from, to) |"
        yield "|---|---|---|---|"
        for kind, (path, options) in kinds.items():
            rates = []
            for _ in range(given.turns):
                pair = []
                for base, running_server in ((ours, server), (theirs, None)):
                    more = options
                    if "modified" in kind:
                        more = ("-H", f"If-None-Match: {_tag(base, path)}")
                    del running_server
                    pair.append(_rate(base + path, given.seconds, more))
                rates.append(pair)
            yield _row(kind, rates)
        yield (
            f"| memory, all processes | {_memory(server.process.pid) / 1e6:.0f} MB"
            f" | {_memory(nginx.pid) / 1e6:.0f} MB"
            f" | {_memory(server.process.pid) / _memory(nginx.pid):.1f} |"
        )
        alone, meanwhile = [], []
        for _ in range(given.turns):
            alone.append(_rate(ours + "/2025-07-23/city.epub", given.seconds, ()))
            with _pressing(day, folder / "pressed"):
                meanwhile.append(_rate(ours + "/2025-07-23/city.epub", given.seconds, ()))
        ratios = [one / other for one, other in zip(meanwhile, alone, strict=True)]
        yield (
            f"| downloads while a press goes on, of those without | {statistics.median(meanwhile):.0f}"
            f" | | {statistics.median(ratios):.2f} ({min(ratios):.2f}, {max(ratios):.2f}) |"
        )


def warm(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """From the write of a corrected article to its edition on the shelf, beside a cold press."""
    yield "| | seconds (from, to) | of a cold press |"
    yield "|---|---|---|"
    cold, corrected, nothing = [], [], []
    paper = folder / "paper"
    paper.mkdir()
    making.make_day(paper, 4, 40, 900)
    (paper / "paperpress.toml").write_text(
        '[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["day.jsonl"]\n', "utf-8"
    )
    for turn in range(given.turns):
        for name in ("dist", "cache"):
            shutil.rmtree(folder / name, ignore_errors=True)
        began = time.perf_counter()
        command = [PYTHON, "-m", "paperpress", "build", "-q", "-c", paper / "paperpress.toml"]
        subprocess.run([*command, "-o", folder / "dist"], check=True, stdout=2)
        cold.append(time.perf_counter() - began)
        options = ["--config", str(paper / "paperpress.toml"), "--out", str(folder / "dist")]
        with running(folder, *options) as server:
            time.sleep(5)  # its first look, in which nothing is pressed
            for again in range(6):
                path = "/latest/desk-0.epub"
                before = _ask(server, path)
                # The new file takes its name in one step, as an editor's program saves it.
                beside = paper / ".day.jsonl"
                shutil.copy(paper / "day.jsonl", beside)
                making.change_an_article(beside, 100 * turn + again)
                began = time.perf_counter()
                beside.replace(paper / "day.jsonl")
                while _ask(server, path) == before:
                    time.sleep(0.01)
                if again:  # the first reads what the process doesn't hold yet
                    corrected.append(time.perf_counter() - began)
                time.sleep(3)
            used = _processor(server)
            time.sleep(10)
            nothing.append(_processor(server) - used)
    yield _timed("cold press, two cores", cold, cold)
    yield _timed("one article corrected, until it is served", corrected, cold)
    yield f"| nothing changed, processor time in 10 seconds | {statistics.median(nothing):.2f} | |"


def many(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """So many editions on the shelf: its making, the largest feed, the server's memory and answers."""
    desks, out = 10, folder / "dist"
    headlines = [f"A headline of about the usual length, number {number}" for number in range(12)]
    newest = date(2025, 7, 23)
    for number in range(given.many):
        day = newest - timedelta(days=number // desks)
        stand(out, f"desk-{number % desks}", day, headlines=headlines)
    began = time.perf_counter()
    subprocess.run([PYTHON, "-m", "paperpress", "shelf", out], check=True, stdout=2)
    yield f"- shelf made: {time.perf_counter() - began:.1f} s"
    began = time.perf_counter()
    with running(folder, "--no-press", "--out", str(out)) as server:
        yield f"- server started until it answers: {time.perf_counter() - began:.1f} s"
        largest = 0
        for path in ("/new/opds.xml", "/opds.xml", "/desks/desk-3/opds.xml", "/days/opds.xml"):
            got = server.get(path)
            packed = server.get(path, headers={"Accept-Encoding": "gzip"})
            largest = max(largest, len(got.body))
            yield f"- `{path}`: {len(got.body) / 1000:.0f} kB, compressed {len(packed.body) / 1000:.1f} kB"
        yield f"- memory: {_memory(server.process.pid) / 1e6:.0f} MB"
        for words in ("headline", "number 11", "nothing of it"):
            times = [
                _took(server, f"/search/opds.json?query={words.replace(' ', '+')}") for _ in (1, 2)
            ]
            yield f"- search for “{words}”: {times[0] * 1000:.0f} ms, then {times[1] * 1000:.0f} ms"
        yield f"- memory after these: {_memory(server.process.pid) / 1e6:.0f} MB"
        stand(out, "desk-0", newest + timedelta(days=1), headlines=headlines)
        yield f"- an edition more, until it is in the feed: {_took(server, '/new/opds.xml') * 1000:.0f} ms"


@contextmanager
def _nginx(folder: Path, shelf: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(folder=folder, shelf=shelf, port=port), "utf-8")
    for each in (folder, shelf.parent):
        each.chmod(0o755)
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(configuration)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: _answers(port))
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _pressing(day: Path, out: Path) -> Iterator[None]:
    """A cold press over and over, in the rank in which the server's own runs."""
    shutil.rmtree(out, ignore_errors=True)
    command = f"{PYTHON} -m paperpress build {day}/day.jsonl --title T --language en -q --no-cache -o {out}"
    process = subprocess.Popen(
        ["nice", "-n", "5", "sh", "-c", f"while rm -rf {out} && {command}; do :; done"],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        time.sleep(2)
        yield
    finally:
        os.killpg(process.pid, 15)
        process.wait(30)


def _rate(address: str, seconds: int, options: tuple[str, ...]) -> float:
    """Answers a second that ab gets, 100 at once."""
    command = ["ab", "-k", "-q", "-t", str(seconds), "-n", "1000000", "-c", str(AT_ONCE), *options]
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Failed requests: +(\d+)", said)
    assert failed
    assert failed[1] == "0", said
    rate = re.search(r"Requests per second: +([\d.]+)", said)
    assert rate
    return float(rate[1])


def _tag(base: str, path: str) -> str:
    host = base.removeprefix("http://")
    connection = http.client.HTTPConnection(host)
    connection.request("HEAD", path)
    tag = connection.getresponse().getheader("ETag") or ""
    connection.close()
    return tag


def _row(kind: str, rates: list[list[float]]) -> str:
    ratios = [one / other for one, other in rates]
    ours, theirs = (statistics.median(column) for column in zip(*rates, strict=True))
    least, most = min(ratios), max(ratios)
    return f"| {kind} | {ours:.0f} | {theirs:.0f} | {statistics.median(ratios):.3f} ({least:.3f}, {most:.3f}) |"


def _timed(kind: str, times: list[float], cold: list[float]) -> str:
    median, of = statistics.median(times), statistics.median(cold)
    return f"| {kind} | {median:.3f} ({min(times):.3f}, {max(times):.3f}) | {median / of:.3f} |"


def _memory(pid: int) -> int:
    """Bytes that a process and those below it hold, shared pages counted once."""
    total = 0
    for each in _family(pid):
        text = Path(f"/proc/{each}/smaps_rollup").read_text("utf-8")
        match = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
        total += int(match[1]) * 1024 if match else 0
    return total


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _processor(server: Running) -> float:
    """Seconds of processor time that a server and its press have used."""
    ticks = 0
    for each in _family(server.process.pid):
        fields = Path(f"/proc/{each}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _ask(server: Running, path: str) -> str:
    got = server.get(path, "HEAD")
    assert got.status == 200, path
    return got.headers["etag"]


def _took(server: Running, path: str) -> float:
    began = time.perf_counter()
    assert server.get(path).status == 200
    return time.perf_counter() - began


def _answers(port: int) -> bool:
    try:
        return bool(_tag(f"http://127.0.0.1:{port}", "/"))
    except OSError:
        return False


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


if __name__ == "__main__":
    main()
