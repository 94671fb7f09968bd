"""An edition that reads itself aloud: what the package holds, and what stays as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from hearing import ToneVoice, lexicon_file, spoken_by
from newsroom import article
from paperpress import Masthead, assemble, develop, load_theme, plan, profile, read_stories
from paperpress.files.cache import Cache
from paperpress.model.publication import Publication
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.speech.lexicon import read_lexicon
from paperpress.speech.overlay import SMIL_TYPE
from paperpress.speech.read_aloud import ACTIVE, read_aloud
from paperpress.speech.settings import SpeechSettings
from paperpress.vocab import MP3_TYPE

pytestmark = pytest.mark.slow

BODY = "<p>The first one left. It was <i lang='fr'>en retard</i>.</p><p>Nobody minded.</p>"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"


def publication(masthead: Masthead, body: str = BODY) -> Publication:
    (edition,) = plan([article(body=body)], masthead, on=date(2025, 7, 23))
    theme, device = load_theme("classic"), profile("listen")
    stories = read_stories(edition)
    pictures = develop(edition, stories, LocalDarkroom(device, theme))
    return assemble(edition, stories, pictures, theme, device)


def aloud(
    before: Publication, voice: ToneVoice, cache: Cache | None = None, **settings: object
) -> Publication:
    with spoken_by(voice):
        chosen = SpeechSettings(**settings)  # type: ignore[arg-type]
        return read_aloud(before, chosen, threads=2, cache=cache)


def test_every_page_of_the_spine_has_an_overlay_with_its_sound(masthead: Masthead) -> None:
    before = publication(masthead)
    after = aloud(before, ToneVoice())
    by_id = {resource.id: resource for resource in after.resources}
    for page in after.spine:
        overlay = by_id[by_id[page].overlay or ""]
        assert overlay.media_type == SMIL_TYPE
        root = etree.fromstring(overlay.data)
        assert root[0].get(TEXTREF) == f"../{by_id[page].href}"
        sounds = {element.get("src") for element in root.iter("{*}audio")}
        assert [f"speech/{name}" for name in sounds] == [by_id[f"sound-{page}"].href]
        assert by_id[f"sound-{page}"].media_type == MP3_TYPE
    assert after.spine == before.spine


def test_each_place_of_an_overlay_is_on_its_page(masthead: Masthead) -> None:
    after = aloud(publication(masthead), ToneVoice())
    for resource in after.resources:
        if resource.media_type == SMIL_TYPE:
            root = etree.fromstring(resource.data)
            places = [e.get("src") or e.get(TEXTREF) for e in root.iter("{*}text", "{*}seq")]
            for place in places:
                href, _, anchor = (place or "").removeprefix("../").partition("#")
                page = etree.fromstring(after.resource(href).data)
                assert page.xpath("//*[@id=$a]", a=anchor)


def test_durations_are_each_pages_and_their_sum(masthead: Masthead) -> None:
    after = aloud(publication(masthead), ToneVoice())
    metas = [(meta.refines, meta.value) for meta in after.metadata if meta.name == "media:duration"]
    assert [refines for refines, _ in metas] == [*(f"overlay-{page}" for page in after.spine), None]
    *parts, total = [seconds(value) for _, value in metas]
    assert total == pytest.approx(sum(parts), abs=0.001 * len(parts))


def seconds(value: str) -> float:
    hours, minutes, rest = value.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_it_says_who_reads_and_what_is_claimed(masthead: Masthead) -> None:
    after = aloud(publication(masthead), ToneVoice())
    claims = [(meta.name, meta.value) for meta in after.metadata]
    for claim in (
        ("media:narrator", "Tone"),
        ("media:active-class", ACTIVE),
        ("schema:accessMode", "auditory"),
        ("schema:accessModeSufficient", "auditory"),
        ("schema:accessibilityFeature", "synchronizedAudioText"),
    ):
        assert claim in claims
    assert any(
        name == "schema:accessibilitySummary" and "reads it aloud" in value
        for name, value in claims
    )
    colophon = after.resource("colophon.xhtml").data.decode()
    assert "makes a sound" not in colophon
    assert f".{ACTIVE}" in after.resource("css/edition.css").data.decode()


def test_the_words_of_every_page_stay(masthead: Masthead) -> None:
    before = publication(masthead)
    after = aloud(before, ToneVoice())
    for resource in before.resources:
        if resource.id in before.spine:
            texts = [
                etree.fromstring(each.resource(resource.href).data) for each in (before, after)
            ]
            one, two = ("".join(root.itertext()) for root in texts)
            assert one == two


def test_a_corrected_article_is_spoken_only_where_it_changed(
    masthead: Masthead, tmp_path: Path
) -> None:
    cache, first, second = Cache(tmp_path), ToneVoice(), ToneVoice()
    aloud(publication(masthead), first, cache)
    aloud(publication(masthead, BODY.replace("Nobody", "Somebody")), second, cache)
    assert len(first.spoken) > 20
    assert [text for text in second.spoken if "2, 3" not in text] == ["Somebody minded."]


def test_the_same_edition_is_the_same_bytes(masthead: Masthead) -> None:
    before = publication(masthead)
    assert aloud(before, ToneVoice()) == aloud(before, ToneVoice())


def test_words_are_marked_one_by_one_where_that_is_wanted(masthead: Masthead) -> None:
    after = aloud(publication(masthead), ToneVoice(tells_words=True), marks="words")
    for page in after.spine:
        by_id = {resource.id: resource for resource in after.resources}
        root = etree.fromstring(by_id[by_id[page].overlay or ""].data)
        text = etree.fromstring(by_id[page].data)
        words = root.xpath("//*[local-name()='seq' and not(@*[local-name()='type'])]/*")
        assert words or page == "cover"
        times = [
            (seconds(a.get("clipBegin")), seconds(a.get("clipEnd"))) for a in root.iter("{*}audio")
        ]
        assert [end for _, end in times[:-1]] == [begin for begin, _ in times[1:]]
        assert all(begin < end for begin, end in times)
        for pair in words:
            anchor = pair[0].get("src").partition("#")[2]
            assert text.xpath("//*[@id=$a]", a=anchor)
    assert not [finding for finding in after.findings if finding.code == "SND004"]


def test_a_voice_that_tells_no_word_times_marks_sentences_and_is_told(masthead: Masthead) -> None:
    before = publication(masthead)
    after = aloud(before, ToneVoice(), marks="words")
    assert [(f.code, f.path) for f in after.findings if f.code[:3] == "SND"] == [("SND004", "Tone")]
    plain = aloud(before, ToneVoice())
    assert after.resources == plain.resources


def test_a_missing_voice_is_told(masthead: Masthead) -> None:
    before = publication(masthead)
    with spoken_by(ToneVoice(), lacking="fr"):
        after = read_aloud(before, SpeechSettings(), threads=1, cache=None)
    assert [(f.code, f.path) for f in after.findings if f.code[:3] == "SND"] == [("SND001", "fr")]


def test_lexicons_go_along(masthead: Masthead, tmp_path: Path) -> None:
    lexicon = read_lexicon(lexicon_file(tmp_path))
    after = aloud(publication(masthead), ToneVoice(), lexicons=(lexicon,))
    assert after.resource("speech/lexicon-1.pls").data == lexicon.data
    page = etree.fromstring(after.resource("colophon.xhtml").data)
    assert [e.get("data") for e in page.iter("{*}object")] == ["speech/lexicon-1.pls"]
    (link,) = page.xpath("//*[@rel='pronunciation']")
    assert (link.get("href"), link.get("hreflang"), link.get("type")) == (
        "speech/lexicon-1.pls",
        "en",
        "application/pls+xml",
    )
