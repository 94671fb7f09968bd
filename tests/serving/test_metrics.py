"""Figures in the text format of Prometheus."""

from __future__ import annotations

import re

from paperpress.serving.metrics import Metrics

LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.]+')


def test_answers_are_counted_by_kind_and_time() -> None:
    metrics = Metrics()
    metrics.answered("feed", 200, 1000, 0.02)
    metrics.answered("edition", 200, 5000, 3.0)
    metrics.answered("feed", 304, 0, 0.001)
    lines = metrics.text().decode().splitlines()
    assert 'paperpress_requests_total{kind="feed",status="304"} 1' in lines
    assert "paperpress_sent_bytes_total 6000" in lines
    assert 'paperpress_answer_seconds_bucket{le="0.025"} 2' in lines
    assert 'paperpress_answer_seconds_bucket{le="+Inf"} 3' in lines
    assert "paperpress_answer_seconds_count 3" in lines
    assert "paperpress_failed_logins_total 0" in lines


def test_every_line_is_one_that_prometheus_reads() -> None:
    metrics = Metrics()
    metrics.answered("feed", 200, 1000, 0.02)
    metrics.count("paperpress_presses_total", outcome="ok")
    metrics.count("paperpress_failed_logins_total")
    named = set()
    for line in metrics.text().decode().splitlines():
        if line.startswith("# TYPE "):
            named.add(line.split()[2])
        elif not line.startswith("# HELP "):
            assert LINE.fullmatch(line), line
            name = re.sub(r"_(bucket|sum|count)$", "", re.split(r"[{ ]", line)[0])
            assert name in named, line
