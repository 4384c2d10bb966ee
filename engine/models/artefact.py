"""A trained model as bytes: a zip of parameters (JSON), arrays (.npy) and the network's weights (a Keras archive).

An archive may come from a stranger. So it holds numbers only, nothing is unpickled, sizes are checked before they are
unpacked, and the network is built by our own code before weights are read into it: no layer is taken from the archive.
"""

from __future__ import annotations

import io
import json
import tempfile
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import ShopError

if TYPE_CHECKING:
    import keras

_LARGEST = 512 * 1024 * 1024
"""Bytes that an archive may unpack to; ours are a few megabytes."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every member, so that the same model gives the same bytes."""


def pack(
    parameters: Mapping[str, Any],
    arrays: Mapping[str, np.ndarray] | None = None,
    networks: Mapping[str, keras.Model] | None = None,
) -> bytes:
    """Put JSON-able parameters, numeric arrays and networks into one archive."""
    members = {"parameters.json": json.dumps(parameters, sort_keys=True).encode()}
    for name, array in (arrays or {}).items():
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=False)
        members[f"{name}.npy"] = buffer.getvalue()
    for name, network in (networks or {}).items():
        members[f"{name}.keras"] = _saved(network)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(zipfile.ZipInfo(member, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Artefact:
    """An archive made by `pack`, read with care. Raises `shop.damaged` where it is not what it should be."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                _check_sizes(archive)
                self._members = {info.filename: archive.read(info) for info in archive.infolist()}
            self.parameters: dict[str, Any] = json.loads(self._members["parameters.json"])
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            raise ShopError("shop.damaged", what="model") from error

    def array(self, name: str) -> np.ndarray:
        """A numeric array."""
        try:
            return np.load(io.BytesIO(self._members[f"{name}.npy"]), allow_pickle=False)
        except (KeyError, ValueError, EOFError) as error:
            raise ShopError("shop.damaged", what="model") from error

    def into(self, name: str, network: keras.Model) -> keras.Model:
        """Read the weights kept as `name` into a network of the same, known architecture."""
        try:
            data = self._members[f"{name}.keras"]
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                _check_sizes(archive)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "network.keras"
                path.write_bytes(data)
                with warnings.catch_warnings():
                    # Keras only warns of weights that it did not find.
                    warnings.simplefilter("error", UserWarning)
                    network.load_weights(path)
        except (KeyError, ValueError, OSError, UserWarning, zipfile.BadZipFile) as error:
            raise ShopError("shop.damaged", what="model") from error
        return network


def _saved(network: keras.Model) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.keras"
        network.save(path)
        return path.read_bytes()


def _check_sizes(archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > _LARGEST:
        raise ShopError("shop.damaged", what="model")
