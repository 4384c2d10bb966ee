"""Networks that learn one after the other in one graph."""

import numpy as np

from engine.models.network import Network
from tests.engine.networks import taught


def test_who_learns_after_another_learns_as_if_alone():
    random = np.random.default_rng(3)
    x = random.normal(size=(3000, 4)).astype(np.float32)
    one, other = (x[:, place] + random.normal(size=len(x)) > 1 for place in (0, 2))
    network, alone = Network(), Network()
    taught(network, x, one)

    def learned(each: Network) -> np.ndarray:
        linear = taught(each, x, other, seed=1)
        return each.logit(each.seen(x), linear.logit(each.seen(x)))

    second, first = learned(network), learned(alone)
    assert np.array_equal(second, first)
    assert np.corrcoef(second, x[:, 2])[0, 1] > 0.9


def test_the_rate_falls_to_nothing():
    """Steps beyond those that were told change nothing more."""
    from engine.models.bench import Bench
    from engine.models.network import _loss, quiet_keras

    quiet_keras()
    network = Network()._built(1)
    bench = Bench(Network()._built(1), _loss, 0.0)
    bench.begin(network, 1e-2, 10)
    random = np.random.default_rng(3)
    x, y, weight = random.normal(size=(10, 8, 2)), random.integers(0, 2, (10, 8, 1)), np.ones((10, 8))
    before = network.get_weights()[0].copy()
    bench.learn(x.astype(np.float32), y.astype(np.float32), weight.astype(np.float32))
    bench.end(network)
    after = network.get_weights()[0].copy()
    assert not np.allclose(before, after)
    bench.learn(x.astype(np.float32), y.astype(np.float32), weight.astype(np.float32))
    bench.end(network)
    assert np.array_equal(after, network.get_weights()[0])
