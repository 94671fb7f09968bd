"""Kerning, against the library that its numbers are those of."""

import pytest
from fontTools.varLib.models import normalizeLocation
from fontTools.varLib.varStore import VarStoreInstancer

from paperpress.pictures.cover import faces
from paperpress.pictures.cover.faces import FRANK_RUHL, SOURCE_SERIF, tables
from paperpress.pictures.cover.kerning import Variation, kerning
from paperpress.pictures.cover.typeset import Style, measure

PLACES = [(weight, opsz) for weight in (200, 500, 600, 850, 900) for opsz in (8, 11, 24, 60)]


@pytest.mark.parametrize("face", [SOURCE_SERIF, FRANK_RUHL], ids=lambda face: face.name)
@pytest.mark.parametrize(("weight", "opsz"), PLACES)
def test_a_variation_is_to_the_bit_what_fonttools_makes_of_it(face, weight, opsz):
    font = tables(face)
    store, axes = font["GDEF"].table.VarStore, font["fvar"].axes
    place = {"wght": float(weight), "opsz": float(opsz)}
    limits = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}
    theirs = VarStoreInstancer(
        store, axes, normalizeLocation({tag: place[tag] for tag in limits}, limits)
    )
    ours = Variation.of(store, axes, place)
    for outer, deltas in enumerate(store.VarData):
        for inner in range(len(deltas.Item)):
            assert ours.delta(outer, inner) == theirs[(outer << 16) + inner]


def test_an_index_of_no_variation_changes_nothing():
    font = tables(SOURCE_SERIF)
    variation = Variation.of(
        font["GDEF"].table.VarStore, font["fvar"].axes, {"wght": 900.0, "opsz": 60.0}
    )
    assert variation.delta(0xFFFF, 0xFFFF) == 0
    assert variation.delta(0, 0xFFFF) == 0


def test_pairs_move_by_weight_and_size():
    between = kerning(SOURCE_SERIF).between
    assert between("T", "o", 90, 850) < 0
    assert between("T", "o", 90, 850) != between("T", "o", 20, 400)
    assert between("n", "n", 90, 850) == 0


def test_a_width_is_that_of_the_letters_and_of_what_moves_them():
    style = Style("en", 90, 850)
    font = faces.cut(SOURCE_SERIF, 90, 850)
    moved = 90 * kerning(SOURCE_SERIF).between("T", "o", 90, 850)
    assert measure("To", style) == font.getlength("T") + moved + font.getlength("o")
    assert measure("", style) == 0
