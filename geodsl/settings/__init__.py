"""Settings: declared once, with what each takes and says; read from files and options, refused all at once."""

from geodsl.settings import checks
from geodsl.settings.file import load, parse
from geodsl.settings.settings import Settings, SettingsError, default_of, setting

__all__ = ["Settings", "SettingsError", "checks", "default_of", "load", "parse", "setting"]
