"""Speaks one text by eSpeak NG's library, and writes where each of its words begins.

Run as a program of its own, by its path: it reads a text on standard input and writes a WAV file with
a cue point a word on standard output, as any program may that is a voice. The library keeps a state
from one text to the next, so that only a fresh process gives the same samples each time; and the
command `espeak-ng` tells no times. Nothing of paperpress is imported, which would take longer than
the speaking does.
"""

from __future__ import annotations

import ctypes
import re
import struct
import sys
from collections.abc import Iterator, Sequence

#: Numbers of espeak-ng/speak_lib.h.
_AUDIO_OUTPUT_SYNCHRONOUS, _DONT_EXIT, _CHARS_UTF8, _POSITION_CHARACTER = 2, 0x8000, 1, 1
_EVENT_WORD = 1

Heard = tuple[int, int]
"""The place of a word in the text, in characters, and where it begins in the sound, in samples."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("padding", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


def main(library: str, voice: str) -> None:
    """Speak the text on standard input by a voice, and write the WAV file."""
    text = sys.stdin.buffer.read().decode("utf-8")
    rate, samples, heard = _spoken(ctypes.CDLL(library), voice.encode(), text)
    sys.stdout.buffer.write(wav(rate, samples, begins(text, heard, len(samples) // 2)))


def _spoken(speech: ctypes.CDLL, voice: bytes, text: str) -> tuple[int, bytes, list[Heard]]:
    samples: list[bytes] = []
    heard: list[Heard] = []

    def receive(wave: ctypes.Array[ctypes.c_short], count: int, events: Sequence[_Event]) -> int:
        if wave and count > 0:
            samples.append(ctypes.string_at(wave, 2 * count))
        place = 0
        while events[place].type:
            event = events[place]
            if event.type == _EVENT_WORD and event.length:
                heard.append((event.text_position - 1, event.sample))
            place += 1
        return 0

    callback = _Callback(receive)
    rate = speech.espeak_Initialize(_AUDIO_OUTPUT_SYNCHRONOUS, 0, None, _DONT_EXIT)
    if rate <= 0:
        raise SystemExit("eSpeak NG finds no data")
    speech.espeak_SetSynthCallback(callback)
    wanted = _Voice(languages=voice)
    if speech.espeak_SetVoiceByName(voice) and speech.espeak_SetVoiceByProperties(
        ctypes.byref(wanted)
    ):
        raise SystemExit(f"eSpeak NG has no voice {voice.decode()!r}")
    data = text.encode() + b"\0"
    speech.espeak_Synth(
        data, ctypes.c_size_t(len(data)), 0, _POSITION_CHARACTER, 0, _CHARS_UTF8, None, None
    )
    speech.espeak_Synchronize()
    return rate, b"".join(samples), heard


def begins(text: str, heard: Sequence[Heard], length: int) -> list[int]:
    """Return where each word begins, as spaces part them; what isn't told lies between its neighbours.

    eSpeak NG says some words in one ("of the"), and takes others apart ("well-begun").
    """
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    begun = {
        number: min(samples)
        for number, (start, end) in enumerate(words)
        if (samples := [sample for place, sample in heard if start <= place < end])
    }
    begun[len(words)] = length
    return list(_filled([*(start for start, _ in words), len(text)], begun))


def _filled(starts: Sequence[int], begun: dict[int, int]) -> Iterator[int]:
    """Yield where each word begins but the last, which is the text's end; none before another."""
    before = place = 0
    for number, start in enumerate(starts[:-1]):
        if number in begun:
            before = max(before, begun[number])
        else:
            following = min(at for at in begun if at > number)
            share = (start - place) / max(1, starts[following] - place)
            before += round(max(0, begun[following] - before) * share)
        place = start
        yield before


def wav(rate: int, samples: bytes, cues: Sequence[int]) -> bytes:
    """Return a WAV file of 16 bits and one channel, with a cue point at each of the samples named."""
    form = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    points = b"".join(
        struct.pack("<II4sIII", number, at, b"data", 0, 0, at) for number, at in enumerate(cues, 1)
    )
    chunks = (
        (b"fmt ", form),
        (b"cue ", struct.pack("<I", len(cues)) + points),
        (b"data", samples),
    )
    body = b"WAVE" + b"".join(
        name + struct.pack("<I", len(content)) + content for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


if __name__ == "__main__":
    main(*sys.argv[1:])
