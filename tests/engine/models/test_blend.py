"""How much of the network and how much of the regression a shop's own newest weeks ask for."""

import numpy as np
import pytest

from engine.errors import ShopError
from engine.models.blend import Blend
from engine.models.examples import Examples
from engine.models.network import Network

# Keras turns a TensorFlow variable into an array in a way that numpy 2 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


def examples(kind: str, cutoffs: int = 8, size: int = 1500) -> Examples:
    """`lines`: a few features add up, the many others say nothing; `corners`: two features tell only together."""
    random = np.random.default_rng(0)
    parts = []
    for _ in range(cutoffs):
        x = random.normal(size=(size, 30)).astype(np.float32)
        logit = 3 * np.sign(x[:, 0] * x[:, 1]) if kind == "corners" else 0.3 * x[:, 0] - 0.2 * x[:, 1] - 2.5
        parts.append(Examples.of(x, random.random(size) < 1 / (1 + np.exp(-logit))))
    return Examples.stacked(parts)


@pytest.fixture(scope="module")
def corners() -> Blend:
    return Blend().fit(examples("corners"))


def test_where_things_add_up_less_of_the_network_is_taken(corners: Blend):
    assert Blend().fit(examples("lines")).share_ < 0.9
    assert corners.share_ > 0.9


def test_the_chance_lies_between_the_two(corners: Blend):
    x = np.asarray(examples("corners").features)[:500]
    seen = corners.network_.seen(x)
    linear = corners.linear_.logit(seen)
    both = np.sort([corners.network_.logit(seen, linear), linear], axis=0)
    chance = corners.predict(x)
    logit = np.log(chance / (1 - chance))
    assert (logit >= both[0] - 1e-3).all()
    assert (logit <= both[1] + 1e-3).all()


def test_the_newest_answers_are_not_learned_before_they_are_asked(monkeypatch: pytest.MonkeyPatch):
    """What decides on the shares must be hidden from what is judged: also the answers that share its days."""
    asked: list[int] = []
    network = Blend._network

    def watched(self: Blend, found: Examples, *rest: object, **more: object) -> object:
        asked.append(len(found.sizes))
        return network(self, found, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Blend, "_network", watched)
    Blend(steps=20, epochs=1).fit(examples("lines", cutoffs=12))
    assert asked == [10, 4]


@pytest.mark.parametrize("cutoffs", [1, 5])
def test_a_young_shop_learns_from_everything_and_takes_the_network_whole(cutoffs: int):
    blend = Blend(steps=20, epochs=1).fit(examples("corners", cutoffs))
    assert blend.share_ == 1.0


def test_what_goes_on_keeps_its_shares(corners: Blend):
    gone_on = Blend().fit(examples("lines", cutoffs=3), earlier=corners)
    assert gone_on.share_ == corners.share_
    assert not np.array_equal(gone_on.linear_.coefficients_, corners.linear_.coefficients_)


def test_the_network_begins_at_the_regression():
    network = Network()
    x = np.random.default_rng(0).normal(size=(50, 4)).astype(np.float32)
    network.network_ = network._built(4)
    linear = np.arange(50, dtype=np.float32)
    np.testing.assert_array_equal(network.logit(x, linear), linear)


def test_what_saw_other_features_is_no_start(corners: Blend):
    found = examples("corners")
    wider = Examples(np.hstack([np.asarray(found.features)] * 2), found.answer, found.weight, found.sizes)
    assert Blend(steps=20, epochs=1).fit(wider, earlier=corners).predict(np.asarray(wider.features)[:3]).shape == (3,)


def test_kept_and_loaded_is_equal(corners: Blend):
    x = np.asarray(examples("corners").features)[:100]
    loaded = Blend.of(corners.packed({"model": "repeat"}))
    np.testing.assert_array_equal(loaded.predict(x), corners.predict(x))


def test_few_answers_in_the_newest_cut_offs_are_learned_with_the_others():
    found = examples("lines")
    few = Examples(found.features, np.arange(len(found.answer)) % 60 == 0, found.weight, found.sizes)
    few.answer[-3 * found.sizes[-1] :] = False
    few.answer[-15:] = True
    Blend(steps=20, epochs=1).fit(few)


def test_too_little_is_said():
    with pytest.raises(ShopError) as error:
        Blend().fit(examples("lines", cutoffs=8, size=5))
    assert error.value.code == "model.too_little_data"
