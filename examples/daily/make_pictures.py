"""Draws the example paper's pictures, the same ones every time: python examples/daily/make_pictures.py

Scenes are layers: a sky, ridges or roofs before it, lights that glow, water that mirrors, grain
over all. Nothing is photographed, so nobody's rights are in them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

HERE = Path(__file__).parent / "pictures"
WIDE = (1600, 1067)
TALL = (1067, 1600)
Colour = tuple[int, int, int]


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """Top to bottom, from one colour to another."""
    ramp = Image.linear_gradient("L").resize(size)
    return ImageOps.colorize(ramp, top, bottom)


def grain(image: Image.Image, seed: int, strength: int = 10) -> Image.Image:
    """Film grain, from a seed."""
    size = (image.width // 2, image.height // 2)
    noise = Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))
    noise = noise.filter(ImageFilter.GaussianBlur(0.7)).resize(image.size, Image.Resampling.BICUBIC)
    noise = noise.point([128 + (level - 128) * strength // 64 for level in range(256)])
    return ImageChops.overlay(image, Image.merge("RGB", (noise,) * 3))


def glow(
    image: Image.Image, spots: list[tuple[float, float, float]], colour: Colour
) -> Image.Image:
    """Lights: centre and radius of each."""
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    for x, y, radius in spots:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), 255)
    light = Image.new("RGB", image.size, colour)
    for blur in (2, 14, 60):
        soft = mask.filter(ImageFilter.GaussianBlur(blur))
        image = ImageChops.screen(image, Image.composite(light, Image.new("RGB", image.size), soft))
    return image


def ridge(
    image: Image.Image, seed: int, height: float, rough: float, colour: Colour, blur: float = 0.0
) -> Image.Image:
    """A range of hills, whose line is at `height` (0 top, 1 bottom)."""
    chance = random.Random(seed)
    waves = [
        (chance.uniform(0.5, 9), chance.uniform(0, 6.3), chance.uniform(0.2, 1)) for _ in range(9)
    ]
    points = []
    for x in range(0, image.width + 8, 8):
        offset = sum(
            math.sin(x / image.width * 6.3 * often + shift) * deep / often
            for often, shift, deep in waves
        )
        points.append((x, image.height * (height + rough * offset)))
    mask = Image.new("L", image.size, 0)
    edge = [*points, (image.width + 8, image.height), (0, image.height)]
    ImageDraw.Draw(mask).polygon(edge, 255)
    mask = mask.filter(ImageFilter.GaussianBlur(blur))
    return Image.composite(Image.new("RGB", image.size, colour), image, mask)


def mirror(image: Image.Image, line: int, darker: float = 0.6) -> Image.Image:
    """Water below a line: what is above it upside down, ruffled and darker."""
    above = ImageOps.flip(image.crop((0, max(0, 2 * line - image.height), image.width, line)))
    above = above.filter(ImageFilter.GaussianBlur(3)).point(lambda level: int(level * darker))
    for y in range(0, above.height, 3):
        shift = int(math.sin(y * 0.35) * (2 + y * 0.02) + math.sin(y * 0.11) * 4)
        strip = above.crop((0, y, above.width, y + 2))
        above.paste(ImageChops.offset(strip, shift, 0), (0, y))
    image.paste(above, (0, line))
    return image


def harbour() -> Image.Image:
    image = gradient(WIDE, (38, 48, 78), (236, 172, 120))
    image = ridge(image, 3, 0.52, 0.03, (66, 66, 88), 3)
    draw = ImageDraw.Draw(image)
    chance = random.Random(5)
    windows = []
    for x in range(0, 1600, 58):
        top = 500 + chance.randrange(70)
        draw.rectangle((x, top, x + 54, 640), (34, 34, 46))
        windows += [(x + 12 + 14 * n, top + 20 + 24 * chance.randrange(3), 2.2) for n in range(3)]
    draw.polygon([(420, 690), (1180, 690), (1110, 770), (500, 770)], (24, 26, 34))
    draw.rectangle((520, 620, 1080, 690), (206, 206, 200))
    draw.rectangle((640, 560, 960, 620), (222, 222, 214))
    draw.rectangle((860, 500, 910, 560), (30, 30, 38))
    for x in range(545, 1070, 44):
        draw.rectangle((x, 640, x + 26, 668), (255, 226, 150))
    image = glow(image, windows, (255, 214, 140))
    image = glow(image, [(560, 600, 4), (1050, 600, 4), (800, 545, 5)], (255, 236, 190))
    return grain(mirror(image, 772), 1)


def bus_stop() -> Image.Image:
    image = gradient(TALL, (12, 16, 26), (36, 40, 54))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 1240), (1067, 1180), (1067, 1600), (0, 1600)], (26, 28, 36))
    draw.rectangle((90, 820, 640, 1250), (58, 64, 78))
    draw.rectangle((110, 850, 620, 1240), (150, 158, 164))
    draw.rectangle((70, 790, 660, 830), (24, 26, 32))
    for x, tall in ((210, 250), (330, 290), (470, 230)):
        draw.ellipse((x - 26, 1240 - tall - 52, x + 26, 1240 - tall), (30, 30, 36))
        draw.rounded_rectangle((x - 46, 1240 - tall, x + 46, 1240), 34, (34, 34, 42))
    draw.rounded_rectangle((690, 700, 1300, 1260), 36, (96, 30, 34))
    draw.rectangle((730, 760, 1067, 940), (250, 234, 190))
    draw.rectangle((730, 1000, 1067, 1120), (232, 214, 170))
    draw.rectangle((760, 712, 1067, 748), (250, 190, 60))
    image = glow(image, [(365, 806, 20), (300, 806, 20)], (230, 238, 255))
    image = glow(image, [(724, 1190, 26)], (255, 246, 214))
    rain = Image.new("L", TALL, 0)
    drops = ImageDraw.Draw(rain)
    chance = random.Random(8)
    for _ in range(1700):
        x, y = chance.randrange(1100), chance.randrange(1600)
        drops.line((x, y, x - 8, y + 34), chance.randrange(40, 120), 1)
    image = ImageChops.screen(image, Image.merge("RGB", (rain,) * 3))
    return grain(mirror(image, 1264, 0.75), 2)


def terraces() -> Image.Image:
    image = gradient(WIDE, (168, 190, 214), (240, 232, 212))
    for n in range(4):
        shade = 170 - n * 34
        colour = (shade - 20, shade, shade - 14)
        image = ridge(image, 20 + n, 0.3 + n * 0.11, 0.05, colour, 4 - n)
    draw = ImageDraw.Draw(image)
    for n in range(16):
        y = 690 + n * n * 1.7
        wave = [(x, y + 22 * math.sin(x / 260 + n * 0.4)) for x in range(0, 1620, 20)]
        draw.line(wave, (48, 58, 40), 3 + n // 2)
        draw.line([(x, h - 6 - n // 2) for x, h in wave], (150, 160, 104), 2 + n // 3)
    draw.polygon([(980, 560), (1090, 560), (1090, 500), (1035, 462), (980, 500)], (206, 196, 180))
    draw.polygon([(966, 504), (1104, 504), (1035, 450)], (120, 62, 48))
    return grain(image, 3, 8)


def market() -> Image.Image:
    image = gradient(WIDE, (214, 222, 226), (122, 104, 90))
    draw = ImageDraw.Draw(image)
    for n in range(9, -1, -1):
        wide, tall = 240 + n * 0 + (9 - n) * 150, 200 + (9 - n) * 78
        box = (800 - wide // 2, 470 - tall // 2, 800 + wide // 2, 470 + tall)
        shade = 190 - (9 - n) * 17
        draw.arc(box, 180, 360, (shade, shade, shade - 6), 10 + (9 - n) * 2)
        draw.line((box[0], 470 + tall // 4, box[0], 1067), (shade - 20,) * 3, 8 + (9 - n) * 2)
        draw.line((box[2], 470 + tall // 4, box[2], 1067), (shade - 20,) * 3, 8 + (9 - n) * 2)
    chance = random.Random(9)
    for side in (-1, 1):
        for n in range(5):
            x = 800 + side * (210 + n * 150)
            y = 690 + n * 60
            draw.polygon(
                [(x - 100, y), (x + 100, y), (x + 80, y - 46), (x - 80, y - 46)],
                (150, 52 + n * 9, 44),
            )
            for _ in range(60):
                fx, fy = x + chance.randrange(-90, 90), y + 70 + chance.randrange(46)
                hue = chance.choice([(196, 120, 40), (120, 150, 60), (176, 50, 44), (220, 190, 90)])
                draw.ellipse((fx - 11, fy - 11, fx + 11, fy + 11), hue)
    for _ in range(22):
        x, y = chance.randrange(620, 980), chance.randrange(640, 960)
        size = (y - 560) / 5
        draw.ellipse((x - size * 0.2, y - size * 1.5, x + size * 0.2, y - size * 1.1), (40, 36, 34))
        draw.rounded_rectangle((x - size * 0.3, y - size * 1.1, x + size * 0.3, y), 8, (44, 42, 48))
    return grain(image, 4)


def reservoir() -> Image.Image:
    image = gradient(WIDE, (206, 216, 222), (222, 206, 178))
    image = ridge(image, 31, 0.34, 0.03, (138, 138, 132), 3)
    image = ridge(image, 32, 0.4, 0.008, (186, 164, 132))
    draw = ImageDraw.Draw(image)
    chance = random.Random(12)
    for row in range(24):
        y = 440 + row * row * 1.15
        step = 26 + row * 9
        for x in range(-40, 1680, step):
            corners = [
                (x + chance.randrange(step // 3 + 1), y + chance.randrange(4 + row)),
                (x + step - 3 - row // 3, y + chance.randrange(4 + row)),
                (x + step - 4 - row // 3, y + row * 2.1 + 4 - chance.randrange(3 + row // 2)),
                (x + chance.randrange(step // 4 + 1), y + row * 2.1 + 4),
            ]
            shade = 150 + chance.randrange(36) - row
            draw.polygon(corners, (shade + 22, shade, shade - 30), (84, 66, 48))
    draw.polygon([(1010, 560), (1300, 540), (1330, 590), (1060, 610)], (70, 54, 44))
    draw.line((1040, 575, 1310, 560), (120, 96, 78), 5)
    return grain(image, 5)


def telescope() -> Image.Image:
    image = gradient(WIDE, (10, 14, 32), (70, 74, 110))
    draw = ImageDraw.Draw(image)
    chance = random.Random(14)
    for _ in range(900):
        x, y, bright = chance.randrange(1600), chance.randrange(820), chance.randrange(90, 255)
        draw.point((x, y), (bright, bright, bright))
        if bright > 235:
            draw.ellipse((x - 1, y - 1, x + 2, y + 2), (bright, bright, bright))
    image = ridge(image, 41, 0.84, 0.02, (14, 16, 24))
    draw = ImageDraw.Draw(image)
    draw.polygon([(740, 900), (860, 900), (830, 620), (770, 620)], (54, 58, 72))
    draw.chord((480, 400, 1080, 800), 0, 180, (150, 156, 172))
    draw.chord((440, 380, 1120, 620), 0, 360, (196, 202, 216))
    draw.ellipse((480, 400, 1080, 600), (120, 126, 144))
    for x in (560, 800, 1040):
        draw.line((x, 490, 800, 230), (210, 214, 226), 6)
    draw.ellipse((776, 208, 824, 252), (220, 224, 236))
    return grain(glow(image, [(800, 890, 10), (640, 900, 5)], (255, 170, 110)), 6, 7)


def stage() -> Image.Image:
    image = gradient(WIDE, (10, 8, 16), (38, 22, 30))
    beams = Image.new("L", WIDE, 0)
    draw = ImageDraw.Draw(beams)
    for x, lean in ((250, 330), (560, 130), (1040, -130), (1350, -330)):
        draw.polygon([(x - 12, 0), (x + 12, 0), (x + lean + 190, 800), (x + lean - 190, 800)], 120)
    soft = beams.filter(ImageFilter.GaussianBlur(22))
    light = Image.composite(Image.new("RGB", WIDE, (255, 220, 160)), Image.new("RGB", WIDE), soft)
    image = ImageChops.screen(image, light)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 800, 1600, 830), (70, 44, 34))
    for x in range(420, 1220, 76):
        draw.ellipse((x - 20, 600, x + 20, 646), (28, 18, 20))
        draw.rounded_rectangle((x - 36, 644, x + 36, 800), 24, (24, 16, 20))
    chance = random.Random(15)
    for row in range(4):
        for x in range(-20, 1640, 84 + row * 10):
            y = 890 + row * 62 + chance.randrange(14)
            draw.ellipse((x - 30 - row * 5, y - 36, x + 30 + row * 5, y + 44), (12, 10, 14))
            draw.rounded_rectangle(
                (x - 52 - row * 6, y + 30, x + 52 + row * 6, y + 260), 40, (10, 8, 12)
            )
    return grain(image, 7)


def library() -> Image.Image:
    image = gradient(WIDE, (196, 170, 130), (84, 58, 40))
    draw = ImageDraw.Draw(image)
    chance = random.Random(16)
    for shelf in range(6):
        y = 60 + shelf * 160
        draw.rectangle((0, y + 134, 1600, y + 150), (66, 42, 28))
        x = 6
        while x < 1600:
            wide, tall = chance.randrange(16, 40), chance.randrange(92, 130)
            tone = chance.choice(
                [(112, 52, 44), (50, 70, 84), (70, 84, 54), (150, 120, 70), (54, 46, 52)]
            )
            draw.rectangle((x, y + 134 - tall, x + wide - 2, y + 134), tone)
            draw.line((x + 3, y + 150 - tall, x + wide - 5, y + 150 - tall), (206, 184, 130), 3)
            x += wide
    draw.polygon([(1160, 1067), (1210, 1067), (1330, 120), (1290, 120)], (120, 84, 52))
    draw.polygon([(1330, 1067), (1380, 1067), (1420, 120), (1380, 120)], (104, 70, 44))
    for y in range(180, 1040, 90):
        draw.line((1230 + (1040 - y) * 0.085, y, 1376 + (1040 - y) * 0.03, y), (130, 92, 58), 14)
    image = glow(image, [(260, 30, 46), (820, 20, 46)], (255, 226, 170))
    return grain(image, 8)


def bread() -> Image.Image:
    image = gradient(WIDE, (70, 54, 44), (150, 116, 84))
    draw = ImageDraw.Draw(image)
    chance = random.Random(17)
    for x, y, wide in ((380, 560, 330), (900, 640, 400), (1290, 520, 280), (620, 820, 300)):
        draw.ellipse((x - wide, y + wide * 0.34, x + wide, y + wide * 0.7), (52, 38, 30))
        for layer in range(30):
            shade = 1 - layer / 60
            box = (
                x - wide * shade,
                y - wide * 0.5 * shade + 40,
                x + wide * shade,
                y + wide * 0.5 * shade + 20,
            )
            draw.ellipse(box, (150 + layer * 2, 92 + layer * 3, 44 + layer * 2))
        for cut in (-0.4, 0.0, 0.4):
            at = x + wide * cut
            draw.arc(
                (at - 60, y - wide * 0.4, at + 60, y + wide * 0.4), 200, 330, (244, 224, 180), 16
            )
        for _ in range(160):
            fx, fy = x + chance.gauss(0, wide * 0.35), y + chance.gauss(0, wide * 0.16)
            draw.point((fx, fy), (250, 240, 216))
    return grain(image.filter(ImageFilter.GaussianBlur(1.4)), 9)


def wetland() -> Image.Image:
    image = gradient(WIDE, (222, 206, 196), (246, 234, 214))
    image = ridge(image, 51, 0.46, 0.02, (150, 150, 146), 5)
    image = mirror(image, 560, 0.94)
    draw = ImageDraw.Draw(image)
    chance = random.Random(18)
    for _ in range(420):
        x, y = chance.randrange(-20, 1620), 1080
        tall = chance.randrange(120, 420)
        draw.line((x, y, x + chance.randrange(-50, 50), y - tall), (52, 56, 42), 4)
    draw.ellipse((770, 470, 880, 540), (236, 236, 232))
    draw.line((862, 490, 910, 390, 900, 352), (236, 236, 232), 16)
    draw.polygon([(890, 346), (950, 360), (892, 366)], (196, 140, 60))
    for x in (806, 836):
        draw.line((x, 536, x - 4, 640), (60, 54, 50), 6)
    return grain(image, 10, 8)


def workshop() -> Image.Image:
    image = gradient(WIDE, (92, 88, 84), (48, 42, 40))
    draw = ImageDraw.Draw(image)
    draw.rectangle((90, 80, 560, 620), (226, 232, 232))
    for x in (246, 404):
        draw.line((x, 80, x, 620), (70, 64, 60), 12)
    draw.line((90, 350, 560, 350), (70, 64, 60), 12)
    draw.rectangle((0, 780, 1600, 1067), (96, 68, 48))
    draw.rectangle((0, 770, 1600, 800), (130, 96, 66))
    for x, wide in ((760, 220), (1080, 180), (1340, 150)):
        draw.ellipse((x - wide, 780 - 2 * wide, x + wide, 780), (152, 112, 70), (60, 40, 28), 10)
        draw.ellipse(
            (x - wide * 0.8, 780 - 1.8 * wide, x + wide * 0.8, 780 - 0.2 * wide), (176, 134, 86)
        )
        for spoke in range(12):
            angle = spoke * math.pi / 6
            end = (x + wide * math.cos(angle), 780 - wide + wide * math.sin(angle))
            draw.line((x, 780 - wide, *end), (110, 76, 48), 6)
        draw.ellipse((x - 24, 756 - wide, x + 24, 804 - wide), (60, 44, 34))
    return grain(glow(image, [(1180, 60, 28)], (255, 220, 160)), 11)


def chart() -> Image.Image:
    """Passengers a night, as bars: a palette picture with labels."""
    image = Image.new("RGB", (1400, 900), "white")
    draw = ImageDraw.Draw(image)
    font, small = ImageFont.load_default(size=38), ImageFont.load_default(size=30)
    draw.text((60, 30), "Night ferry passengers (average a night)", "black", font)
    values = {"2019": 1840, "2021": 610, "2022": 905, "2023": 1210, "2024": 1475, "2025": 1960}
    for level in (0, 500, 1000, 1500, 2000):
        y = 780 - level * 0.31
        draw.line((150, y, 1350, y), (190, 190, 190), 2)
        draw.text((60, y - 18), str(level), "black", small)
    for number, (year, value) in enumerate(values.items()):
        x = 200 + number * 195
        draw.rectangle((x, 780 - value * 0.31, x + 120, 780), (40, 70, 110))
        draw.text((x + 22, 740 - value * 0.31), str(value), "black", small)
        draw.text((x + 22, 800), year, "black", font)
    return image.quantize(16)


def ornament() -> Image.Image:
    """A wave with a transparent ground: decoration."""
    image = Image.new("RGBA", (900, 120), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for line in range(3):
        wave = [(x, 60 + line * 16 - 16 + 14 * math.sin(x / 38 + line)) for x in range(0, 901, 4)]
        draw.line(wave, (20, 20, 20, 255 - line * 70), 6)
    return image


def portrait(seed: int, hair: Colour, skin: Colour, coat: Colour) -> Image.Image:
    image = gradient((600, 800), (206, 204, 198), (150, 146, 140))
    draw = ImageDraw.Draw(image)
    chance = random.Random(seed)
    draw.rounded_rectangle((90, 560, 510, 900), 120, coat)
    draw.rectangle((250, 480, 350, 600), tuple(int(c * 0.82) for c in skin))
    draw.ellipse((170, 130, 430, 430), hair)
    draw.ellipse((190, 170, 410, 520), skin)
    draw.pieslice(
        (176, 130, 424, 400), 180 + chance.randrange(14), 360 - chance.randrange(30), hair
    )
    shade = Image.new("L", image.size, 0)
    ImageDraw.Draw(shade).ellipse((300, 190, 430, 520), 90)
    dark = Image.new("RGB", image.size, (60, 46, 42))
    image = Image.composite(dark, image, shade.filter(ImageFilter.GaussianBlur(40)))
    draw = ImageDraw.Draw(image)
    for x in (250, 345):
        draw.ellipse((x - 20, 326, x + 20, 346), (238, 232, 226))
        draw.ellipse((x - 8, 326, x + 8, 346), (48, 36, 32))
        draw.arc((x - 32, 290, x + 32, 340), 200, 340, hair, 7)
    draw.line((298, 340, 288, 404, 308, 408), tuple(int(c * 0.75) for c in skin), 5)
    draw.arc((250, 400, 350, 462), 25, 155, (130, 66, 60), 8)
    return grain(image.filter(ImageFilter.GaussianBlur(1.6)), seed, 8)


SCENES: dict[str, Callable[[], Image.Image]] = {
    "harbour-dusk.jpg": harbour,
    "bus-stop.jpg": bus_stop,
    "terraces.jpg": terraces,
    "market-hall.jpg": market,
    "reservoir.webp": reservoir,
    "telescope.jpg": telescope,
    "choir-stage.jpg": stage,
    "library.jpg": library,
    "bread.jpg": bread,
    "wetland.jpg": wetland,
    "workshop.jpg": workshop,
    "ferry-chart.png": chart,
    "wave.png": ornament,
    "portraits/asha-venn.jpg": lambda: portrait(21, (40, 30, 28), (186, 134, 104), (52, 62, 80)),
    "portraits/tomas-ile.jpg": lambda: portrait(22, (96, 84, 76), (226, 188, 160), (70, 74, 62)),
    "portraits/miriam-oduya.jpg": lambda: portrait(23, (22, 18, 18), (120, 80, 60), (116, 54, 48)),
}

#: Stored on its side, with an EXIF orientation that says so, as telephones do.
ON_ITS_SIDE = "bus-stop.jpg"


def save(image: Image.Image, path: Path) -> None:
    """Writes a picture in the format that its name tells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".jpg":
        image.save(path, quality=82)
    elif path.name == ON_ITS_SIDE:
        exif = Image.Exif()
        exif[0x0112] = 6
        image.transpose(Image.Transpose.ROTATE_90).save(path, quality=82, exif=exif)
    else:
        image.save(path, quality=82)


def main() -> None:
    """Draws them all."""
    for name, draw in SCENES.items():
        save(draw(), HERE / name)


if __name__ == "__main__":
    main()
