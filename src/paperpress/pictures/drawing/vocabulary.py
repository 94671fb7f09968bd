"""What of SVG may be drawn: elements and attributes that show something, and can do nothing else.

SVG 2 (https://www.w3.org/TR/SVG2/). Names are told by their small letters, since a drawing in an
HTML page may have lost its capitals on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final


def _by_small_letters(names: Iterable[str]) -> Mapping[str, str]:
    return {name.lower(): name for name in names}


#: What draws, groups, paints or cuts.
ELEMENTS: Final = _by_small_letters(
    (
        "svg", "g", "defs", "symbol", "use", "switch", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon", "text", "tspan", "textPath", "image", "linearGradient",
        "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "style",
    )
)  # fmt: skip
#: What is left out with all that is in it and changes nothing that is seen on paper.
SILENT: Final = frozenset(
    {
        "title", "desc", "metadata", "namedview", "cursor", "view", "animate", "animatemotion",
        "animatetransform", "animatecolor", "set", "discard", "mpath",
    }
)  # fmt: skip
#: What is left out with all that is in it, as an editor should know.
TOLD: Final[Mapping[str, str]] = {
    "script": "scripts",
    "filter": "filters",
    "audio": "sound",
    "video": "video",
    "iframe": "frames",
    "image": "pictures from elsewhere",
    "use": "pictures from elsewhere",
}
#: What draws by itself.
SHAPES: Final = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use"}
)
ATTRIBUTES: Final = _by_small_letters(
    (
        # Where and how large.
        "id", "class", "style", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx",
        "ry", "fx", "fy", "fr", "d", "points", "width", "height", "rotate", "transform", "viewBox",
        "preserveAspectRatio", "overflow", "transform-origin", "pathLength", "textLength",
        "lengthAdjust", "startOffset", "side", "refX", "refY", "orient", "markerWidth",
        "markerHeight", "markerUnits", "offset", "gradientUnits", "gradientTransform",
        "spreadMethod", "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits",
        "maskUnits", "maskContentUnits", "mask-type", "systemLanguage",
        # How it is painted (section 13), and type (CSS).
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
        "stroke-dashoffset", "opacity", "color", "display", "visibility", "clip-path", "clip-rule",
        "mask", "marker", "marker-start", "marker-mid", "marker-end", "stop-color", "stop-opacity",
        "paint-order", "shape-rendering", "text-rendering", "image-rendering", "vector-effect",
        "mix-blend-mode", "isolation", "font-family", "font-size", "font-style", "font-weight",
        "font-variant", "font-stretch", "text-anchor", "text-decoration", "dominant-baseline",
        "alignment-baseline", "baseline-shift", "letter-spacing", "word-spacing", "writing-mode",
        "direction", "unicode-bidi",
    )
)  # fmt: skip
