"""Puts headings into steps of one level, and finds bold paragraphs that stand in for headings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.model.blocks import Block, Blocks, Heading, Paragraph, Span, plain
from paperpress.model.traversal import rebuilt

_LONGEST = 80
_ENDS = ".!?…:;,。！？।؟"


def in_steps(blocks: Blocks, body_findings: BodyFindings) -> Blocks:
    """Return the blocks with heading levels clamped to fit under the headline, which is level 1.

    The first is at most level 2, each at most one deeper than the heading before it (WCAG 2.2,
    technique G141; EPUB Accessibility 1.1, 4.2). A move is remarked on.
    """
    return _Steps(body_findings).blocks(blocks)


@dataclass(slots=True)
class _Steps:
    body_findings: BodyFindings
    last: int = 1

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if not isinstance(block, Heading):
            return rebuilt(block, self.blocks)
        self.last = max(2, min(block.level, self.last + 1, 6))
        if self.last == block.level:
            return block
        self.body_findings.add(BodyFinding.HEADING, plain(block.inlines))
        return replace(block, level=self.last)


def without_headings(blocks: Blocks) -> Blocks:
    """Return the blocks with paragraphs in place of headings, which would break a note's outline."""
    return tuple(
        Paragraph(block.inlines, block.language, block.direction)
        if isinstance(block, Heading)
        else rebuilt(block, without_headings)
        for block in blocks
    )


def note_bold_paragraphs(blocks: Blocks, body_findings: BodyFindings) -> None:
    """Record a finding for each paragraph that is all bold, short, and has no full stop at its end."""
    for block in blocks:
        if isinstance(block, Paragraph) and poses_as_heading(block):
            body_findings.add(BodyFinding.BOLD, plain(block.inlines))


def poses_as_heading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph looks like a heading."""
    if not is_bold(paragraph):
        return False
    text = plain(paragraph.inlines).strip()
    return bool(text) and len(text) <= _LONGEST and not text.endswith(tuple(_ENDS))


def is_bold(paragraph: Paragraph) -> bool:
    """Tell whether the whole of a paragraph is strong or bold."""
    return all(
        (isinstance(inline, Span) and inline.kind in ("b", "strong"))
        or not plain((inline,)).strip()
        for inline in paragraph.inlines
    )
