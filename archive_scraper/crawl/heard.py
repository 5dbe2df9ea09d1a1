"""Scrapy's signals without those that nobody listens to: it looks through its receivers for seven of them a page."""

from __future__ import annotations

from typing import Any

from scrapy.signalmanager import SignalManager


class HeardSignals(SignalManager):
    """Sends what somebody was connected to by it."""

    def __init__(self, sender: Any) -> None:
        super().__init__(sender)
        self._heard: set[object] = set()

    def connect(self, receiver: Any, signal: Any, **kwargs: Any) -> None:
        """Let a receiver hear a signal; see SignalManager."""
        self._heard.add(signal)
        super().connect(receiver, signal, **kwargs)

    def send_catch_log(self, signal: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
        """Send a signal; see SignalManager."""
        return super().send_catch_log(signal, **kwargs) if signal in self._heard else []

    async def send_catch_log_async(self, signal: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
        """Send a signal, and wait for who hears it; see SignalManager."""
        return await super().send_catch_log_async(signal, **kwargs) if signal in self._heard else []
