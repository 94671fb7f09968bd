"""The pictures of an edition as its pages show them: named, counted, and their flaws filed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from paperpress.assembly.captions import Caption, Captions
from paperpress.body.link_address import NoLink, link_address
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.picture import Developed, PressedPicture, UnusablePicture
from paperpress.model.publication import Exhibit, PictureCount, Resource
from paperpress.model.story import Story, StoryPicture
from paperpress.vocab import JPEG_TYPE
from paperpress.xhtml.context import Shown


@dataclass(slots=True)
class EditionPictures:
    """Gathers the pictures of an edition while its pages are settled."""

    developed: Developed
    empty_alt: bool = True
    """Whether a decorative picture may have an empty ``alt``, as it should."""
    resources: list[Resource] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    count: PictureCount = field(default_factory=PictureCount)
    long_descriptions: int = 0
    writers: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """How many texts are whose; a text that a program drafted, and an editor took, is counted apart."""
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

    def show(self, story: Story, captions: Captions) -> dict[str, Shown]:
        """Return the pictures of one story, by path, and record the findings about them."""
        shown: dict[str, Shown] = {}
        for picture in story.pictures:
            path, result = picture.path, self.developed[picture.ref]
            caption = captions.by_path[path]
            shown[path] = self._shown(story, picture, caption, result)
            self.exhibits.append(_exhibit(story, picture, caption, result, shown[path].href))
            self.findings += caption.findings
            if caption.writer is not None:
                self.writers[caption.writer] += 1
        self.findings += captions.repeated
        return shown

    def finding_of_writers(self, path: str) -> Iterator[Finding]:
        """Yield how many texts are whose, where editors wrote some on their page (EDN109)."""
        counts = [
            f"{count} {'drafted by a program and taken' if drafted else 'written'} by {name}"
            for (name, drafted), count in sorted(self.writers.items())
        ]
        if counts:
            yield emit("EDN109", path=path, counts="; ".join(counts))

    def _shown(
        self,
        story: Story,
        picture: StoryPicture,
        caption: Caption,
        result: PressedPicture | UnusablePicture,
    ) -> Shown:
        article, seen, subject = story.article.id, caption.legend, caption.subject
        description = caption.description
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
    caption: Caption,
    result: PressedPicture | UnusablePicture,
    href: str,
) -> Exhibit:
    place = (story.article.id, picture.path, picture.picture.src, href)
    thumbnail = result.thumbnail if isinstance(result, PressedPicture) else None
    return Exhibit(*place, story.language, caption.legend, caption.suggestion, thumbnail)


def _license(license: str | None) -> str:
    """Return a licence as a page may show it: an address that can't be a link becomes text."""
    if license is None:
        return ""
    link = link_address(license)
    return license if isinstance(link, NoLink) else link
