"""The engine of Regulars: it knows shops, not screens. Nothing here imports Qt or gui."""

import os

__version__ = "0.1.0"

# Before numpy is imported, for it reads this once. On matrices of a shop's size two threads wait for each other more than
# they work (measured on two busy cores, one cut-off of the sample shop: 0.46 s of processor time with two, 0.09 s with
# one; Online Retail 3.4 s and 1.8 s), and one gives the same sums on every computer.
for _threads in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_threads, "1")
