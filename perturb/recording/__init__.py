"""Groups as data and as folders."""
