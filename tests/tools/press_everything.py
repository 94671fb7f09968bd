"""Presses the example and every format's fixture in every way, and lists the digest of each file.

Two checkouts that print the same press the same, to the byte:

    python tests/tools/press_everything.py > before.txt     # in the one
    python tests/tools/press_everything.py > after.txt      # in the other
    diff before.txt after.txt
"""

import subprocess
import sys
import tempfile
from hashlib import sha256
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "examples" / "daily" / "paperpress.toml"
FORMATS = ROOT / "tests" / "fixtures" / "formats"
SAMPLES = ROOT.parent / "shared" / "samples"
PROFILES = ("eink", "color", "large", "kobo", "kindle", "basic", "tablet")
THEMES = ("classic", "dyslexia", "high-contrast", "large-print")
AS_OF = "2026-11-01T05:00:00Z"


def command(*arguments: str | Path) -> None:
    """Run paperpress; what it leaves out is in its report."""
    line = [sys.executable, "-m", "paperpress", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 3), (line, done.stderr)


def press(out: Path) -> None:
    """Everything that there is to press, below a folder."""
    for profile, theme in product(PROFILES, THEMES):
        options = ("-c", CONFIGURATION, "--profile", profile, "--theme", theme, "--no-cache")
        command("build", *options, "-o", out / "daily" / profile / theme)
    for layout, hyphenation in product(("desk", "paper"), ("auto", "soft", "none")):
        options = ("-c", CONFIGURATION, "--layout", layout, "--hyphenation", hyphenation)
        command("build", *options, "--no-cache", "-o", out / "daily" / layout / hyphenation)
    sources = sorted(folder for folder in FORMATS.iterdir() if folder.is_dir())
    if SAMPLES.is_dir():
        sources += sorted(folder for folder in SAMPLES.iterdir() if folder.is_dir())
    for folder in sources:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            place = out / folder.parent.name / file.relative_to(folder.parent)
            options = ("--title", "The Courier", "--language", "en-GB", "--date", "2026-01-02")
            command("build", file, *options, "--as-of", AS_OF, "--no-cache", "-o", place)
    for file in sorted((out / "daily/eink/classic").rglob("*.epub")):
        command("proof", file, "-o", out / "proofs" / f"{file.stem}.png")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        press(Path(folder))
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            data = path.read_bytes()
            for place in (folder, str(ROOT), str(ROOT.parent)):
                data = data.replace(place.encode(), b".")
            print(sha256(data).hexdigest(), path.relative_to(folder))
