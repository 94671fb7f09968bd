"""Draws one SVG: a program of its own, so that whatever happens to it happens to one drawing.

It is started by its path (`paperpress.pictures.drawing.render`), reads a line of JSON and a drawing,
and writes a PNG. It asks for its own limits, which the system holds it to.
"""

import json
import sys

#: What it ends with where the drawing can't be understood.
UNREADABLE = 3


def main() -> None:
    """Draw what standard input holds onto standard output."""
    orders = json.loads(sys.stdin.buffer.readline())
    _limit(orders["seconds"], orders["bytes"])
    sys.path[:0] = orders["path"]
    import resvg_py

    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(),
            skip_system_fonts=True,
            font_files=orders["fonts"],
            font_family=orders["family"],
            serif_family=orders["family"],
            sans_serif_family=orders["family"],
            cursive_family=orders["family"],
            fantasy_family=orders["family"],
            monospace_family=orders["family"],
        )
    except ValueError as error:
        sys.stderr.write(str(error))
        sys.exit(UNREADABLE)
    sys.stdout.buffer.write(drawn)


def _limit(seconds: int, size: int) -> None:
    """Ask the system to end this process where it takes more; Windows knows no such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
