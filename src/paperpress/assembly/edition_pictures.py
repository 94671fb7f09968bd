"""The pictures of an edition: gathered, developed once each, named, and their flaws filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from paperpress.body.findings import Remarks
from paperpress.body.links import address
from paperpress.captions.legend import (
    alt_text,
    legend,
    legend_findings,
    repeated_findings,
    suggestion,
)
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article, Picture
from paperpress.model.blocks import (
    Aside,
    Blocks,
    Body,
    DefinitionList,
    Embed,
    Figure,
    Gallery,
    Legend,
    List,
    Quote,
    Table,
)
from paperpress.model.finding import Finding
from paperpress.model.picture import PictureRef, PressedPicture, UnusablePicture
from paperpress.model.publication import Exhibit, PictureCount, Resource
from paperpress.vocab import JPEG_TYPE
from paperpress.xhtml.context import Shown

LEAD = "picture"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that a page will show."""

    path: str
    """In the record."""
    picture: Picture
    ref: PictureRef
    language: str
    article: str
    """The article's id; empty for a portrait."""
    stem: str
    """What its file will be named after."""


def wanted_by(article: Article, body: Body, language: str, stem: str) -> Iterator[Wanted]:
    """The pictures of an article, in the order of its page."""
    folder = article.origin.folder if article.origin else ""

    def want(path: str, picture: Picture) -> Wanted:
        return Wanted(path, picture, PictureRef(folder, picture.src), language, article.id, stem)

    if article.picture is not None:
        yield want(LEAD, article.picture)
    for figure in figures_in(body.blocks):
        yield want(figure.path, figure.picture)
    for note in body.notes:
        for figure in figures_in(note.blocks):
            yield want(figure.path, figure.picture)


def figures_in(blocks: Blocks) -> Iterator[Figure]:
    """The figures of a body, however deep, in reading order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Gallery(figures):
                yield from figures
            case Quote(blocks=inner) | Embed(blocks=inner) | Aside(blocks=inner):
                yield from figures_in(inner)
            case List(items=items):
                for item in items:
                    yield from figures_in(item)
            case DefinitionList(entries):
                for entry in entries:
                    for meaning in entry.meanings:
                        yield from figures_in(meaning)
            case Table(head, body):
                for row in (*head, *body):
                    for cell in row:
                        yield from figures_in(cell.blocks)
            case _:
                pass


@dataclass(slots=True)
class Album:
    """The pictures of an edition, developed."""

    empty_alt: bool = True
    """Whether a decorative picture may have an empty ``alt``, as it should."""
    resources: list[Resource] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    count: PictureCount = field(default_factory=PictureCount)
    long_descriptions: int = 0
    alt_texts: AltTexts = field(default_factory=AltTexts)
    _hrefs: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def keep(self, pressed: PressedPicture, stem: str) -> str:
        """The href of a picture, which becomes a resource unless the same bytes are one."""
        digest = sha256(pressed.data).hexdigest()
        if digest not in self._hrefs:
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            ending = "jpg" if pressed.media_type == JPEG_TYPE else "png"
            href = f"img/{stem}-{number}.{ending}"
            self._hrefs[digest] = href
            resource = Resource(f"p-{stem}-{number}", href, pressed.media_type, pressed.data)
            self.resources.append(resource)
        return self._hrefs[digest]

    def show(
        self,
        wanted: Sequence[Wanted],
        developed: Mapping[PictureRef, PressedPicture | UnusablePicture],
    ) -> dict[str, Shown]:
        """The pictures of one article, by path; their findings are filed under it."""
        shown: dict[str, Shown] = {}
        legends: list[tuple[str, str, Legend]] = []
        for want in wanted:
            result = developed[want.ref]
            key = result.key if isinstance(result, PressedPicture) else ""
            described = self.alt_texts.of(key, want.language)
            told = legend(want.picture, language=want.language, described=described)
            shown[want.path] = self._shown(want, told, result)
            self.exhibits.append(_exhibit(want, told, result, shown[want.path].href))
            if isinstance(result, PressedPicture):
                path, language = want.path, want.language
                found = legend_findings(want.picture, told, path=path, language=language)
                self.findings += [finding.of(want.article) for finding in found]
                legends.append((want.path, want.ref.src, told))
        article = wanted[0].article if wanted else ""
        self.findings += [finding.of(article) for finding in repeated_findings(legends)]
        return shown

    def _shown(self, want: Wanted, told: Legend, result: PressedPicture | UnusablePicture) -> Shown:
        description = want.picture.description or ""
        subject = _subject(want, told) if description else ""
        licensed = _license(want.picture.license)
        if isinstance(result, UnusablePicture):
            self.findings.append(replace(result.finding, article=want.article, path=want.path))
            self.count = replace(self.count, lost=self.count.lost + 1)
            return Shown("", 0, 0, told, description, subject, licensed)
        for finding in result.findings:
            self.findings.append(replace(finding, article=want.article, path=want.path))
        provenance = told.alt.provenance
        self.count = replace(self.count, **{provenance: getattr(self.count, provenance) + 1})
        self.long_descriptions += bool(description)
        href = self.keep(result, want.stem)
        return Shown(
            href,
            result.width,
            result.height,
            told,
            description,
            subject,
            licensed,
            self.empty_alt,
        )


def _exhibit(
    want: Wanted, told: Legend, result: PressedPicture | UnusablePicture, href: str
) -> Exhibit:
    suggested = suggestion(want.picture, language=want.language)
    place = (want.article, want.path, want.picture.src, href)
    thumbnail = result.thumbnail if isinstance(result, PressedPicture) else None
    return Exhibit(*place, want.language, told, suggested, thumbnail)


def _subject(want: Wanted, told: Legend) -> str:
    """The naming part of the alternative text, so that it isn't spoken whole a second time."""
    words = Picture(src=want.picture.src, caption=told.alt.text or told.caption)
    return alt_text(words, language=want.language).text


def _license(license: str | None) -> str:
    """A licence as it may stand: an address that can't be a link is said as text."""
    if license is None:
        return ""
    return address(license, None, Remarks()) or license
