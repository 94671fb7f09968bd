"""Runs of one language become phrases for the ear."""

from __future__ import annotations

from paperpress.speech.phrases import Phrase, joined, phrases_of


def test_marks_between_languages_go_with_what_is_before_them() -> None:
    parts = [Phrase("Yes", "en"), Phrase(", ", "fr"), Phrase("oui", "fr"), Phrase(".", "en")]
    assert phrases_of(parts) == (Phrase("Yes,", "en"), Phrase("oui.", "fr"))


def test_what_opens_without_letters_is_said_with_what_follows() -> None:
    assert phrases_of([Phrase("“", "en"), Phrase("Oui", "fr")]) == (Phrase("“Oui", "fr"),)


def test_nothing_is_said_of_marks_alone() -> None:
    assert phrases_of([Phrase(" · ", "en")]) == ()


def test_neighbours_of_one_language_are_one_phrase() -> None:
    assert joined([Phrase("Night:", "en"), Phrase("free", "en"), Phrase("non", "fr")]) == (
        Phrase("Night: free", "en"),
        Phrase("non", "fr"),
    )
