"""Themes: what an edition looks like, and the limits of a style sheet (`style_limits`)."""

from paperpress.themes.loading import Theme, load_theme, themes

__all__ = ["Theme", "load_theme", "themes"]
