"""One target in a run: its editions are offered to its recipients, a round at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from paperpress.config.targets import Target
from paperpress.delivery.answers import DelayError, RefusalError, UnfitError, UnusableError
from paperpress.delivery.editions import Parcel, PressedEdition, parcel_of
from paperpress.delivery.progress import (
    Progress,
    Verdict,
    arrived,
    begun,
    refused,
    unsent,
    verdict,
)
from paperpress.delivery.recipients import Recipient
from paperpress.delivery.senders.protocol import Sender, Sending
from paperpress.delivery.state import Place, State, StateError
from paperpress.delivery.tally import Course, Tally
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.pressroom.departures import note_departure


@dataclass(slots=True)
class TargetRun:
    """Sends to one target what it lacks. No more is held than one edition and some counts."""

    target: Target
    sender: Sender
    state: State
    out: Path
    masthead: Masthead
    courses: Sequence[Course]
    today: Callable[[], date]
    heard: Callable[[PressedEdition, str, str], None]
    """Told of each recipient's answer: the edition, the recipient's name, and the answer."""
    ending: Callable[[], bool] = lambda: False
    """Whether nothing more is to be sent."""
    broken: Finding | None = None
    """Why nothing more can be sent, where that is so."""
    wait: float = 0.0
    """Seconds that the other side asked for."""
    _departed: set[str] = field(default_factory=set)
    _stopped: str = field(default="")
    """Why the rest of a round isn't tried."""

    @property
    def waiting(self) -> bool:
        """Whether another round may help."""
        return self.broken is None and any(course.round.waiting.count for course in self.courses)

    def go_round(self) -> None:
        """Offer every edition once to every recipient who lacks it."""
        self._stopped, self.wait = "", 0.0
        try:
            for course in self.courses:
                course.round = Tally()
                self._offer(course)
        except UnusableError as error:
            self._break("DLV003", why=self.sender.hide(str(error)))
        except StateError as error:
            self._break("DLV013", why=str(error), file=str(self.state.path))
        finally:
            self.sender.close()

    def _break(self, code: str, **values: Any) -> None:
        self.broken = emit(code, target=self.target.name, **values)

    def _offer(self, course: Course) -> None:
        parcel: Parcel | None = None
        for recipient in self.sender.recipients():
            course.round.recipients += 1
            place = self._place(course.edition, recipient)
            progress = self.state.find(place)
            if not self._is_due(course, progress):
                continue
            if not self._stopped and self.ending():
                self._stopped = "what sends it was asked to end"
            if self._stopped:
                course.round.waiting.add(recipient, self._stopped)
                continue
            parcel = parcel or parcel_of(course.edition, self.out, self.masthead)
            if parcel is None:  # another press is at work; its edition is for the next run
                course.round.recipients = 0
                return
            self._send(course, parcel, recipient, place, progress)

    def _place(self, edition: PressedEdition, recipient: Recipient) -> Place:
        return Place(edition.key, edition.day, self.state.digest(recipient.address))

    def _is_due(self, course: Course, progress: Progress) -> bool:
        """Tell whether an edition is to be sent, and count one that isn't."""
        sha256 = course.edition.sha256
        decision = verdict(progress, sha256, self.target.corrections, self.today())
        course.round.there += decision is Verdict.THERE
        course.round.refused += decision is Verdict.REFUSED
        course.round.uncorrected += decision is Verdict.NO_CORRECTIONS
        course.round.tomorrow += decision is Verdict.TOMORROW
        if decision is Verdict.THERE:
            self._depart(course.edition)
        return decision is Verdict.SEND

    def _send(
        self, course: Course, parcel: Parcel, recipient: Recipient, place: Place, progress: Progress
    ) -> None:
        """Send an edition to a recipient, and keep what came of it before anything else is done."""
        digest = course.edition.sha256
        doubtful = progress.doubtful == digest
        began = False

        def begin() -> None:
            nonlocal began
            began = True
            self._depart(course.edition)
            self.state.keep(place, begun(progress, digest))

        try:
            self.sender.send(Sending(parcel, recipient, progress.issues, doubtful, begin))
        except DelayError as error:
            if began and not error.doubtful and not doubtful:
                self.state.keep(place, unsent(progress))
            why = self._put_off(course, recipient, error)
            self.wait = max(self.wait, error.wait)
            if error.whole:
                self._stopped = why
        except RefusalError as error:
            self.state.keep(place, refused(progress, digest))
            course.round.refused += 1
            course.refused.add(recipient, self._hear(course, recipient, error))
        except UnfitError as error:
            course.round.unfit += 1
            course.unfit.setdefault((error.code, error.values["service"]), error)
            self._hear(course, recipient, error)
        except UnusableError as error:
            if began and not doubtful:
                self.state.keep(place, unsent(progress))
            self._stopped = self._put_off(course, recipient, error)
            self._break("DLV003", why=self._stopped)
        else:
            self.state.keep(place, arrived(progress, digest, self.today()))
            self._note_arrival(course, recipient, doubtful=doubtful)

    def _put_off(self, course: Course, recipient: Recipient, error: Exception) -> str:
        """Let a recipient wait for another try, and return why."""
        why = self._hear(course, recipient, error)
        course.round.waiting.add(recipient, why)
        return why

    def _note_arrival(self, course: Course, recipient: Recipient, *, doubtful: bool) -> None:
        """Count an edition that has arrived; one that was sent in doubt may be there twice."""
        course.round.there += 1
        course.sent += 1
        course.doubtful += doubtful and not self.sender.can_ask
        self.heard(course.edition, recipient.name, "sent")
        self._depart(course.edition)

    def _depart(self, edition: PressedEdition) -> None:
        """Note that readers may have an issue from here on, so that the next one tells what changed.

        Raises:
            StateError: it can't be noted.
        """
        if edition.issue not in self._departed:
            self._departed.add(edition.issue)
            try:
                note_departure(self.out, edition.day, [edition.issue])
            except OSError as error:
                raise StateError(error.strerror or str(error)) from None

    def _hear(self, course: Course, recipient: Recipient, error: Exception) -> str:
        why = self.sender.hide(str(error))
        self.heard(course.edition, recipient.name, why)
        return why

    def findings(self) -> Iterator[tuple[date, Finding]]:
        """Tell what an editor has to know of each edition."""
        several = getattr(self.target, "list", None) is not None
        for course in self.courses:
            for finding in course.findings(self.target.name, several):
                # Why nothing can be sent is told once, not of each edition again.
                if finding.code != "DLV001" or self.broken is None:
                    yield course.edition.day, finding
