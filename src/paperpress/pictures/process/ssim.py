"""How like two pictures look, as a number: structural similarity (SSIM).

Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli: Image Quality Assessment: From Error
Visibility to Structural Similarity, IEEE Transactions on Image Processing 13 (2004). Here in
windows of 8 by 8 pixels, on luminance. 1 is the same picture; readers begin to see a difference
below about 0.95.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PIL import Image, ImageMath

#: Side of a window, in pixels.
WINDOW = 8
#: The constants of equation 13, for values up to 255.
_C1 = (0.01 * 255) ** 2
_C2 = (0.03 * 255) ** 2
#: A tile is as large as the units that JPEG with halved colour is coded in, so that it comes out
#: of the sample as it comes out of the whole picture.
_TILE = 16
_TILES = 12


class Original:
    """A picture that copies are compared with; what is asked of it alone is worked out once."""

    def __init__(
        self, picture: Image.Image, wide: Image.Image, mean: Mapping[str, Image.Image]
    ) -> None:
        self.picture = picture
        self._wide = wide
        self._mean = mean

    @classmethod
    def of(cls, picture: Image.Image) -> Original:
        """Return a picture with what is asked of it alone worked out."""
        wide = _wide(picture)
        return cls(picture, wide, {"x": wide.reduce(WINDOW), "xx": _product(wide, wide)})

    def likeness(self, copy: Image.Image) -> float:
        """Return the mean SSIM of the picture and a copy of its size."""
        y = _wide(copy)
        mean = {"y": y.reduce(WINDOW), "yy": _product(y, y), "xy": _product(self._wide, y)}
        similarity = cast("Image.Image", ImageMath.lambda_eval(_ssim, **self._mean, **mean))
        return cast("float", similarity.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def likeness(original: Image.Image, copy: Image.Image) -> float:
    """Return the mean SSIM of two pictures of one size."""
    return Original.of(original).likeness(copy)


def _wide(picture: Image.Image) -> Image.Image:
    return picture.convert("L").convert("F")


def _product(a: Image.Image, b: Image.Image) -> Image.Image:
    """Return the mean of two pictures' product in each window."""
    product = ImageMath.lambda_eval(lambda bands: bands["a"] * bands["b"], a=a, b=b)
    return cast("Image.Image", product).reduce(WINDOW)


def _ssim(mean: dict[str, Any]) -> Any:
    x, y = mean["x"], mean["y"]
    squares = x * x + y * y
    shared = mean["xy"] - x * y
    spread = mean["xx"] + mean["yy"] - squares
    return ((x * y * 2 + _C1) * (shared * 2 + _C2)) / ((squares + _C1) * (spread + _C2))


def sample(picture: Image.Image) -> Image.Image:
    """Return up to 144 tiles of 16 by 16 pixels, spread evenly over a picture and put side by side.

    What is measured of them stands for the whole: JPEG codes each tile by itself.
    """
    across = max(1, min(_TILES, picture.width // _TILE))
    down = max(1, min(_TILES, picture.height // _TILE))
    # Sliced out of the bytes of each row of tiles: a crop and a paste for each tile take five times
    # as long.
    depth = len(picture.getbands())
    wide, high = min(_TILE, picture.width) * depth, min(_TILE, picture.height)
    lefts = [_place(picture.width, column, across) * depth for column in range(across)]
    pieces = []
    for row in range(down):
        band = _band(picture, _place(picture.height, row, down), high)
        lines = range(0, len(band), picture.width * depth)
        pieces += [band[line + left : line + left + wide] for line in lines for left in lefts]
    size = (across * wide // depth, down * high)
    return Image.frombytes(picture.mode, size, b"".join(pieces))


def _band(picture: Image.Image, top: int, high: int) -> bytes:
    """Return some lines of a picture.

    Not by `crop`, which obeys a limit that the process may have set.
    """
    box = (0, top, picture.width, top + high)
    return picture.resize((picture.width, high), Image.Resampling.NEAREST, box=box).tobytes()


def _place(length: int, number: int, count: int) -> int:
    """Find where one of so many tiles begins along a side, on the grid of JPEG's units."""
    free = max(0, length - _TILE)
    return free * (2 * number + 1) // (2 * count) // _TILE * _TILE
