"""Linear regression of customer value, y = Wᵀx + b: the textbook's row in the comparison."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from engine.errors import ShopError
from engine.features.customers import Visits, customer_features
from engine.models.artefact import Artefact, pack
from engine.models.network import quiet_keras
from engine.models.outlook import Outlook
from engine.models.rates import rate_outlook
from engine.models.spend_examples import SpendExamples
from engine.models.worth import ValueModel
from engine.progress import Progress

_STEPS, _BATCH = 300, 1024


class SpendRegression(ValueModel):
    """One dense unit over the customer's features, trained with squared error (Keras, Adam).

    y is what the customer spent within the horizon, in the shop's usual amount of a visit; giants are cut down.
    """

    name: ClassVar[str] = "regression"

    def _learn(self, visits: Visits, days: list[int], seed: int, progress: Progress) -> None:
        quiet_keras()
        import keras

        examples = SpendExamples.of(visits, days, self.horizon_, seed)
        examples.require(fewest=30)
        keras.utils.set_random_seed(seed)
        self.mean_, self.spread_ = examples.scale()
        x = self._scaled(examples.features)
        # Where no amounts are known, coming is all there is to predict.
        y = np.minimum(examples.spend, examples.most) if examples.spend.any() else examples.came.astype(float)
        unit = keras.Sequential([keras.Input((x.shape[1],)), keras.layers.Dense(1, kernel_initializer="zeros")])
        schedule = keras.optimizers.schedules.CosineDecay(0.03, _STEPS)
        unit.compile(keras.optimizers.Adam(schedule), loss="mse", jit_compile=False)
        level, size = y.mean(), max(float(y.std()), 1e-6)
        target = ((y - level) / size).astype(np.float32)[:, None]
        random = np.random.default_rng(seed)
        for step in range(_STEPS):
            rows = random.integers(0, len(x), min(_BATCH, len(x)))
            unit.train_on_batch(x[rows], target[rows], sample_weight=examples.weight[rows])
            if step % 50 == 0:
                progress(step / _STEPS, "train.value")
        weights, bias = unit.get_weights()
        self.weights_ = (weights[:, 0] * size).astype(np.float64)
        self.bias_ = float(bias[0] * size + level)

    def _outlook(self, visits: Visits, as_of: int) -> Outlook:
        x = self._scaled(customer_features(visits, as_of, self.horizon_))
        spend = np.maximum(x @ self.weights_ + self.bias_, 0.01)
        return rate_outlook(visits, spend, spend * visits.usual_amount)

    def _scaled(self, features: np.ndarray) -> np.ndarray:
        return np.clip((features - self.mean_) / self.spread_, -8, 8).astype(np.float32)

    def to_archive(self) -> bytes:
        arrays = {"mean": self.mean_, "spread": self.spread_, "weights": np.append(self.weights_, self.bias_)}
        numbers = {"model": self.name, "horizon": self.horizon_, "calibration": self.calibration_.numbers()}
        return pack(numbers, arrays)

    def _read(self, artefact: Artefact) -> Self:
        super()._read(artefact)
        self.mean_, self.spread_, weights = (artefact.array(name) for name in ("mean", "spread", "weights"))
        if not self.mean_.shape == self.spread_.shape == (len(weights) - 1,):
            raise ShopError("shop.damaged", what="model")
        self.weights_, self.bias_ = weights[:-1], float(weights[-1])
        return self
