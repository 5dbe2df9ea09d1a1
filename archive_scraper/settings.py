"""Scrapy settings. Names are strings; nothing of ours is imported here."""

from importlib.util import find_spec

from scrapy.settings import default_settings

BOT_NAME = "archive-scraper"
SPIDER_MODULES = ["archive_scraper.spiders"]
NEWSPIDER_MODULE = "archive_scraper.spiders"

# --- manners -----------------------------------------------------------------------------------------------------
# Put an address where you can be reached into ARCHIVE_CONTACT (or --contact): a site's owner will look for it.
ARCHIVE_CONTACT = ""
USER_AGENT = "archive-scraper"
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0

# --- limits ------------------------------------------------------------------------------------------------------
DOWNLOAD_TIMEOUT = 60  # default 180 s
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024  # default 1 GiB; the largest real article page seen is under 6 MiB
DOWNLOAD_WARNSIZE = 5 * 1024 * 1024
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False
REDIRECT_MAX_TIMES = 10  # default 20
METAREFRESH_MAXDELAY = 10  # default 100 s; a page that reloads itself every minute is no redirect

# Failed requests are repeated by the frontier, which keeps count and waiting time in the database.
RETRY_ENABLED = False
ARCHIVE_RETRIES = 3  # repetitions in one run; the next run tries again
ARCHIVE_BACKOFF = 5.0  # seconds before the first repetition; doubles each time, Retry-After goes first

# What one run may cost at most; far beyond an honest first crawl. A run that meets a bound says so and is not good; the
# next one goes on. 0 lifts a bound.
ARCHIVE_MAX_SECONDS = 3 * 24 * 3600  # some 250,000 pages at one a second
ARCHIVE_MAX_BYTES = 50 * 1024**3  # as they come over the line: some 1,000,000 pages
ARCHIVE_MAX_TRIES_PER_ADDRESS = 200  # requests to one address: many old articles may lead to the site's front page

# --- incremental crawls -------------------------------------------------------------------------------------------
# A run stops at the first listing page that shows nothing new. Late insertions are found by a deeper look:
ARCHIVE_DEEP_DAYS = 30  # days between two looks to the end of each listing
ARCHIVE_DISTRUST_EVERY = 20  # one known page in this many is fetched without validators, to catch servers that lie

# --- what Scrapy does for every page -------------------------------------------------------------------------------
CONCURRENT_ITEMS = 1  # a page gives one item; Scrapy makes this many tasks a page, 100 unless told
WARN_ON_GENERATOR_RETURN_VALUE = False  # our callbacks are ours: their source need not be parsed
DOWNLOADER_STATS = False  # counts requests and bytes by kind, for nobody: a run counts its own

# --- what runs ---------------------------------------------------------------------------------------------------
# http and https alone, over connections whose addresses are checked where they are looked up
DOWNLOAD_HANDLERS = {
    "http": "archive_scraper.crawl.handler.CheckedHandler",
    "https": "archive_scraper.crawl.handler.CheckedHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
_UNUSED = frozenset({
    "offsite.OffsiteMiddleware",  # no spider here names domains; its rules do
    "httpauth.HttpAuthMiddleware",  # no spider here has a password
    "cookies.CookiesMiddleware",  # none is kept from page to page; and it loads an HTTP client of its own
    "robotstxt.RobotsTxtMiddleware",  # takes an unreachable robots.txt for consent
    "httpcompression.HttpCompressionMiddleware",  # takes cut answers for whole
    "redirect.MetaRefreshMiddleware",  # parses each page
})  # fmt: skip
# Scrapy's own, but for these: one that is only switched off is loaded all the same.
DOWNLOADER_MIDDLEWARES_BASE = {
    name: order
    for name, order in default_settings.DOWNLOADER_MIDDLEWARES_BASE.items()
    if name.removeprefix("scrapy.downloadermiddlewares.") not in _UNUSED
}
DOWNLOADER_MIDDLEWARES = {
    # before all others, which then see the page itself and each thing that it asks for
    "archive_scraper.crawl.browser_gate.BrowserGate": 50,
    "archive_scraper.crawl.robots.RobotsGate": 100,
    "archive_scraper.crawl.answers.QuickRefresh": 580,
    "archive_scraper.crawl.answers.WholeAnswers": 590,
    "archive_scraper.crawl.budget.BudgetGuard": 610,  # after redirects (600): they count
    # after redirects and proxies (750), so that it sees each target of a redirect and knows who looks it up
    "archive_scraper.crawl.guards.AddressGuard": 760,
}
ROBOTSTXT_PARSER = "archive_scraper.crawl.robots.OwnRules"
HTTPERROR_ALLOW_ALL = True  # what a status means is the run's business, also of one that no standard knows (999)
EXTENSIONS = {
    "archive_scraper.crawl.guards.CrawlDelay": 500,
}
# Scrapy's own, but for two that are switched off below: they are loaded all the same, a web server with them.
EXTENSIONS_BASE = {
    name: order
    for name, order in default_settings.EXTENSIONS_BASE.items()
    if not name.endswith((".RemoteControl", ".TelnetConsole"))
}
ITEM_PIPELINES = {
    "archive_scraper.pipelines.dates.DatesPipeline": 100,
    "archive_scraper.pipelines.authors.AuthorsPipeline": 200,
    "archive_scraper.pipelines.topics.TopicsPipeline": 300,
    "archive_scraper.pipelines.links.LinksPipeline": 400,
    "archive_scraper.pipelines.text.TextPipeline": 500,
    "archive_scraper.pipelines.summaries.SummariesPipeline": 600,
    "archive_scraper.pipelines.validate.ValidatePipeline": 800,
    "archive_scraper.pipelines.store.StorePipeline": 900,
}

# --- captures: every page that is fetched is kept, in WARC files next to the database -------------------------------
ARCHIVE_CAPTURES = True  # --no-captures, or captures = false in a source's rules

# --- PDFs: read where the extra [pdf] is installed -------------------------------------------------------------------
ARCHIVE_PDFS = True  # off: they are links, as without the extra, and no report is fetched for its text

# --- rendering: for channels of kind "browser" alone ------------------------------------------------------------------
ARCHIVE_BROWSER = ""  # path of chromium or chrome; without it the environment's ARCHIVE_BROWSER, then the usual names
ARCHIVE_BROWSER_SECONDS = 90  # one page at most: 20 rounds of 3 s, the first look, and room for a slow site
ARCHIVE_BROWSER_ROUNDS = (
    20  # scrolls to the end or presses of "Load more": 200 to 400 teasers; deeper, look for a sitemap
)
ARCHIVE_BROWSER_REQUESTS = 300  # things that one page may ask for; heavy front pages ask for 150 without their pictures
# What a rendered page asks for comes as it would to a reader, not at the crawl's pace; rounds wait for DOWNLOAD_DELAY.
DOWNLOAD_SLOTS = {"archive-browser": {"concurrency": 4, "delay": 0.0}}

# --- the database ------------------------------------------------------------------------------------------------
ARCHIVE_DB = "data/archive.db"  # path; --db of the command line

# --- the process -------------------------------------------------------------------------------------------------
ARCHIVE_SILENT_SECONDS = 40 * 60  # without a page, after which a crawl on a cluster is ended and begun again elsewhere
ARCHIVE_AT_ONCE = 16  # sources of one crawl side by side; the others wait. Each holds files and memory of its own
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None  # a quarter less CPU; not on Windows
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # default True
LOG_LEVEL = "INFO"
LOG_FORMATTER = "archive_scraper.crawl.logs.ShortItems"
FEED_EXPORT_ENCODING = "utf-8"
