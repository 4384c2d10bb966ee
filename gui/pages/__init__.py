"""Pages of the window, one a place in the navigation. Pages never import each other."""
