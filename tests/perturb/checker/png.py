"""PNG files read and written with zlib alone: 8 bits a channel, every colour type and filter, all checksums."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # grey, colour, palette, grey and alpha, colour and alpha
_MOST = 1 << 26  # pixels; a small file may claim to be a huge picture


class BadImage(ValueError):
    """Raised for what isn't a whole, sound PNG of the kinds read here."""


def decode(data: bytes) -> np.ndarray:
    """The pixels: height x width for grey, height x width x channels else; a palette becomes its colours."""
    if not data.startswith(SIGNATURE):
        raise BadImage("no PNG signature")
    head: tuple[int, int, int] | None = None
    palette, packed, ended = b"", [], False
    for kind, body in _chunks(data):
        if ended:
            raise BadImage("something follows the end")
        if (kind == b"IHDR") != (head is None):
            raise BadImage("the header isn't the first chunk, or stands twice")
        if kind == b"IHDR":
            head = _header(body)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed.append(body)
        elif kind == b"IEND":
            ended = True
        elif not kind[0] & 0x20:
            raise BadImage(f"a critical chunk {kind!r} that isn't known")
    if head is None or not ended or not packed:
        raise BadImage("a chunk is missing")
    width, height, colour = head
    pixels = _unfiltered(_unpacked(b"".join(packed)), width, height, _CHANNELS[colour])
    if colour == 3:
        table = np.frombuffer(palette[: len(palette) // 3 * 3], np.uint8).reshape(-1, 3)
        if pixels.max(initial=0) >= len(table):
            raise BadImage("a pixel beyond the palette")
        return table[pixels[:, :, 0]]
    return pixels[:, :, 0] if colour == 0 else pixels


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        if at + 12 > len(data):
            raise BadImage("it ends within a chunk")
        (size,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if at + 12 + size > len(data):
            raise BadImage("it ends within a chunk")
        (told,) = struct.unpack_from(">I", data, at + 8 + size)
        if told != zlib.crc32(kind + body):
            raise BadImage(f"the checksum of {kind!r} is wrong")
        yield kind, body
        at += 12 + size


def _header(body: bytes) -> tuple[int, int, int]:
    if len(body) != 13:
        raise BadImage("a header of another length")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", body)
    if depth != 8 or colour not in _CHANNELS:
        raise BadImage(f"colour type {colour} at {depth} bits")
    if packing or filtering or interlace:
        raise BadImage("another packing, or interlaced")
    if not 0 < width * height <= _MOST:
        raise BadImage(f"{width} x {height} pixels")
    return width, height, colour


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise BadImage(str(error)) from None


def _unfiltered(raw: bytes, width: int, height: int, channels: int) -> np.ndarray:
    stride = width * channels
    if len(raw) != height * (stride + 1):
        raise BadImage("more or fewer pixels than the header says")
    rows = np.frombuffer(raw, np.uint8).reshape(height, stride + 1)
    out = np.zeros((height, width, channels), np.uint8)
    above = np.zeros((width, channels), np.uint8)
    for y in range(height):
        above = _row(int(rows[y, 0]), rows[y, 1:].reshape(width, channels), above)
        out[y] = above
    return out


def _row(kind: int, line: np.ndarray, above: np.ndarray) -> np.ndarray:
    if kind == 0:
        return line
    if kind == 1:  # each is the one to the left and a difference: a running sum
        return np.cumsum(line, axis=0, dtype=np.uint8)
    if kind == 2:
        return line + above
    if kind not in (3, 4):
        raise BadImage(f"a filter {kind}")
    out = np.zeros_like(line)
    for c in range(line.shape[1]):  # what is on the left must be known first: pixel by pixel
        out[:, c] = _one_by_one(kind, line[:, c].tolist(), above[:, c].tolist())
    return out


def _one_by_one(kind: int, line: list[int], above: list[int]) -> list[int]:
    out, left, corner = [], 0, 0
    for x, up in zip(line, above, strict=True):
        guess = (left + up) // 2 if kind == 3 else _paeth(left, up, corner)
        left, corner = (x + guess) & 255, up
        out.append(left)
    return out


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda v: abs(v - guess))  # the first of equals: left, up, corner


def encode(pixels: np.ndarray) -> bytes:
    """A PNG of grey or coloured pixels, unfiltered."""
    pixels = np.ascontiguousarray(pixels, np.uint8)
    height, width = pixels.shape[:2]
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    rows = np.zeros((height, width * channels + 1), np.uint8)
    rows[:, 1:] = pixels.reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pixel_hash(pixels: np.ndarray) -> str:
    """The hash of the raw pixels, rows from the top."""
    return hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()


def coloured(pixels: np.ndarray) -> np.ndarray:
    """Pixels with three channels, so that a grey picture and a coloured one can be compared."""
    if pixels.ndim == 2:
        return np.repeat(pixels[:, :, None], 3, axis=2)
    if pixels.shape[2] == 2:
        return np.repeat(pixels[:, :, :1], 3, axis=2)
    return pixels[:, :, :3]
