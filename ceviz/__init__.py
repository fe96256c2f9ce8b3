"""ceviz: a desktop instrument for teaching cross-entropy loss."""

__version__ = "0.1.0"
