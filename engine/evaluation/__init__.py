"""How well models do on days that were hidden from them."""
