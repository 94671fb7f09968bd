"""Formulas, which a line of text says and a tree of MathML shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MathElement:
    """An element of MathML Core (https://www.w3.org/TR/mathml-core/), with all that is in it."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[MathElement | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text."""

    text: str
    """On one line: what is said, and what is shown where formulas can't be drawn."""
    math: MathElement
    """The ``math`` element."""
    block: bool = False
    """Whether it stands on a line of its own."""
