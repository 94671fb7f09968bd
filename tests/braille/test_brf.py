"""BRF: ASCII braille, CR LF and form feeds."""

from paperpress.braille.brf import brf


def test_cells_are_ascii_braille():
    """The order of ASCII braille is that of the cells' numbers, and every cell has its own."""
    every = "".join(chr(0x2800 + dots) for dots in range(1, 64))
    (line, end) = brf([[(every,)]]).decode("ascii").split("\r\n")
    assert line == "A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
    assert len(set(line)) == 63
    assert end == "\f"


def test_rows_and_pages_end_as_embossers_expect():
    assert brf([[("⠁ ", "", "⠃", ""), ("⠉",)]]) == b"A\r\n\r\nB\r\n\fC\r\n\f"


def test_each_volume_begins_on_the_front_of_a_sheet():
    """A volume of one page leaves the back of its sheet empty; the last has nothing behind it."""
    assert brf([[("⠁",)], [("⠃",), ("⠃",)], [("⠉",)]]) == (b"A\r\n\f\r\n\fB\r\n\fB\r\n\fC\r\n\f")
