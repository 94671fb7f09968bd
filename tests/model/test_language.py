"""Language tags: their canonical form, what is mended, and which way a script runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article
from paperpress.body.reader import translate
from paperpress.model.finding import Severity
from paperpress.model.language import canonical, direction_of, is_mended, normalise


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "en-GB"),
        ("EN-us", "en-US"),
        (" zh-hans-cn", "zh-Hans-CN"),
        ("zh-CN", "zh-CN"),
        ("pt-BR", "pt-BR"),
        ("de-CH-1996", "de-CH-1996"),
    ],
)
def test_a_language_tag_gets_its_canonical_case_and_that_is_no_mending(
    tag: str, expected: str
) -> None:
    """BCP 47, section 2.1.1: case carries no meaning."""
    assert (normalise(tag), is_mended(tag)) == (expected, False)


MENDED = [
    ("en_GB", "en-GB"),
    ("de_DE.UTF-8", "de-DE"),
    ("ca_ES@euro", "ca-ES"),
    ("english", "en"),
    ("Deutsch", "de"),
    ("français", "fr"),
    ("українська", "uk"),
    ("iw", "he"),
    ("iw-IL", "he-IL"),
    ("eng", "en"),
    ("ger_AT", "de-AT"),
]


@pytest.mark.parametrize(("tag", "expected"), MENDED)
def test_a_language_tag_is_mended_where_it_is_sure_which_is_meant(tag: str, expected: str) -> None:
    """Unicode CLDR: names of languages, and aliases of their codes."""
    assert (normalise(tag), is_mended(tag)) == (expected, True)


@pytest.mark.parametrize(("tag", "expected"), MENDED)
def test_a_mended_language_is_told(tag: str, expected: str) -> None:
    """REC004 of a record, TXT024 of a body."""
    read = article(language=tag, body=f'<p>So <i lang="{tag}">it</i> is.</p>')
    assert read.language == expected
    assert [(f.code, f.path) for f in read.notices] == [("REC004", "language")]
    assert [f.code for f in translate(read).findings] == ["TXT024"]


@pytest.mark.parametrize(
    ("tag", "offer"),
    [
        ("englisch", 'for English write "en"'),
        ("gr", 'a country, Greece; for Greek write "el"'),
        ("jp-JP", 'a country, Japan; for Japanese write "ja"'),
        ("zzz", 'the nearest is "zza"'),
        ("en_GB_", 'write "en"|such as "en"'),
        ("", "such as"),
        ("und", "most of it"),
    ],
)
def test_another_language_tag_is_an_error_that_offers_the_nearest(tag: str, offer: str) -> None:
    with pytest.raises(ValueError, match=offer):
        normalise(tag)


def test_a_record_in_no_known_language_is_in_the_mastheads_and_told() -> None:
    read = article(language="gr")
    assert read.language is None
    (finding,) = read.notices
    assert (finding.code, finding.severity) == ("REC113", Severity.WARNING)
    assert "for Greek" in finding.message


@given(st.text(max_size=12))
def test_whatever_stands_for_a_language_is_one_or_an_error(tag: str) -> None:
    try:
        mended = normalise(tag)
    except ValueError:
        return
    assert canonical(mended) == mended
    assert normalise(mended) == mended


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("en", "ltr")],
)
def test_direction_follows_script_then_language(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction
