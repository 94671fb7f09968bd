"""Tests of the shelf, which write thousands of small files: nothing of them has to last."""

import os

import pytest


@pytest.fixture(autouse=True)
def _without_syncing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
