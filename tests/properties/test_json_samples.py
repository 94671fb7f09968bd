"""Files that others publish as examples of ANS, ninjs and JSON-LD: every article becomes one."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from json_formats import read_with
from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.raw import Raw

SAMPLES = ROOT.parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the published samples lie beside the project"
)

#: File: headline, people, day, desk, credit of the lead picture, characters of alternative text,
#: first words and last words of the body, and what was told while reading.
ARTICLES: dict[str, tuple[object, ...]] = {
    "ans/story-fixture-good-dropcap.json": (
        "Dropcap Bad", [], None, None, None, 0,
        "Why are Americans", "building one’s own refuge.", [],
    ),
    "ans/story-fixture-references.json": (
        "The basic headline for this story", [], "2015-06-25", "Cool Site", "Ansel Adams", 0,
        "This URL earlier linked", "Here's my html", ["REC062", "REC064", "REC014"],
    ),
    "ninjs/20231016-addb-example-press-conference.json": (
        "Anti-doping measures at the 'Tour Down Under' will be the toughest ever", ["DopingWatch"],
        "2008-02-19", None, None, 0,
        "The Australian Sports Anti-Doping Authority", "media@asada.gov.au", ["REC010"],
    ),
    "ninjs/dpa_text.json": (
        "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?", ["Christian Hollmann"],
        "2019-05-10", None, None, 0, "Für Lucien Favre war es", None, [],
    ),
    "ninjs/ninjs1.json": (
        "headline", None, "2017-08-24", "Advisory", None, 0, "The story so far.", None, [],
    ),
    "ninjs/ninjsExComplex1.json": (
        "Captain of wrecked cruise ship on trial in Italy",
        ["Paulo Santalucia", "Frances d'Emilio"], "2013-07-09", None, "Paulo Santalucia", 0,
        "GROSSETO, Italy (AP)", "has denied wrongdoing.", ["REC010"],
    ),
    "ninjs/ninjsExMediumText1.json": (
        "Captain of wrecked cruise ship on trial in Italy",
        ["Paulo Santalucia", "Frances d'Emilio"], "2013-07-09", None, None, 0,
        "GROSSETO, Italy (AP)", "has denied wrongdoing.", ["REC010"],
    ),
    "ninjs/ninjsExSimpleText_2.json": (
        "Captain of wrecked cruise ship on trial in Italy",
        ["Paulo Santalucia", "Frances d'Emilio"], "2013-07-09", None, None, 0,
        "GROSSETO, Italy (AP)", "has denied wrongdoing.", ["REC010"],
    ),
    "ninjs/tt_text_image_2.json": (
        "Militärövning i jätteformat hålls 2023", [], "2021-05-26", None, "Karl Melander/TT", 0,
        "Försvar", "som deltar.", ["REC010", "REC012", "REC013", "REC014"],
    ),
    "jsonld/bbc.com.52241221.html": (
        "New York ramps up mass burials amid virus outbreak", ["BBC News"], "2020-04-10",
        "US & Canada", None, 92, "Images have emerged of coffins",
        "Chicago Department of Public Health", ["REC021", "REC013"],
    ),
    "jsonld/keep-tabular-data-source.html": (
        "Friday Facts #282 - 0.17 in sight", [], None, None, None, 0,
        "Posted by kovarex", "on our forum.", ["REC191", "REC021"],
    ),
    "jsonld/lemonde-1-source.html": (
        "Le projet de loi sur le renseignement massivement approuvé à l'Assemblée", None,
        "2015-05-04", None, None, 0, None, "des actes potentiellement illégaux.", [],
    ),
    "jsonld/reuters.com.parasite.html": (
        "'Parasite' scores historic upset at SAG awards, boosting Oscar chances",
        ["Jill Serjeant"], "2020-01-19", "Media Industry", None, 0, "LOS ANGELES (Reuters)", None,
        ["REC021", "REC012"],
    ),
}  # fmt: skip

#: File: what it says that it is.
OTHERS = {
    "ans/author-fixture-good.json": "'author'",
    "ans/gallery-fixture-good-no-images.json": "'gallery'",
    "ans/gallery-fixture-good.json": "'gallery'",
    "ans/header-fixture-bad.json": "'header'",
    "ans/header-fixture-good.json": "'header'",
    "ans/image-fixture-good-no-height-width.json": "'image'",
    "ans/image-fixture-good.json": "'image'",
    "ans/interstitial-link-fixture-good-2.json": "'interstitial_link'",
    "ans/interstitial-link-fixture-good.json": "'interstitial_link'",
    "ans/link-list-fixture-good-all-text.json": "'link_list'",
    "ans/link-list-fixture-good-text.json": "'link_list'",
    "ans/link-list-fixture-good.json": "'link_list'",
    "ans/table-fixture-good.json": "'table'",
    "ans/ul-fixture-good-nested.json": "'list'",
    "ans/ul-fixture-good.json": "'list'",
    "ninjs/20231004-UEFA-ChampionLeague.json": "an event",
    "ninjs/ap_image.json": "'picture'",
    "ninjs/ninjs3.json": "'picture'",
}


def test_every_sample_is_judged() -> None:
    files = {
        f"{folder}/{path.name}"
        for folder in ("ans", "ninjs", "jsonld")
        for path in (SAMPLES / folder).iterdir()
    }
    assert files == ARTICLES.keys() | OTHERS.keys()


@pytest.mark.parametrize("file", ARTICLES)
def test_an_article_is_read_whole(file: str) -> None:
    if "REC021" in str(ARTICLES[file]):
        pytest.importorskip("trafilatura", reason="pip install 'paperpress[web]'")
    headline, people, day, desk, credit, alt, first, last, codes = ARTICLES[file]
    (article,) = read(SAMPLES / file)
    assert isinstance(article, Article), article
    assert article.headline == headline
    assert people is None or [author.name for author in article.authors] == people
    assert (str(article.published)[:10] if article.published else None) == day
    assert article.desk == desk
    assert (article.picture.credit if article.picture else None) == credit
    assert (len(article.picture.alt or "") if article.picture else 0) == alt
    text = text_of_blocks(translate(article).blocks)
    assert first is None or " ".join(text.split()).startswith(str(first))
    assert last is None or " ".join(text.split()).endswith(str(last))
    told = [notice.code for notice in article.notices if notice.code != "REC002"]
    assert sorted(told) == sorted(codes)  # type: ignore[call-overload]


@pytest.mark.parametrize("file", OTHERS)
def test_what_is_no_article_says_what_it_is(file: str) -> None:
    (found,) = read(SAMPLES / file)
    assert isinstance(found, Rejected)
    assert found.held
    assert OTHERS[file] in found.errors[0].message


def words(html: str) -> list[str]:
    """The words of a source, told without any of the readers: tags out, references in."""
    shown = re.sub(r"<(script|style|head)\b.*?</\1>", " ", html, flags=re.DOTALL | re.IGNORECASE)
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", shown)))


def said(file: str) -> list[str]:
    """All words of the body that is read."""
    source: Any = json.loads((SAMPLES / file).read_text("utf-8"))
    if "content_elements" in source:
        return words(
            " ".join(re.findall(r'"content": "(.*?)"', json.dumps(source, ensure_ascii=False)))
        )
    bodies = {body["role"]: body["value"] for body in source.get("bodies", [])}
    named = (bodies.get(role) for role in ("html5", "xhtml", "html"))
    html = next(filter(None, named), source.get("body_xhtml") or source.get("body_html"))
    if html is None:
        html = bodies["nitf"].partition("<body.content>")[2]
    return words(html)


#: What a finding names: the headline within the body, the lead picture's caption and credit.
TAKEN_OUT = {
    "ninjs/tt_text_image_2.json": "Militärövning i jätteformat hålls 2023 Karl Melander TT"
    " En stor internationell försvarsövning planeras 2023 med fokus på södra Sverige och Gotland"
    " Arkivbild från militärövningen Aurora 17"
}


@pytest.mark.parametrize(
    "file", [file for file in ARTICLES if file.startswith(("ninjs", "ans/story-fixture-good"))]
)
def test_the_body_keeps_its_words_but_for_what_findings_name(file: str) -> None:
    (article,) = read(SAMPLES / file)
    assert isinstance(article, Article)
    kept = words(text_of_blocks(translate(article).blocks))
    wanted = Counter("".join(said(file))) - Counter(TAKEN_OUT.get(file, "").replace(" ", ""))
    assert Counter("".join(kept)) == wanted


def test_records_of_a_page_come_from_its_microdata_with_no_word_lost() -> None:
    path: Path = SAMPLES / "jsonld" / "lemonde-1-source.html"
    page = path.read_text("utf-8")
    inner = page.partition('itemprop="articleBody">')[2].partition('<p itemprop="author"')[0]
    (raw,) = read_with("page", path)
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    assert words(raw.record["body"]) == words(inner)
