"""What stands in a page's text and is no part of the article: prompts, and other articles' headlines.

A site puts them between paragraphs and after the last one; drawn from a page, or written into its
data, they look like text. Only what is short, and says what it is, is taken out, and it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.parsing.bodies import take_out
from paperpress.sources.parsing.plain import visible

_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "blockquote")
#: Lines that ask something of the reader, whole; of several languages.
_PROMPT = re.compile(
    r"(?:(?:please )?(?:follow|like|find|join) us on\b|(?:follow|like) \S.{0,60} on (?:twitter|facebook|instagram|x|threads|bluesky|whatsapp|youtube|linkedin|tiktok|google news)\b"
    r"|sign(?:ing)? up\b.{0,120}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|briefing|free)\b|subscribe (?:to|now|here|today|for)\b|(?:get|receive) (?:the|our|all the)\b.{0,80}\b(?:newsletter|inbox|e-?mail|alerts)\b"
    r"|download (?:the|our)\b.{0,40}\bapp\b|join (?:our|the)\b.{0,40}\b(?:channel|newsletter|community|group)\b|(?:this|our|the)\b.{0,40}\bnewsletter\b.{0,80}\b(?:inbox|sign up|subscribe)\b"
    r"|share (?:this|on|via)\b|click here\b|tap here\b|(?:to )?read more (?:from|about|stories)\b|support (?:our|independent) journalism\b|already a subscriber\b|log ?in to (?:read|comment)\b"
    r"|folgen sie uns\b|(?:jetzt )?(?:unseren |den )?newsletter (?:abonnieren|bestellen)\b|abonnieren sie\b|melden sie sich\b.{0,60}\bnewsletter\b"
    r"|suivez[- ]nous\b|suivez .{0,60} sur (?:facebook|twitter|instagram|x|whatsapp|google)\b|inscrivez-vous\b.{0,60}\bnewsletter\b|abonnez-vous\b|recevez\b.{0,60}\bnewsletter\b"
    r"|s[íi]gu(?:e|a)nos\b|suscr[íi]bete\b|suscr[íi]base\b|seguici su\b|iscriviti\b|siga-nos\b|assine\b.{0,40}\bnewsletter\b|inscreva-se\b"
    r"|volg ons\b|schrijf je in\b|meld je aan\b.{0,60}\bnieuwsbrief\b|följ oss\b|prenumerera\b|følg os\b|følg oss\b|abonner på\b|obserwuj nas\b|zapisz się\b|подписывайтесь\b|подпишитесь\b|подпишись\b"
    r"|advertisement\.?$|anzeige$|publicité$|publicidad$|pubblicità$|advertentie$|story continues below\b|continue reading\b|article continues\b)",
    re.I,
)
#: What stands over a list of other articles.
_OTHERS = re.compile(
    r"(?:(?:read|see|watch|listen) (?:more|also|next|this next)\b|(?:more|latest|other|top|recent|popular|trending|recommended) (?:stories|news|articles|posts|headlines|on this|from|about|like this|in)\b"
    r"|related(?: (?:stories|articles|news|content|topics|links|posts|reading))?\b|most (?:read|popular|viewed|shared|commented|recent)\b|trending\b|popular\b|recommended\b|you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b"
    r"|(?:today.?s )?(?:\w+ )?most (?:popular|read)\b|today.?s (?:\w+ )?(?:top|most|best)\b|don.?t miss\b|in case you missed\b|editor.?s picks?\b|up next\b|read this next\b|from the web\b|sponsored\b|around the web\b|also read\b|see also\b|next (?:story|article)\b|previous (?:story|article)\b|more on this (?:story|topic)\b|tags?:|topics?:|filed under\b|comments?$|leave a (?:comment|reply)\b"
    r"|mehr zum thema\b|lesen sie auch\b|auch interessant\b|das könnte sie (?:auch )?interessieren\b|meistgelesen\b|weitere (?:artikel|nachrichten|themen)\b|zum thema\b|ähnliche (?:artikel|beiträge)\b"
    r"|à lire aussi\b|lire aussi\b|sur le même sujet\b|les plus lus\b|articles? (?:liés|connexes|similaires)\b|voir aussi\b"
    r"|te puede interesar\b|lee también\b|leer también\b|noticias relacionadas\b|lo más (?:leído|visto)\b|más (?:noticias|información|sobre)\b"
    r"|leggi anche\b|potrebbe interessarti\b|i più letti\b|leia (?:também|mais)\b|mais lidas\b|veja também\b|lees ook\b|lees meer\b|meest gelezen\b|läs (?:också|mer|även)\b|læs også\b|les også\b|czytaj (?:także|też|również)\b|zobacz (?:także|też|również)\b|читайте (?:также|також|ещё)\b|дивіться також\b|también te puede\b)",
    re.I,
)
#: Letters of what is taken for a line of the site's own.
_SHORT = 220
#: Words from which on a link's text may be a headline.
_HEADLINE = 3
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", "“", ":", ";", "。", "！", "？", "’", ")")
#: Blocks from the end that are looked at.
_LAST = 60


def trimmed(body: etree._Element, address: str, notices: list[Finding]) -> bool:
    """Remove from a body what is no part of the article, note what, and tell whether there was any.

    Args:
        body: the body's element.
        address: the page's own, by which links to the same site are known.
        notices: where it is said.
    """
    gone = [*_other_articles(body, _host(address)), *_prompts(body)]
    if gone:
        notices.append(emit("REC193", path="body", words=" / ".join(gone)[:400]))
    return bool(gone)


def _prompts(body: etree._Element) -> Iterator[str]:
    """Remove the lines that ask something of the reader, and yield their texts."""
    for element in [block for block in body.iter(*_BLOCKS) if _is_line(block)]:
        words = _words(element)
        if len(words) <= _SHORT and _PROMPT.match(words) and element.getparent() is not None:
            take_out(element)
            yield words


def _is_line(element: etree._Element) -> bool:
    """Tell whether an element holds no block and no picture, so that it is one line of text."""
    return (
        next(element.iterdescendants(*_BLOCKS, "ul", "ol", "table", "img", "figure"), None) is None
    )


def _other_articles(body: etree._Element, host: str) -> Iterator[str]:
    """Remove links to other articles at the end, with their heading, and yield their texts.

    It is what is announced as such, and goes on to the end in links and in lines that end as
    headlines do; or several links of a headline's length to the same site. A list of sources, or a
    text of short sentences, is neither.
    """
    holder = body
    while len(holder) == 1 and not (holder.text or "").strip():
        holder = holder[0]
    ending = list(holder)[-_LAST:]
    place = len(ending)
    while place and _leads_away(ending[place - 1]):
        place -= 1
    beside = len(ending)
    while beside and _is_beside(ending[beside - 1]):
        beside -= 1
    over = next((n for n in range(beside, len(ending)) if _is_over_others(ending[n])), None)
    if over is None and not _is_list_of(ending[place:], host):
        return
    tail = ending[place if over is None else min(over, max(place, beside)) :]
    if len(tail) == len(holder):
        return
    for element in tail:
        take_out(element)
    yield " / ".join(filter(None, map(_words, tail)))


def _is_list_of(tail: list[etree._Element], host: str) -> bool:
    """Tell whether blocks are several links of a headline's length, all to the same site."""
    links = [link for element in tail for link in element.iter("a") if _words(link)]
    return len(links) > 1 and all(
        _host(link.get("href", "")) in ("", host) and len(_words(link).split()) >= _HEADLINE
        for link in links
    )


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return address


def _is_over_others(element: etree._Element) -> bool:
    """Tell whether a block is a short line, or a heading, that announces other articles."""
    words = _words(element)
    is_sentence = words.endswith(_SENTENCE_ENDS) and not words.endswith(":")
    is_short = len(words) <= _SHORT and not is_sentence
    return is_short and _OTHERS.match(words) is not None and _is_line(element)


def _is_beside(element: etree._Element) -> bool:
    """Tell whether a block may stand in such a list: links, headings, lines that end as headlines do."""
    if _leads_away(element):
        return True
    words = _words(element)
    return len(words) <= _SHORT and not words.endswith(_SENTENCE_ENDS) and _is_plain(element)


def _is_plain(element: etree._Element) -> bool:
    return next(element.iter("img", "table", "figure"), None) is None


def _leads_away(element: etree._Element) -> bool:
    """Tell whether all the words of a block are links, or announce them."""
    if not _is_plain(element):
        return False
    words = _words(element)
    if not words:
        return True
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return linked >= len(words) * 0.9 or _is_over_others(element)


def _words(element: etree._Element) -> str:
    return " ".join(visible(element).split())
