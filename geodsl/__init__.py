"""geodsl."""
