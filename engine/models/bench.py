"""Where networks of one shape learn one after the other: making the graph of a step takes longer than many of its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras

Loss = Callable[[Any, Any], Any]
"""Answers (b, A) and what the network says of them (b, …) → what each example costs (b,)."""


class Bench:
    """A network with AdamW and a rate that falls as a cosine, as one graph of TensorFlow: a step of so small a network costs
    less than Keras needs to begin one.

    Its own network is only ever a copy of the one that learns; whatever that one starts from, the bench is as new.
    """

    def __init__(self, network: keras.Model, loss: Loss, weight_decay: float) -> None:
        import keras
        import tensorflow as tf

        self._network, self._loss = network, loss
        self._rate, self._steps = tf.Variable(0.0), tf.Variable(1.0)
        self._optimizer = keras.optimizers.AdamW(self._rate_now, weight_decay=weight_decay)
        self._optimizer.build(network.trainable_variables)
        shapes = [
            tf.TensorSpec((None, None, network.input_shape[-1])),
            tf.TensorSpec((None, None, None)),
            tf.TensorSpec((None, None)),
        ]
        # The installed app has no sources, so that AutoGraph could not turn a Python loop into a graph's.
        self._graph = tf.function(self._learn, input_signature=shapes, autograph=False, jit_compile=False)

    def begin(self, network: keras.Model, rate: float, steps: int) -> None:
        """Let `network`, of the same shape, learn from now on, for so many steps."""
        for mine, its in zip(self._network.variables, network.variables, strict=True):
            mine.assign(its)
        for variable in self._optimizer.variables:
            variable.assign(np.zeros(variable.shape, variable.dtype))
        self._rate.assign(rate)
        self._steps.assign(steps)

    def learn(self, x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> None:
        """From batches: examples (steps, b, F), answers (steps, b, A) and weights (steps, b)."""
        self._graph(x, y, weight)

    def end(self, network: keras.Model) -> None:
        """Give `network` what was learned."""
        network.set_weights(self._network.get_weights())

    def _rate_now(self) -> Any:
        import tensorflow as tf

        share = tf.minimum(tf.cast(self._optimizer.iterations, tf.float32) / self._steps, 1.0)
        return self._rate * 0.5 * (1.0 + tf.cos(np.float32(np.pi) * share))

    def _learn(self, x: Any, y: Any, weight: Any) -> None:
        import tensorflow as tf

        def step(number: Any) -> tuple[Any]:
            with tf.GradientTape() as tape:
                each = self._loss(y[number], self._network(x[number], training=True))
                value = tf.reduce_mean(each * weight[number])
                value += tf.add_n(self._network.losses) if self._network.losses else 0.0
            variables = self._network.trainable_variables
            self._optimizer.apply_gradients(zip(tape.gradient(value, variables), variables, strict=True))
            return (number + 1,)

        tf.while_loop(lambda number: number < tf.shape(weight)[0], step, [tf.constant(0)], parallel_iterations=1)
