"""What holds an article back: it fails closed, so that a slip of the pen never publishes one.

A key that nearly has the name of `embargo` or `status`, or a value that isn't known there, holds
back (docs/decisions/0020). The reason is told; nothing of the article's own words is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, Final

from paperpress.model.finding import FieldError
from paperpress.sources.lenient.notes import Notes, names, shown
from paperpress.sources.lenient.objects import place
from paperpress.sources.lenient.texts import folded, texts_in
from paperpress.sources.lenient.times import read_time
from paperpress.sources.parsing.json_text import RepeatedKeys

_STATUSES: Final = {
    "published": "published publish live online public released usable publicpublished publié"
    " publicado publicada publiée veröffentlicht pubblicato gepubliceerd publicerad publisert publiceret"
    " julkaistu opublikowano opublikowany publikováno yayında yayınlandı опубликовано опубликована"
    " опубліковано 已发布 已發布 公開 公開済み 게시됨 منشور פורסם",
    "draft": "entwurf brouillon borrador bozza draft drafts indraft autodraft pending pendingreview inreview review inprogress wip"
    " scheduled future planned unpublished new szkic utkast kladde luonnos taslak koncept черновик"
    " чернетка 草稿 下書き 초안 مسودة טיוטה",
    "withheld": "withheld withhold held hold onhold heldback embargoed paused private",
    "cancelled": "cancelled canceled cancel killed kill spiked deleted trash trashed removed"
    " withdrawn retracted",
}
_BY_WORD: Final = {word: status for status, line in _STATUSES.items() for word in names(line)}
_CHOICES: Final = ", ".join(_STATUSES)

#: What stands before or after “status” in a key that speaks of the whole article.
_OF_AN_ARTICLE: Final = names(
    "article post story item news content entry doc document record editorial publication publish"
    " publishing published pub workflow current cms web page"
)
#: Keys that may speak of something else: they hold back by a word for it alone.
_PERHAPS: Final = frozenset({"state", "stage", "visibility", "workflow", "workflowstate", "phase"})
_SET_ASIDE: Final = frozenset(
    names(
        "draft isdraft hold onhold ishold held isheld heldback withheld iswithheld withhold cancelled"
        " canceled iscancelled killed kill spiked unpublished isunpublished deleted isdeleted trashed"
        " retracted withdrawn holduntil holdforrelease notbefore donotpublishbefore publishafter"
        " sperrfrist sperrvermerk gesperrtbis gesperrt donotpublish dontpublish notforpublication"
        " private isprivate hidden ishidden archived isarchived trash binned scheduled isscheduled"
        " removed isremoved deletedat withdrawnat retractedat killedat trashedat spike legalhold holdfor"
        " blocked isblocked unlisted isunlisted needsreview needsapproval awaitingapproval postpassword"
        " passwordprotected ispasswordprotected suppressed revoked confidential isconfidential internalonly notpublished notapproved"
        " entwurf brouillon borrador bozza concept bloqueado borrado gelöscht supprimé verwijderd"
    )
)
_LET_OUT: Final = frozenset(
    names(
        "publish ispublished live islive public ispublic visible isvisible online isonline ready"
        " isready approved isapproved cleared iscleared released isreleased publishable ispublishable"
        " active isactive enabled isenabled publishedflag clearedforpublication approvedforpublication readyforpublication oktopublish canpublish"
    )
)
#: What a key of an embargo holds, in any language.
_EMBARGOES: Final = (
    "embargo",
    "embargad",
    "эмбарго",
    "ембарго",
    "엠바고",
    "אמברגו",
    "解禁",
    "禁发",
    "禁發",
)
#: Keys of a time before which an article isn't to be out.
_NOT_BEFORE: Final = frozenset(
    names(
        "publishat publishon publishafter publishfrom scheduledat scheduledfor scheduledon"
        " scheduledtime scheduleddate scheduletime scheduledate scheduledpublish releaseat releaseon"
        " releasedate releasetime goliveat golivedate golive liveat livefrom livedate availablefrom"
        " availableat visiblefrom onlinefrom displayfrom startpublishing publishstart publicfrom"
    )
)
#: Objects in which systems keep what an article's state is.
_AROUND: Final = frozenset(
    names(
        "meta metadata properties props custom system publishing publication workflow attributes"
        " fields settings"
    )
)
_NO: Final = frozenset({"", "no", "false", "0", "off", "none", "null", "n", "never"})
#: Of these, what says nothing rather than no.
_UNSAID: Final = frozenset({"", "none", "null"})
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {}, ())


def status(value: Any, path: str, notes: Notes) -> str | None:
    """Read the status; one that isn't known holds the article back."""
    if value == "published":
        return "published"
    words = [word for word in texts_in(value) if word.strip()]
    if (not words and value in ("", [], {})) or (isinstance(value, str) and not value.strip()):
        return None
    is_asked = len(words) == 1 and "?" in words[0]
    meaning = _BY_WORD.get(folded(words[0])) if len(words) == 1 and not is_asked else None
    if meaning is None:
        notes.hold(
            path,
            f"is {shown(value)}, which is not known, so the article is held back:"
            f" write one of {_CHOICES}",
        )
    elif value != meaning:
        notes.add("REC114", path, was=shown(value), read=shown(meaning))
    return meaning


