"""Charts in the colours of the theme."""
