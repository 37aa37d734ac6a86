"""Begins a demonstration house, comes in as who comes in there, lets wapiti and sqlmap loose on it, and holds what they found against named.csv."""
import csv, html, http.cookiejar, json, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request

HERE = pathlib.Path(__file__).parent
# Those that need a server elsewhere (ssrf, xxe) or lists from the net (nikto, wapp, buster) stay at home; brute_login_form tries passwords, which ./oh test does.
MODULES = "backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss"
# What -x shuts out is made a pattern that Python 3.11 refuses; wapiti 3.0.4 is begun with one that it takes.
BEGIN = r"""
import re, wapitiCore.net.crawler as crawler
crawler.wildcard_translate = lambda shut: re.compile("(?ms)" + ".*".join(map(re.escape, shut.split("*"))) + r"\Z")
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()
"""
LEVELS = {1: "low", 2: "medium", 3: "high", 4: "high"}
# Leaving, and what would end the session that scans.
SHUT = ("/desk/login*", "/desk/passkeys*", "/desk/password*", "/de/verlassen", "/en/verlassen", "/ar/verlassen", "/en", "/ar")


class House:
    def __init__(self, folder):
        self.log = open(f"{folder}/house.log", "w+")
        self.process = None
        if running := os.environ.get("OH_ADDRESS"):
            self.address = running
            return
        words = dict(os.environ, OffenesHaus__Data=f"{folder}/data", OffenesHaus__Urls="http://127.0.0.1:0", OffenesHaus__Demonstration="true", OffenesHaus__Log="Json")
        web = pathlib.Path(os.environ["OH_WEB"])
        self.process = subprocess.Popen(["dotnet", str(web)], cwd=web.parent, env=words | {"ASPNETCORE_CONTENTROOT": str(web.parent)}, stdout=self.log, stderr=subprocess.STDOUT)
        self.address = self.opened()

    def opened(self):
        for _ in range(1200):
            if found := re.search(r"http://127\.0\.0\.1:\d+", pathlib.Path(self.log.name).read_text()):
                return found[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.25)
        raise SystemExit("The house did not open:\n" + pathlib.Path(self.log.name).read_text()[-2000:])

    def faults(self):
        """What it calls its own faults: with their id, and the endpoint that showed them."""
        lines = [json.loads(line) for line in pathlib.Path(self.log.name).read_text().splitlines() if line.startswith("{")]
        return [line["Message"] for line in lines if line["LogLevel"] in ("Error", "Critical")]

    def end(self):
        if not self.process:
            return
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Visitor:
    def __init__(self, house):
        self.house, self.jar = house, http.cookiejar.CookieJar()
        self.way = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, path, **fields):
        body = urllib.parse.urlencode(fields).encode() if fields else None
        with self.way.open(self.house.address + path, body, 60) as answer:
            return answer.geturl(), answer.read().decode()

    def token(self, page):
        return re.search(r'name="__RequestVerificationToken"[^>]*value="([^"]+)"', page)[1]

    def cookies(self):
        return "; ".join(f"{c.name}={c.value}" for c in self.jar)


def clerk(house):
    one = Visitor(house)
    _, page = one.open("/desk")
    button = next(b for b in re.findall(r"<button[^>]*name=\"Clerk\"[^>]*>.*?</button>", page, re.S) if "Miriam Sommer" in b)
    form = page[: page.index(button)].rsplit("<form", 1)[1]
    action = re.search(r'action="([^"]*)"', form)
    where, _ = one.open((action[1] if action else "/desk/login").replace("&amp;", "&"), Clerk=re.search(r'value="([^"]+)"', button)[1], __RequestVerificationToken=one.token(page))
    assert where.endswith("/desk"), where
    return one


def person(house):
    one = Visitor(house)
    _, page = one.open("/de/anliegen/message")
    form = next(f for f in page.split("<form")[1:] if 'name="concern"' in f).split("</form>")[0]
    hidden = [i for i in re.findall(r"<input[^>]*>", form) if 'type="hidden"' in i]
    fields = {html.unescape(re.search(r'name="([^"]*)"', i)[1]): html.unescape((re.search(r'value="([^"]*)"', i) or ["", ""])[1]) for i in hidden if "name=" in i}
    to = re.search(r'action="([^"]*)"', form.split(">")[0])
    where, _ = one.open(html.unescape(to[1]) if to and to[1] else "/de/anliegen/message", **fields, concern="Bitte rufen Sie mich an.", name="Sina Scanner", replyBy="here")
    assert "/pruefen" in where, where
    return one


