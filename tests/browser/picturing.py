"""Makes PNG images of pages smaller: few colours and a palette, for pages have few.

In: a PNG as Chromium writes it (8 bits, RGB or RGBA, not interlaced). Out: one with a palette of 256 colours at
most, which looks the same. Rules: the PNG specification, W3C, 2003, §7–9.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy

COLOURS = 256


def smaller(image: bytes) -> bytes:
    """The image with a palette."""
    pixels = _pixels(image)
    height, width, _ = pixels.shape
    flat = pixels.reshape(-1, 3).astype(numpy.uint32)
    packed = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    found, where, counts = numpy.unique(packed, return_inverse=True, return_counts=True)
    kept = found[numpy.argsort(-counts, kind="stable")[:COLOURS]]
    palette = _apart(kept)
    nearest = numpy.array([_nearest(one, palette) for one in _apart(found)], dtype=numpy.uint8)
    rows = nearest[where].reshape(height, width)
    lines = numpy.hstack([numpy.zeros((height, 1), numpy.uint8), rows]).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", palette.astype(numpy.uint8).tobytes()),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return image[:8] + b"".join(_chunk(name, data) for name, data in parts)


def _apart(packed: numpy.ndarray) -> numpy.ndarray:
    """Red, green and blue of packed colours."""
    return numpy.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1).astype(numpy.int32)


def _nearest(one: numpy.ndarray, palette: numpy.ndarray) -> int:
    return int(((palette - one) ** 2).sum(axis=1).argmin())


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(image):
        (length,) = struct.unpack(">I", image[at : at + 4])
        yield image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        at += length + 12


def _pixels(image: bytes) -> numpy.ndarray:
    """Red, green and blue of each pixel."""
    chunks = list(_chunks(image))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    if depth != 8 or kind not in (2, 6):
        raise ValueError("not a PNG of 8 bits in RGB or RGBA")
    size = 3 if kind == 2 else 4
    raw = numpy.frombuffer(
        zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT")), numpy.uint8
    )
    lines = raw.reshape(height, 1 + width * size)
    above = numpy.zeros((width, size), numpy.uint8)
    rows = []
    for line in lines:
        above = _unfiltered(int(line[0]), line[1:].reshape(width, size), above)
        rows.append(above[:, :3])
    return numpy.stack(rows)


def _unfiltered(rule: int, line: numpy.ndarray, above: numpy.ndarray) -> numpy.ndarray:
    if rule == 0:
        return line
    if rule == 1:
        return numpy.cumsum(line, axis=0, dtype=numpy.uint8)
    if rule == 2:
        return numpy.array(line + above)
    return _by_neighbours(rule, line.astype(int).tolist(), above.astype(int).tolist())


def _by_neighbours(rule: int, line: list[list[int]], above: list[list[int]]) -> numpy.ndarray:
    """A line that is told by its neighbours at the left and above (rule 3), and above left (4)."""
    size = len(line[0])
    left, corner = [0] * size, [0] * size
    for given, over in zip(line, above, strict=True):
        for at in range(size):
            guess = (left[at] + over[at]) // 2 if rule == 3 else _paeth(left[at], over[at], corner[at])
            given[at] = (given[at] + guess) & 255
        left, corner = given, over
    return numpy.array(line, dtype=numpy.uint8)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))
