"""Private addresses: disguised, behind redirects and robots.txt, and behind names that change their mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torture_parts.database import rows, stored
from torture_parts.judges import closed, ended, secret
from torture_parts.namespace import Names
from torture_parts.news import News
from torture_parts.outcome import Case
from torture_parts.server import Answer, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture_parts.bench import Bench
    from torture_parts.program import Program
    from torture_parts.server import Raw, Request

PUBLIC = "93.184.216.34"
PUBLIC_TOO = "93.184.216.35"
# What leads to this machine or into its network, in all disguises that a URL may put on.
DISGUISES = (
    "127.0.0.1", "127.1", "127.0.1", "0", "0.0.0" + ".0", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1",
    "017700000001",
    "00000177.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST", "localhost.", "１２７.0.0.1", "①②⑦.0.0.1",
    "127。0。0。1", "127%2e0%2e0%2e1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::]", "[fc00::1]", "[fd12:3456::1]", "[fec0::1]", "[fe80::1]",
    "[ff02::1]", "[100::1]", "[2001:db8::1]", "10.0.0.1", "10.1", "167772161", "172.16.0.1", "172.31.255.255",
    "192.168.0.1", "192.168.1", "3232235521", "169.254.169.254", "2852039166", "0xa9fea9fe", "100.64.0.1",
    "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "user@127.0.0.1", "news.example@127.0.0.1",
    "news.example:80@127.0.0.1", "127.0.0.1:80", "private.example", "mixed.example", "six.example", "mapped.example",
)  # fmt: skip
_NAMES: dict[str, list[list[str] | None]] = {
    "news.example": [[PUBLIC]],
    "private.example": [["10.0.0.7"]],
    "mixed.example": [["10.0.0.8", PUBLIC]],
    "six.example": [["fd00::5"]],
    "mapped.example": [["64:ff9b::a00:1"]],
    "localhost": [["127.0.0.1"]],
}  # fmt: skip
_LOOKED_AT = (
    "2130706433",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "private.example",
    "mixed.example",
    "169.254.169.254",
)
_OWNS = 'hosts = ["news.example", "other.example"]\n'


def cases(bench: Bench) -> Iterator[Case]:
    """Yield all disguises behind redirects and as links, robots.txt, and names that change their mind."""
    for status in (301, 302, 303, 307, 308)[:: 4 if bench.quick else 1]:
        yield Case(
            "private",
            f"{len(DISGUISES)} disguises behind {status}",
            lambda b, s=status: redirects(b, s),
            namespace=True,
        )
    yield Case("private", f"{len(DISGUISES)} disguises as links that the rules own", links, namespace=True)
    for where in _LOOKED_AT[:: 3 if bench.quick else 1]:
        for command in ("preview", "add", "extract"):
            name = f"{command}: redirect to {where}"
            yield Case("private", name, lambda b, c=command, w=where: looked_at(b, c, w), namespace=True)
    for command in ("crawl", "preview", "add"):
        yield Case(
            "private",
            f"{command}: robots.txt redirects to 127.0.0.1",
            lambda b, c=command: robots(b, c),
            namespace=True,
        )
        yield Case(
            "private", f"{command}: a named host rebinds to 127.0.0.1", lambda b, c=command: named(b, c), namespace=True
        )
    for name, steps in _CHANGES.items():
        yield Case("private", f"rebinding: {name}", lambda b, s=steps: rebinding(b, s), namespace=True)
    yield Case("private", "rebinding: 20 articles, each look-up another answer", alternating, namespace=True)
    yield Case("private", "a public site is still crawled", public, namespace=True)


# What the look-ups of the second host bring, in order.
_CHANGES: dict[str, list[list[str] | None]] = {
    "public, then 127.0.0.1": [[PUBLIC_TOO], ["127.0.0.1"]],
    "public, then 10.0.0.1": [[PUBLIC_TOO], ["10.0.0.1"]],
    "public twice, then private": [[PUBLIC_TOO], [PUBLIC_TOO], ["127.0.0.1"]],
    "failed, then private": [None, ["127.0.0.1"]],
    "none, then private": [[], ["127.0.0.1"]],
    "public, then ::1": [[PUBLIC_TOO], ["::1"]],
    "public, then NAT64 of 127.0.0.1": [[PUBLIC_TOO], ["64:ff9b::7f00:1"]],
    "public, then both": [[PUBLIC_TOO], ["127.0.0.1", PUBLIC_TOO]],
}


class _Net:
    """The site at a public address, with every other address listening too."""

    def __init__(
        self, bench: Bench, names: dict[str, list[list[str] | None]] | Callable[[str, int], list[str] | None]
    ) -> None:
        self.news = News.founded(8)
        self.server = Server(self.answer, "::", 80)
        self.names = Names(names)
        self.bench = bench

    def answer(self, request: Request) -> Answer | Raw:
        """Answer as the site does, whatever address was reached."""
        return self.news.answer(request)

    @property
    def reached(self) -> list[str]:
        """Addresses that were connected to, in order."""
        return [address for _, _, address in self.server.log]

    def leaks(self) -> list[str]:
        """Return a line for each address that must not have been reached."""
        return secret(self.reached, {PUBLIC, PUBLIC_TOO})


def _run(program: Program, command: str, url: str) -> list[str]:
    if command == "crawl":
        program.source("news", url, more=_OWNS)
        done = program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=1", seconds=90)
        return ended(done) + (closed(program.db) if program.db.exists() else [])
    options = ["--yes", "--sources-dir", program.sources] if command == "add" else []
    return ended(program(command, url, *options, seconds=90))


def redirects(bench: Bench, status: int) -> list[str]:
    """Articles of a public site redirect to each disguise."""
    net = _Net(bench, _NAMES)
    net.news = News.founded(len(DISGUISES))
    places = dict(zip((piece.path for piece in net.news.pieces), DISGUISES, strict=True))

    def twist(_: News, request: Request) -> Answer | None:
        where = places.get(request.path)
        return Answer("", status, {"Location": f"http://{where}/secret".encode().decode("latin-1")}) if where else None

    net.news.twist = twist
    with net.server, net.names, bench.program() as program:
        found = _run(program, "crawl", "http://news.example/news")
        return net.leaks() + found


def links(bench: Bench) -> list[str]:
    """The list links to each disguise, and the rules file owns all of these hosts."""
    net = _Net(bench, _NAMES)
    net.news = News.founded(len(DISGUISES))
    places = dict(zip((piece.path for piece in net.news.pieces), DISGUISES, strict=True))
    net.news.link = lambda path: f"http://{places[path]}{path}"
    with net.server, net.names, bench.program() as program:
        owned = ", ".join(f'"{name}"' for name in DISGUISES if name.isascii() and not set(name) & set("@%"))
        path = program.source("news", "http://news.example/news", more=f'hosts = ["news.example", {owned}]\n')
        done = program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=0", seconds=120)
        if done.code == 2:  # a host that no rules file may own is refused: own the others
            path.write_text(path.read_text(encoding="utf-8").partition("hosts")[0], encoding="utf-8")
            done = program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=0", seconds=120)
        return net.leaks() + ended(done)


def looked_at(bench: Bench, command: str, where: str) -> list[str]:
    """A page that is only looked at redirects into the private network."""
    net = _Net(bench, _NAMES)
    net.news.twist = lambda _, request: (
        Answer("", 302, {"Location": f"http://{where}/news"}) if request.path == "/out" else None
    )
    with net.server, net.names, bench.program() as program:
        found = _run(program, command, "http://news.example/out")
        return net.leaks() + found


def robots(bench: Bench, command: str) -> list[str]:
    """robots.txt of a public site redirects into the private network."""
    net = _Net(bench, _NAMES)
    net.news.twist = lambda _, request: (
        Answer("", 302, {"Location": "http://127.0.0.1/admin"}) if request.path == "/robots.txt" else None
    )
    with net.server, net.names, bench.program() as program:
        found = _run(program, command, "http://news.example/news")
        return net.leaks() + found


def named(bench: Bench, command: str) -> list[str]:
    """The host that the user named is public at first and this machine from the second look-up on."""
    net = _Net(bench, {"news.example": [[PUBLIC], ["127.0.0.1"]]})
    with net.server, net.names, bench.program() as program:
        found = _run(program, command, "http://news.example/news")
        return net.leaks() + [line for line in found if "exit" not in line]


def rebinding(bench: Bench, steps: list[list[str] | None]) -> list[str]:
    """Articles stand on a second host whose name changes its mind between look-ups."""
    net = _Net(bench, {"news.example": [[PUBLIC]], "other.example": steps})
    net.news.link = lambda path: f"http://other.example{path}"
    with net.server, net.names, bench.program() as program:
        found = _run(program, "crawl", "http://news.example/news")
        return net.leaks() + found


def alternating(bench: Bench) -> list[str]:
    """Each article on a host of its own, whose name is public at every other look-up."""

    def answers(name: str, number: int) -> list[str] | None:
        return [PUBLIC] if name == "news.example" or number % 2 == 0 else ["127.0.0.1"]

    net = _Net(bench, answers)
    net.news = News.founded(20)
    net.news.link = lambda path: f"http://h{path.split('/')[2].partition('-')[0]}.example{path}"
    with net.server, net.names, bench.program() as program:
        owned = ", ".join(f'"h{number}.example"' for number in range(1, 21))
        program.source("news", "http://news.example/news", more=f'hosts = ["news.example", {owned}]\n')
        done = program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=1", seconds=120)
        return net.leaks() + ended(done)


def public(bench: Bench) -> list[str]:
    """The guard refuses nothing that is public: articles on the site itself and on a second host."""
    net = _Net(bench, {"news.example": [[PUBLIC]], "other.example": [[PUBLIC_TOO]]})
    net.news.link = lambda path: (
        f"http://other.example{path}" if int(path.split("/")[2].partition("-")[0]) % 2 else path
    )
    with net.server, net.names, bench.program() as program:
        found = _run(program, "crawl", "http://news.example/news")
        count = len(stored(program.db))
        causes = rows(program.db, "SELECT cause, detail, url FROM failures LIMIT 2")
        return found + ([] if count == 8 else [f"expected 8 articles, found {count}: {causes}"])
