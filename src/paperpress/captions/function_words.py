"""Small words, by language: where a sentence may be cut, and what a cut text may not end with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

_JOINTS: Final = {
    "en": (
        "in on at near during over under after before from with into onto outside inside beside "
        "behind across along around against by through while as to for when where who which "
        "that is are was were has have had will"
    ),
    "de": (
        "in im ins an am ans auf bei beim mit nach vor vorm während über unter aus durch gegen "
        "für um zwischen neben hinter seit ist sind war waren wird werden wurde wurden hat "
        "haben zu zum zur"
    ),
    "fr": (
        "dans à au aux sur sous avec pour par lors pendant devant derrière près en chez entre "
        "vers après avant contre qui que est sont était étaient a ont"
    ),
    "es": (
        "en a al con por para durante sobre bajo ante tras desde hasta entre hacia contra junto "
        "que es son fue fueron está están ha han"
    ),
    "pt": (
        "em no na nos nas a ao à aos às com por pelo pela para durante sobre sob perante após "
        "desde até entre contra junto que é são foi foram está estão tem"
    ),
    "it": (
        "in nel nella nei nelle nello a al alla allo ai alle con per durante su sul sulla sui "
        "sotto davanti dopo prima tra fra verso contro presso che è sono era ha hanno"
    ),
    "nl": (
        "in op aan bij met tijdens na voor over onder uit door tegen tussen naast achter sinds "
        "naar die dat is zijn was waren wordt worden werd heeft hebben"
    ),
    "sv": (
        "i på vid med under efter före över från till mot mellan bredvid bakom genom för som är "
        "var har hade blir blev"
    ),
    "da": "i på ved med under efter før over fra til mod mellem bag gennem for som er var har",
    "nb": "i på ved med under etter før over fra til mot mellom bak gjennom for som er var har",
    "pl": (
        "w we na przy z ze podczas po przed nad pod do od dla przez między obok za który która "
        "które jest są był była było byli"
    ),
    "uk": (
        "в у на біля з із зі під час після перед над до від для через між за який яка яке які є "
        "був була було були"
    ),
    "ru": (
        "в во на у с со из к ко по под над перед около после для за при через между возле "
        "который которая которое которые был была было были"
    ),
    "tr": "için ile sonra önce sırasında önünde arasında üzerinde",
    "ar": "في على من إلى خلال أمام قرب مع بعد قبل عند بين أثناء",
    "he": "על עם את ליד לפני אחרי מול בתוך אל בין במהלך",
}
_ENDINGS: Final = {
    "en": (
        "a an the of and or but its his her their our your my this these those also be been not s"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer eines und oder aber von vom auch "
        "noch sich immer wieder nun jetzt schon nur sehr so hier dort nicht sein seine ihr ihre "
        "dieser diese dieses als wie dass"
    ),
    "fr": (
        "le la les l' l’ un une des de du d' d’ et ou mais ne pas se son sa ses leur ce cette "
        "ces dont"
    ),
    "es": "el la los las un una unos unas de del y e o u pero no se su sus este esta lo como",
    "pt": "o a os as um uma de do da dos das e ou mas não se seu sua este esta como",
    "it": (
        "il lo la i gli le l' l’ un uno una di del della dei delle dello degli e ed o ma non si "
        "suo sua"
    ),
    "nl": "de het een van en of maar niet zich zijn haar hun deze dit ook te",
    "sv": "en ett den det de av och eller men inte sig sin sitt denna detta att också",
    "da": "en et den det de af og eller men ikke sig sin at",
    "nb": "en et ei den det de av og eller men ikke seg sin å",
    "pl": "i oraz lub ale nie się o u jego jej ich tego ten ta to",
    "uk": "і й та або але не о про його її їх цей ця це",
    "ru": "и или но не о об от до его её их этот эта это же",
    "tr": "ve veya ama bir bu şu o da de",
    "ar": "و أو لكن لا أن هذا هذه",
    "he": "של ו או אבל לא זה זו ה",
}
#: Characters at which text without spaces may be cut, before; and those that may not end it.
RUN_JOINTS: Final = frozenset("はがを在于於向")
RUN_ENDINGS: Final = frozenset("のはがをにでとへも的了和与與及在于於向")


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The small words of one language, case-folded."""

    joints: frozenset[str]
    """Prepositions, relatives, auxiliaries: what stands before one can stand alone."""
    endings: frozenset[str]
    """Those, and articles, conjunctions and the like: nothing ends with one."""


@cache
def function_words(language: str) -> FunctionWords:
    """The small words of a language (BCP 47); of a language without a list, none."""
    primary = language.partition("-")[0].lower()
    primary = {"no": "nb", "nn": "nb"}.get(primary, primary)
    joints = frozenset(_JOINTS.get(primary, "").split())
    return FunctionWords(joints, joints | frozenset(_ENDINGS.get(primary, "").split()))


@cache
def listed() -> tuple[str, ...]:
    """The languages that have a list."""
    return tuple(_JOINTS)
