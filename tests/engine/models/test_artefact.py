"""A trained model's archive, which may come from a stranger."""

import io
import pickle
import zipfile

import numpy as np
import pytest

from engine.errors import ShopError
from engine.models import artefact
from engine.models.artefact import Artefact, pack
from engine.models.network import Network
from tests.engine.networks import taught

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


def network() -> Network:
    random = np.random.default_rng(0)
    x = random.normal(size=(400, 3)).astype(np.float32)
    made = Network(epochs=1)
    taught(made, x, x[:, 0] > 0)
    return made


def assert_damaged(data: bytes) -> None:
    with pytest.raises(ShopError) as error:
        Network.of(Artefact(data))
    assert error.value.code == "shop.damaged"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_parameters_and_arrays_come_back_as_they_were():
    found = Artefact(pack({"b": 1, "a": [2, 3]}, {"numbers": np.arange(5)}))
    assert found.parameters == {"a": [2, 3], "b": 1}
    assert found.array("numbers").tolist() == [0, 1, 2, 3, 4]


def test_the_same_content_gives_the_same_bytes():
    assert pack({"b": 1, "a": 2}, {"n": np.arange(3)}) == pack({"a": 2, "b": 1}, {"n": np.arange(3)})


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({}), zipped({"parameters.json": b"{"})])
def test_what_is_no_archive_is_damaged(data: bytes):
    assert_damaged(data)


def test_nothing_is_unpickled():
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return (pytest.fail, ("an archive ran code",))

    trapped = io.BytesIO()
    np.save(trapped, np.array([Trap()], object), allow_pickle=True)
    kept = network()
    files = members(pack({}, kept.arrays(), {"network": kept.network_}))
    assert_damaged(zipped({**files, "mean.npy": trapped.getvalue()}))
    assert_damaged(zipped({**files, "mean.npy": pickle.dumps(Trap())}))


def test_weights_of_another_network_are_damaged():
    kept = network()
    arrays = {"mean": np.zeros(7, np.float32), "spread": np.ones(7, np.float32)}
    assert_damaged(pack({}, arrays, {"network": kept.network_}))


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    data = pack({}, {"zeros": np.zeros(10_000)})
    monkeypatch.setattr(artefact, "_LARGEST", 10_000)
    assert len(data) < 10_000
    assert_damaged(data)
