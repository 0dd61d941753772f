"""Training of encoders: `geodsl train clip`."""
