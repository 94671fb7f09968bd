"""The pictures of an edition as its pages show them: named, counted, and their flaws filed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from paperpress.body.findings import BodyFindings
from paperpress.body.links import address
from paperpress.captions.legend import legend, legend_findings, repeated_findings, short_name
from paperpress.model.alt_texts import AltTexts
from paperpress.model.blocks import Legend
from paperpress.model.finding import Finding
from paperpress.model.picture import Developed, PressedPicture, UnusablePicture
from paperpress.model.publication import Exhibit, PictureCount, Resource
from paperpress.model.story import Story, StoryPicture
from paperpress.vocab import JPEG_TYPE
from paperpress.xhtml.context import Shown


def legend_of(
    picture: StoryPicture,
    result: PressedPicture | UnusablePicture,
    language: str,
    alt_texts: AltTexts,
) -> Legend:
    """Return a picture's legend; its caption is read again where the picture desk wrote a text for it."""
    key = result.key if isinstance(result, PressedPicture) else ""
    described = alt_texts.of(key, language)
    if described is None:
        return picture.legend
    return legend(picture.picture, language=language, described=described)


@dataclass(slots=True)
class EditionPictures:
    """Gathers the pictures of an edition while its pages are settled."""

    developed: Developed
    alt_texts: AltTexts
    empty_alt: bool = True
    """Whether a decorative picture may have an empty ``alt``, as it should."""
    resources: list[Resource] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    count: PictureCount = field(default_factory=PictureCount)
    long_descriptions: int = 0
    _hrefs: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def keep(self, pressed: PressedPicture, stem: str) -> str:
        """Return the href of a picture, and add it as a resource unless the same bytes are one already."""
        digest = sha256(pressed.data).hexdigest()
        if digest not in self._hrefs:
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            ending = "jpg" if pressed.media_type == JPEG_TYPE else "png"
            href = f"img/{stem}-{number}.{ending}"
            self._hrefs[digest] = href
            resource = Resource(f"p-{stem}-{number}", href, pressed.media_type, pressed.data)
            self.resources.append(resource)
        return self._hrefs[digest]

    def show(self, story: Story) -> dict[str, Shown]:
        """Return the pictures of one story, by path, and record the findings about them."""
        shown: dict[str, Shown] = {}
        legends: list[tuple[str, str, Legend]] = []
        article, language = story.article.id, story.language
        for picture in story.pictures:
            path, result = picture.path, self.developed[picture.ref]
            seen = legend_of(picture, result, language, self.alt_texts)
            shown[path] = self._shown(story, picture, seen, result)
            self.exhibits.append(_exhibit(story, picture, seen, result, shown[path].href))
            if isinstance(result, PressedPicture):
                flaws = legend_findings(picture.picture, seen, path=path, language=language)
                self.findings += [finding.of(article) for finding in flaws]
                legends.append((path, picture.ref.src, seen))
        self.findings += [finding.of(article) for finding in repeated_findings(legends)]
        return shown

    def _shown(
        self,
        story: Story,
        picture: StoryPicture,
        seen: Legend,
        result: PressedPicture | UnusablePicture,
    ) -> Shown:
        article = story.article.id
        description = picture.picture.description or ""
        subject = _subject(seen, story.language) if description else ""
        licensed = _license(picture.picture.license)
        if isinstance(result, UnusablePicture):
            self.findings.append(replace(result.finding, article=article, path=picture.path))
            self.count = replace(self.count, lost=self.count.lost + 1)
            return Shown("", 0, 0, seen, description, subject, licensed)
        for finding in result.findings:
            self.findings.append(replace(finding, article=article, path=picture.path))
        provenance = seen.alt.provenance
        self.count = replace(self.count, **{provenance: getattr(self.count, provenance) + 1})
        self.long_descriptions += bool(description)
        href = self.keep(result, story.stem)
        size = (result.width, result.height)
        return Shown(href, *size, seen, description, subject, licensed, self.empty_alt)


def _exhibit(
    story: Story,
    picture: StoryPicture,
    seen: Legend,
    result: PressedPicture | UnusablePicture,
    href: str,
) -> Exhibit:
    place = (story.article.id, picture.path, picture.picture.src, href)
    thumbnail = result.thumbnail if isinstance(result, PressedPicture) else None
    return Exhibit(*place, story.language, seen, picture.suggestion, thumbnail)


def _subject(seen: Legend, language: str) -> str:
    """Return the short name of the alternative text, so that the whole isn't spoken twice."""
    return short_name(seen.alt.text or seen.caption, language=language)


def _license(license: str | None) -> str:
    """Return a licence as a page may show it: an address that can't be a link becomes text."""
    if license is None:
        return ""
    return address(license, None, BodyFindings()) or license