def wapiti(house, who, starts, cookies, seconds, folder):
    report = f"{folder}/wapiti-{who}.json"
    words = ["/usr/bin/python3", "-c", BEGIN, "-u", house.address + "/", "--scope", "folder", "-m", MODULES, "-f", "json", "-o", report, "--flush-session", "--store-session", f"{folder}/w-{who}", "--no-bugreport",
             "--max-scan-time", str(seconds // 2), "--max-attack-time", str(max(5, seconds // 24)), "--max-links-per-page", "60", "--max-files-per-dir", "20", "-d", "6", "-S", "normal", "-t", "10", "-v", "0"]
    for start in starts:
        words += ["-s", house.address + start]
    for path in SHUT:
        words += ["-x", house.address + path]
    # It asks for brotli and reads none: of a packed page it would see no link and no form.
    words += ["-H", "Accept-Encoding: gzip"]
    if cookies:
        words += ["-H", f"Cookie: {cookies}"]
    said = run(words, 2 * seconds, f"{folder}/wapiti-{who}.log")
    if not os.path.exists(report):
        yield "unfinished", "wapiti", who, "not finished", "", said.strip()[-160:]
        return
    reached = int((re.search(r"found (\d+) URLs and forms", said) or [0, 0])[1])
    print(f"wapiti, {who}: {reached} addresses and forms")
    if reached < 3 * len(starts):
        yield "unfinished", "wapiti", who, "not finished", "", f"only {reached} addresses and forms of {len(starts)} to start with"
    said = json.loads(pathlib.Path(report).read_text())
    for kind, found in list(said["vulnerabilities"].items()) + list(said["anomalies"].items()):
        for one in found:
            yield LEVELS.get(int(one["level"]), "low"), "wapiti", who, kind, f"{one['method']} {one['path']}", one["info"]


def sqlmap(house, who, tries, cookies, seconds, folder):
    each = seconds // max(1, len(tries))
    for path, body in tries:
        words = ["sqlmap", "-u", house.address + path, "--batch", "--dbms=PostgreSQL", "--level=1", "--risk=1", "--technique=BEUS", "--timeout=10", "--retries=0", "--ignore-code=404,413,422,429", "--answers=redirect=N,follow=N", "--output-dir", f"{folder}/s-{who}", "--flush-session", "--disable-coloring"]
        if body:
            words += ["--data", body, "--csrf-token=__RequestVerificationToken", "--csrf-url", house.address + path]
        else:
            words.append("--threads=2")
        if cookies:
            words += ["--cookie", cookies, "--param-exclude", "__RequestVerificationToken|oh-.*"]
        said = run(words, each, f"{folder}/sqlmap-{who}.log")
        for parameter in re.findall(r"^Parameter: (.+)$", said, re.M):
            yield "high", "sqlmap", who, "SQL injection", f"{'POST' if body else 'GET'} {path}", parameter
        if "do not appear to be injectable" not in said and "Parameter: " not in said:
            yield "unfinished", "sqlmap", who, "not finished", path, said.strip().splitlines()[-1][:160] if said.strip() else ""


def run(words, seconds, log):
    with open(log, "a+") as out:
        begins = out.tell()
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        out.seek(begins)
        return out.read()


def named(found, reasons):
    level, tool, who, kind, where, says = found
    return next((r for r in reasons if r["tool"] == tool and re.fullmatch(r["kind"], kind) and re.search(r["where"], where) and re.search(r["says"], says)), None)


def main(seconds):
    missing = [t for t in ("wapiti", "sqlmap") if not shutil.which(t)]
    if missing:
        raise SystemExit(f"Not installed: {' '.join(missing)}")
    reasons = list(csv.DictReader(open(HERE / "named.csv", newline="")))
    with tempfile.TemporaryDirectory(prefix="oh-scan-") as folder:
        house = House(folder)
        try:
            one, other = clerk(house), person(house)
            _, desk = one.open("/desk")
            number = re.search(r'data-number="(\d+)"', desk)[1]
            found = []
            for who, starts, cookies in (("nobody", ["/de", "/de/anliegen/message", "/de/frist/post-days", "/de/status", "/api/v1/channels", "/desk"], ""), ("person", ["/de/status/anliegen", "/de/anliegen/message/pruefen"], other.cookies()), ("clerk", ["/desk", f"/desk/requests/{number}", "/desk/search", "/desk/frist"], one.cookies())):
                found += wapiti(house, who, starts, cookies, seconds // 3, folder)
            got = "/api/v1/channels?at=2026-11-30T10:00:00Z&goal=receive"
            found += sqlmap(house, "nobody", [("/de/frist/post-days?d=1&m=2&y=2026&n=3", ""), ("/de/wege/schnell?ziel=widerspruch", ""), (got, ""), ("/de/leistungen/first-application*", ""), ("/de/status", "Number=4129073580&Code=000000000000"), ("/de/anliegen/message", "concern=a&name=b&replyBy=here")], "", seconds // 2, folder)
            found += sqlmap(house, "clerk", [("/desk/search", "q=Apfelbaum"), ("/desk?weg=Post&sprache=de", ""), (f"/desk/requests/{number}*", ""), ("/desk/news?seit=0", ""), ("/desk/frist?rule=post_objection_1m&on=14.10.2026&place=SN", ""), ("/desk/knowledge?q=miete", "")], one.cookies(), seconds // 2, folder)
            alive = one.open("/desk")[0].endswith("/desk")
            faults = house.faults()
        finally:
            house.end()
            if keep := os.environ.get("OH_KEEP"):
                shutil.copytree(folder, keep, ignore=shutil.ignore_patterns("data"), dirs_exist_ok=True)
    counts, known, open_ = {"high": 0, "medium": 0, "low": 0, "unfinished": 0}, {}, set()
    for one in found:
        if reason := named(one, reasons):
            known[reason["reason"]] = known.get(reason["reason"], 0) + 1
            continue
        open_.add(one[:5] + (one[5][:200],))
    for one in sorted(open_):
        counts[one[0]] += 1
        print("✗ " + " · ".join(one))
    for reason, times in known.items():
        print(f"named {times} times: {reason}")
    for fault in faults[:20]:
        print("✗ " + fault[:300])
    print(f"S10 high {counts['high']}, medium {counts['medium']}, low {counts['low']}, false positives named {len(known)} ({sum(known.values())} findings), faults of the house {len(faults)}, not finished {counts['unfinished']}, the clerk's session {'held' if alive else 'ended'}")
    return 1 if counts["high"] or counts["medium"] or counts["unfinished"] or faults or not alive else 0


sys.exit(main(int(sys.argv[1])))
