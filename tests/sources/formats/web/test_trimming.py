"""Prompts and other articles' headlines are left out of a page's text, and nothing else."""

from __future__ import annotations

import pytest

from paperpress.sources.parsing.plain import plain
from tagged_pages import DATA, WORDS, codes, raw


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter and Facebook",
        "Follow The Courier on Instagram.",
        "Sign up for our morning newsletter, in your inbox at six.",
        "Subscribe to The Courier for unlimited reading",
        "Advertisement",
        "Suivez-nous sur Instagram",
        "Folgen Sie uns auf Mastodon",
        "Síguenos en Telegram",
        "Iscriviti alla newsletter",
        "Volg ons op Facebook",
        "Подписывайтесь на наш канал",
    ],
)
def test_a_prompt_is_left_out_and_told(line: str) -> None:
    """REC193, and not where the body is the article's alone."""
    data = DATA % f',"articleBody":"One sentence.\\n{line}\\nAnother sentence."'
    found = raw(data)
    assert found.record["body"] == "<p>One sentence.</p><p>Another sentence.</p>"
    (notice,) = [one for one in found.notices if one.code == "REC193"]
    assert line in notice.message


@pytest.mark.parametrize(
    "line",
    [
        "Follow us into the hall, said the keeper.",
        "Sign up at the hall by Friday to help with the clay.",
        "Share prices fell on Tuesday.",
        "Read the whole report, she said, before you vote.",
        "Most people came by boat.",
        "Related companies were not asked.",
        "More than forty barges are to come.",
        "Suivez le match, dit-il.",
    ],
)
def test_a_sentence_that_begins_like_one_stays(line: str) -> None:
    data = DATA % f',"articleBody":"One sentence.\\n{line}"'
    found = raw(data)
    assert "REC193" not in codes(found)
    assert line in plain(found.record["body"]).splitlines()


@pytest.mark.parametrize(
    "ending",
    [
        "<p>Today’s five most popular stories</p><p>Bridge to close for a year</p><p>Bus 12 goes round</p>",
        "<h3>Related</h3><ul><li><a href='/a'>Bridge to close</a></li></ul>",
        "<p>Lesen Sie auch</p><p><a href='/a'>Brücke wird gesperrt</a></p>",
        "<ul><li><a href='/a'>Bridge to close for a year</a></li><li><a href='/b'>Bus 12 goes round again</a></li></ul>",
        "<p>Most read</p><ol><li>Bridge to close</li><li>Bus 12 goes round</li></ol>",
    ],
)
def test_other_articles_headlines_at_the_end_are_left_out(ending: str) -> None:
    body = f"<p>{WORDS[0]}</p><p>{WORDS[1]}</p>"
    escaped = (body + ending).replace('"', "'")
    found = raw(DATA % f',"articleBody":"{escaped}"')
    assert found.record["body"].strip() == body
    assert codes(found) == ["REC193"]


@pytest.mark.parametrize(
    "ending",
    [
        "<h2>Sources</h2><ul><li><a href='https://b.example/x'>The laboratory’s figures</a></li><li><a href='https://c.example/y'>The council’s minutes of May</a></li></ul>",
        "<p>See the <a href='/a'>report</a>.</p>",
        "<p>Related:</p><p>It was a long night. Nobody slept, and the clerk least of all.</p>",
        "<p>Yes.</p><p>No.</p><p>He left.</p>",
    ],
)
def test_an_ending_of_the_articles_own_stays(ending: str) -> None:
    body = f"<p>{WORDS[0]}</p>{ending}".replace('"', "'")
    found = raw(DATA % f',"articleBody":"{body}"')
    assert codes(found) == []
    assert found.record["body"] == body
