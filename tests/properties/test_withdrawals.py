"""Whatever was pressed before, what stands of a day is what a fresh folder would hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from paperpress.model.masthead import Desk, Masthead
from withdrawn import Newsroom

pytestmark = pytest.mark.slow

desks = st.sampled_from(["city", "world", "sport"])
ids = st.sampled_from("abcd")


class Withdrawals(RuleBasedStateMachine):
    """Whatever was pressed before, what stands of a day is what a fresh folder would hold."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.home = Path(tempfile.mkdtemp(prefix="withdrawals-"))
        desks = [Desk(slug=name, name=name) for name in ("anchor", "city", "sport", "world")]
        masthead = Masthead(title="Test Gazette", language="en-GB", desks=tuple(desks))
        self.room = Newsroom(self.home, masthead)
        self.room.write("anchor", desk="anchor")

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(id=ids, desk=desks)
    def write(self, id: str, desk: str) -> None:
        self.room.write(id, desk=desk)

    @rule(id=ids, desk=desks, status=st.sampled_from(["draft", "withheld", "cancelled"]))
    def hold_back(self, id: str, desk: str, status: str) -> None:
        self.room.write(id, desk=desk, status=status)

    @rule(id=ids)
    def delete(self, id: str) -> None:
        (self.room.articles / f"{id}.json").unlink(missing_ok=True)

    @rule(desk=desks)
    def press_a_desk(self, desk: str) -> None:
        self.room.press(desks=(desk, "anchor"))

    @rule()
    def press_another_profile(self) -> None:
        self.room.press(profiles=("kobo",))

    @rule()
    def lose_the_reports(self) -> None:
        for path in self.room.out.rglob("report.*"):
            path.unlink()

    @invariant()
    def what_stands_is_what_a_fresh_press_would_give(self) -> None:
        fresh, issues = self.home / "fresh", Path(".paperpress", "issues")
        shutil.rmtree(fresh, ignore_errors=True)
        # What readers had before is told of in the next issue: it is the same for both.
        if (self.room.out / issues).is_dir():
            shutil.copytree(self.room.out / issues, fresh / issues)
        self.room.press(profiles=("eink", "kobo"))
        self.room.press(profiles=("eink", "kobo"), out=fresh)
        stand, new = (
            {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.epub")}
            for out in (self.room.out, fresh)
        )
        assert stand == new


TestWithdrawals = Withdrawals.TestCase
TestWithdrawals.settings = settings(max_examples=10, stateful_step_count=6)