def embargo(value: Any, path: str, notes: Notes) -> object:
    """Read the end of an embargo; one that can't be told holds the article back."""
    if _says_no(value):
        return None
    end, reason = read_time(value)
    if end is None:
        notes.hold(
            path,
            f"tells no time ({reason or 'blank'}), so the article is held back:"
            " write when the embargo ends, as 2025-07-23T05:00:00+01:00",
        )
    elif reason:
        notes.add("REC107", path, was=shown(value), read=end.isoformat())
    return end


def examine(key: str, value: object, path: str, notes: Notes) -> bool:
    """Note that an unknown key holds the article back, and tell whether it does.

    It does so by its name, whatever its value says but no: who wrote it meant something by it.
    """
    name = folded(key)
    where = place(path, key)
    if name in _LET_OUT:
        if not _says_no(value) or value in (None, "", [], {}):
            return False
        notes.hold(where, f"is {shown(value)}, so the article is held back")
    elif _is_status(name, value) and value not in _NOTHING and _says_no(value, _NO - _UNSAID):
        _hold_by_name(where, "status", notes)
    elif _says_no(value):
        return False
    elif any(word in name for word in _EMBARGOES) or _nearly(name, "embargo"):
        _hold_by_name(where, "embargo", notes)
    elif name in _SET_ASIDE:
        notes.hold(where, f"is {shown(value)}, so the article is held back: write status for it")
    elif name in _PERHAPS:
        words = list(texts_in(value))
        if not words or _BY_WORD.get(folded(words[0]), "published") == "published":
            return False
        notes.hold(where, f"is {shown(value)}, so the article is held back: write status for it")
    elif _is_status(name, value):
        words = list(texts_in(value))
        if len(words) == 1 and _BY_WORD.get(folded(words[0])) == "published":
            return False
        _hold_by_name(where, "status", notes)
    elif name in _AROUND and isinstance(value, dict) and not path:
        pairs = value.pairs() if isinstance(value, RepeatedKeys) else list(value.items())
        held = [key for key, inner in pairs if examine(str(key), inner, where, notes)]
        return bool(held)
    else:
        return False
    return True


def held_by_keys(record: Mapping[str, Any], of_format: Collection[str]) -> tuple[FieldError, ...]:
    """Return what in a record of another format holds its article back, by keys that the format hasn't."""
    notes = Notes()
    for key in record.keys() - set(of_format):
        examine(key, record[key], "", notes)
    return tuple(sorted(notes.held, key=lambda reason: reason.path))


def examine_times(record: Mapping[Any, Any], published: date | None, notes: Notes) -> None:
    """Note that an unknown key tells a time before which the article isn't to be out.

    One that is no later than when it was published says nothing more.
    """
    for key, value in record.items():
        if folded(str(key)) not in _NOT_BEFORE or _says_no(value):
            continue
        until, _ = read_time(value)
        if until is not None and (published is None or _is_later(until, published)):
            where = place("", key)
            notes.hold(
                where,
                f"is {shown(value)}, later than it was published, so the article is held back:"
                " write embargo for it",
            )


def _is_later(time: date, other: date) -> bool:
    """Tell whether a day or an instant is later than another, as far as both tell."""
    if isinstance(time, datetime) and isinstance(other, datetime) and time.tzinfo and other.tzinfo:
        return time > other
    return time.isoformat()[:10] > other.isoformat()[:10]


def _hold_by_name(where: str, field: str, notes: Notes) -> None:
    notes.hold(
        where,
        f"nearly has the name of {field}, so the article is held back: did you mean {field!r}?",
    )


def _nearly(name: str, field: str) -> bool:
    return bool(get_close_matches(name, [field, f"{field}ed"], n=1, cutoff=0.8))


def _is_status(name: str, value: object) -> bool:
    """Tell whether a key speaks of the article's status; ``comment_status`` doesn't."""
    if isinstance(value, dict):
        return name == "status"
    if name.startswith("status") or name.endswith("status"):
        rest = name.removeprefix("status").removesuffix("status")
        if rest in {"", "name", "text", *_OF_AN_ARTICLE}:
            return True
    return name not in {"stats", "states", "state"} and _nearly(name, "status")


def _says_no(value: object, words: frozenset[str] = _NO) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() in words
    return value is None or value is False or value in (0, [], {}, ())
