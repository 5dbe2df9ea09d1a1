"""Signals that nobody hears are not sent."""

import asyncio

from scrapy import signals
from scrapy.utils import signal as sending

from archive_scraper.crawl.heard import HeardSignals


def test_who_is_connected_hears_and_nothing_is_sent_else(monkeypatch):
    manager, heard = HeardSignals(object()), []

    def hear(item):
        heard.append(item)
        return len(heard)

    manager.connect(hear, signals.item_scraped)
    assert manager.send_catch_log(signals.item_scraped, item="a") == [(hear, 1)]
    assert asyncio.run(manager.send_catch_log_async(signals.item_scraped, item="b")) == [(hear, 2)]
    manager.disconnect(hear, signals.item_scraped)
    assert manager.send_catch_log(signals.item_scraped, item="c") == []
    monkeypatch.setattr(sending, "send_catch_log", None)
    monkeypatch.setattr(sending, "send_catch_log_async", None)
    assert manager.send_catch_log(signals.item_dropped, item="d") == []
    assert asyncio.run(manager.send_catch_log_async(signals.item_dropped, item="d")) == []
    assert heard == ["a", "b"]
