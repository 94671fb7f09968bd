"""A formula on one line keeps the value of the formula."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperpress.body.formulas import in_a_line
from paperpress.body.html import read_html

_FLAT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


NUMBER = st.integers(0, 999).map(str)


TREES = st.recursive(
    NUMBER.map("<mn>{}</mn>".format) | st.sampled_from("abxyz").map("<mi>{}</mi>".format),
    lambda inner: st.one_of(
        st.builds("<msup>{}{}</msup>".format, inner, inner),
        st.builds("<mfrac>{}{}</mfrac>".format, inner, inner),
        st.builds("<msqrt>{}</msqrt>".format, inner),
        st.builds("<mrow>{}<mo>+</mo>{}</mrow>".format, inner, inner),
        st.builds("<mrow>{}<mo>&#x2062;</mo>{}</mrow>".format, inner, inner),
        st.builds("<mrow>{}{}</mrow>".format, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(TREES)
def test_no_two_numbers_of_a_formula_ever_touch(source: str) -> None:
    """A figure that is raised is another character, so each run of figures is one number."""
    line = in_a_line(read_html(f"<math>{source}</math>")[0])
    runs = re.findall("[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line)
    shown = [int(run.translate(_FLAT)) for run in runs]
    assert sorted(shown) == sorted(int(n) for n in re.findall("<mn>([0-9]+)</mn>", source)), line


EVALUATED = st.recursive(
    st.integers(1, 9).map(lambda n: (f"<mn>{n}</mn>", float(n))),
    lambda inner: st.one_of(
        st.builds(lambda a, b: (f"<mfrac>{a[0]}{b[0]}</mfrac>", a[1] / b[1]), inner, inner),
        st.builds(lambda a: (f"<msup><mrow>{a[0]}</mrow><mn>2</mn></msup>", a[1] ** 2), inner),
        st.builds(lambda a, b: (f"<mrow>{a[0]}<mo>+</mo>{b[0]}</mrow>", a[1] + b[1]), inner, inner),
        st.builds(
            lambda a, b: (f"<mrow>{a[0]}<mo>&#x2062;</mo>{b[0]}</mrow>", a[1] * b[1]), inner, inner
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(EVALUATED)
def test_the_line_has_the_value_of_the_formula(case: tuple[str, float]) -> None:
    """Reckoned by Python, which reads ``×`` and ``/`` from left to right, as people do."""
    source, value = case
    line = in_a_line(read_html(f"<math>{source}</math>")[0])
    sum_ = line.replace("×", "*").replace("²", "**2")
    assert eval(sum_, {"__builtins__": {}}) == pytest.approx(value), line
