"""A gallery: a folder of static pages to look through a dataset, opened straight from the file system."""

from geodsl.dataset.gallery.site import gallery

__all__ = ["gallery"]
