"""A SMIL document, as a whole, and how times are written."""

from __future__ import annotations

import pytest

from paperpress.speech.clips import Heard
from paperpress.speech.daisy.smil import smil_document, whole_seconds

WHOLE = """<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">
<smil>
 <head>
  <meta name="dc:format" content="Daisy 2.02"/>
  <layout>
   <region id="txtView"/>
  </layout>
 </head>
 <body>
  <seq dur="3661.005s">
   <par endsync="last" id="par0001">
    <text src="0001.html#s1" id="text0001"/>
    <audio src="0001.mp3" clip-begin="npt=0.000s" clip-end="npt=1.250s" id="sound0001"/>
   </par>
   <par endsync="last" id="par0002" system-required="footnote-on">
    <text src="0001.html#s2" id="text0002"/>
    <audio src="0001.mp3" clip-begin="npt=1.250s" clip-end="npt=3661.005s" id="sound0002"/>
   </par>
  </seq>
 </body>
</smil>
"""


def test_each_clip_is_a_pair_and_what_may_be_skipped_says_so() -> None:
    clips = [Heard("s1", 0, 1250), Heard("s2", 1250, 3661005, ("list", "footnote"))]
    document = smil_document("0001.html", "0001.mp3", clips, {"dc:format": "Daisy 2.02"})
    assert document.decode() == WHOLE


@pytest.mark.parametrize(
    ("thousandths", "clock"),
    [(0, "00:00:00"), (499, "00:00:00"), (500, "00:00:01"), (3_599_500, "01:00:00"), (360_000_000, "100:00:00")],
)  # fmt: skip
def test_metadata_have_whole_seconds(thousandths: int, clock: str) -> None:
    assert whole_seconds(thousandths) == clock
