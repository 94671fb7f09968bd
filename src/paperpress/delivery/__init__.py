"""Pressed editions sent where readers have their devices: each once, and not lost (docs/delivery.md).

`deliver` takes what stands in an output folder and where it goes, and gives a report.
"""

from paperpress.delivery.run import Clock, DeliveryJob, deliver

__all__ = ["Clock", "DeliveryJob", "deliver"]
