"""The rules of the spiders, a file each of the spider's name: read wherever a source is listed, without Scrapy."""
