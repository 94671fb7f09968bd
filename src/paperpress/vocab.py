"""The words of the specifications: namespaces, media types, roles, schema.org terms.

Sources: EPUB 3.3 (https://www.w3.org/TR/epub-33/), EPUB Structural Semantics Vocabulary
(https://www.w3.org/TR/epub-ssv-11/), DPUB-ARIA 1.1 (https://www.w3.org/TR/dpub-aria-1.1/),
schema.org accessibility properties (https://www.w3.org/2021/a11y-discov-vocab/latest/).
"""

from __future__ import annotations

from typing import Final

XHTML_NS: Final = "http://www.w3.org/1999/xhtml"
MATHML_NS: Final = "http://www.w3.org/1998/Math/MathML"
EPUB_NS: Final = "http://www.idpf.org/2007/ops"
XML_NS: Final = "http://www.w3.org/XML/1998/namespace"
OPF_NS: Final = "http://www.idpf.org/2007/opf"
DC_NS: Final = "http://purl.org/dc/elements/1.1/"
NCX_NS: Final = "http://www.daisy.org/z3986/2005/ncx/"
PEF_NS: Final = "http://www.daisy.org/ns/2008/pef"
CONTAINER_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:container"

XHTML_TYPE: Final = "application/xhtml+xml"
CSS_TYPE: Final = "text/css"
NCX_TYPE: Final = "application/x-dtbncx+xml"
JPEG_TYPE: Final = "image/jpeg"
PNG_TYPE: Final = "image/png"
OTF_TYPE: Final = "font/otf"
TTF_TYPE: Final = "font/ttf"
MP3_TYPE: Final = "audio/mpeg"
EPUB_TYPE: Final = "application/epub+zip"
EBRL_TYPE: Final = "application/ebrl+zip"
BRF_TYPE: Final = "application/x-brf"
PEF_TYPE: Final = "application/x-pef+xml"
ZIP_TYPE: Final = "application/zip"
PACKAGE_TYPE: Final = "application/oebps-package+xml"
#: By its ending, the type of an edition's file; any other is an EPUB.
FILE_TYPES: Final = {
    "ebrl": EBRL_TYPE,
    "brf": BRF_TYPE,
    "pef": PEF_TYPE,
    "zip": ZIP_TYPE,
    "mp3": MP3_TYPE,
}

SPEECH_ATTRIBUTE: Final = "data-speech"
"""``false`` on what stands on a page, and isn't heard where an edition reads itself aloud."""
EPUB_TYPE_ATTRIBUTE: Final = f"{{{EPUB_NS}}}type"
XML_LANG: Final = f"{{{XML_NS}}}lang"

#: Links that may stand in an edition; any other scheme becomes its text, with a finding.
LINK_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})

#: Primary language subtags that are written from right to left.
RIGHT_TO_LEFT: Final = frozenset(
    {
        "ar",
        "arc",
        "azb",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "nqo",
        "pnb",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    }
)
