"""What follows from what is known: every course that a delivery can take, as values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.config.targets import Corrections
from paperpress.delivery.progress import (
    Progress,
    Verdict,
    arrived,
    begun,
    refused,
    unsent,
    verdict,
)

TODAY, TOMORROW = date(2025, 7, 23), date(2025, 7, 24)


@pytest.mark.parametrize(
    ("progress", "corrections", "expected"),
    [
        (Progress(), "always", Verdict.SEND),
        (Progress(), "never", Verdict.SEND),
        (Progress(), "daily", Verdict.SEND),
        (Progress(sent="b", issues=1), "always", Verdict.THERE),
        (Progress(sent="a", issues=1), "always", Verdict.SEND),
        (Progress(sent="a", issues=1), "never", Verdict.NO_CORRECTIONS),
        (Progress(sent="a", issues=1), "daily", Verdict.SEND),
        (Progress(sent="a", issues=2, corrected=TODAY), "daily", Verdict.TOMORROW),
        (Progress(sent="a", issues=2, corrected=TODAY), "always", Verdict.SEND),
        (Progress(sent="a", issues=2, corrected=date(2025, 7, 22)), "daily", Verdict.SEND),
        (Progress(refused="b"), "always", Verdict.REFUSED),
        (Progress(refused="a"), "never", Verdict.SEND),
        (Progress(doubtful="b"), "never", Verdict.SEND),
        (Progress(sent="b", issues=2, corrected=TODAY), "daily", Verdict.THERE),
    ],
)
def test_what_is_to_be_done(
    progress: Progress, corrections: Corrections, expected: Verdict
) -> None:
    assert verdict(progress, "b", corrections, TODAY) is expected


def test_what_arrived_is_not_doubtful_any_more() -> None:
    progress = arrived(begun(Progress(), "a"), "a", TODAY)
    assert progress == Progress(sent="a", issues=1)


def test_a_first_issue_is_no_correction() -> None:
    first = arrived(Progress(), "a", TODAY)
    assert verdict(first, "b", "daily", TODAY) is Verdict.SEND
    second = arrived(first, "b", TODAY)
    assert verdict(second, "c", "daily", TODAY) is Verdict.TOMORROW
    assert verdict(second, "c", "daily", TOMORROW) is Verdict.SEND


_STEPS = st.sampled_from(["begin", "arrive", "refuse", "unsent"])


@given(st.lists(st.tuples(_STEPS, st.sampled_from("abc"))))
def test_what_has_arrived_is_never_sent_again_and_nothing_else_is_lost(
    steps: list[tuple[str, str]],
) -> None:
    progress, last, refusal = Progress(), "", ""
    for step, digest in steps:
        if step == "begin":
            progress = begun(progress, digest)
        elif step == "arrive":
            progress, last, refusal = arrived(progress, digest, TODAY), digest, ""
        elif step == "refuse":
            progress, refusal = refused(progress, digest), digest
        else:
            progress = unsent(progress)
    for digest in "abc":
        sent = verdict(progress, digest, "always", TODAY) is Verdict.SEND
        assert sent is (digest not in {last, refusal})
