"""Spreadsheets in, checked rows and problems out. Knows nothing of shops or models.

The way of a file: `sheets` (cells) → `tables` (where a table stands) → `formats` and `mapping` (what its columns mean)
→ `dates`, `numbers`, `texts` (typed once, by meaning) → `rows` (checked batches, problems with their cells).
"""
