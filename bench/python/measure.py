"""How many strategies a second are backtested, the same ones by either:

    python3 measure.py python BARS.csv [COUNT] [CALLERS]     the stand-in, which is started here
    python3 measure.py sentinel http://127.0.0.1:5080 [COUNT]     a Sentinel that runs, posted to in batches

Or what the stand-in's process had used, and when, at its start and after each strategy of a single caller, as `load cold` reads it:

    python3 measure.py marks BARS.csv COUNT
"""

import contextlib
import http.client
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urlsplit

from strategies import strategies

PORT = 8731
BATCH = 1000
MOST_SECONDS = 1800
JSON = {"Content-Type": "application/json"}


def of_the_stand_in(bars, count=3000, callers=8):
    bodies = bodies_for_the_stand_in(count)
    with the_stand_in(bars):
        post_all(bodies[:count // 4], callers)
        start = time.monotonic()
        post_all(bodies[count // 4:], callers)
        return len(bodies[count // 4:]) / (time.monotonic() - start)


def marks_of_the_stand_in(bars, count):
    with the_stand_in(bars) as service:
        marks = [mark_of(service)]
        for body in bodies_for_the_stand_in(count):
            post_all([body], 1)
            marks.append(mark_of(service))
        return marks


def mark_of(process):
    """Now, and the CPU time of a process, both in seconds."""
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return {"at": time.monotonic(), "cpu": (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")}


def bodies_for_the_stand_in(count):
    return [json.dumps({"strategy_code": code}) for code in strategies("python", count)]


@contextlib.contextmanager
def the_stand_in(bars):
    with tempfile.TemporaryDirectory() as folder:
        service = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "service:app", "--port", str(PORT), "--log-level", "error", "--no-access-log"],
            cwd=os.path.dirname(os.path.abspath(__file__)),
            env=dict(os.environ, BARS=os.path.abspath(bars), STORE=os.path.join(folder, "strategies.db")))
        try:
            wait_for_start(service)
            yield service
        finally:
            service.terminate()
            service.wait()


def of_sentinel(url, count=20000):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    codes = strategies("csharp", count)
    while batch := list(itertools.islice(codes, BATCH)):
        receipt = ask(connection, "POST", "/v1/batches", {"items": [{"strategy_code": code} for code in batch]})
        if any(item["status"] != "queued" for item in receipt["items"]):
            sys.exit(f"Not all of a batch are new; begin with an empty store: {receipt}"[:1000])

    wait_until_left(connection, count // 4)
    start = time.monotonic()
    wait_until_left(connection, 0)
    return count // 4 / (time.monotonic() - start)


def wait_until_left(connection, most):
    deadline = time.monotonic() + MOST_SECONDS
    while (left := ask(connection, "GET", "/v1/status")["unfinished"]) > most:
        if time.monotonic() > deadline:
            sys.exit(f"{left} backtests are unfinished after {MOST_SECONDS} s. GET /v1/status says what holds them up.")
        time.sleep(0.2)


def ask(connection, method, path, body=None):
    connection.request(method, path, body and json.dumps(body), JSON)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit(f"{answer.status}: {text[:1000]}")
    return json.loads(text)


def wait_for_start(service):
    while service.poll() is None:
        try:
            http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The service did not start.")


def post_all(bodies, callers):
    waiting = iter(bodies)
    failures = []
    gate = threading.Lock()

    def call():
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while True:
            with gate:
                body = next(waiting, None)
            if body is None or failures:
                return
            connection.request("POST", "/run_backtest", body, JSON)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != 200:
                failures.append(text)

    threads = [threading.Thread(target=call) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        sys.exit(f"A strategy failed: {failures[0]}")


if __name__ == "__main__":
    kind, where, *numbers = sys.argv[1:]
    if kind == "marks":
        print(json.dumps(marks_of_the_stand_in(where, *map(int, numbers))))
        sys.exit()

    measure, over = {"python": (of_the_stand_in, "after the first quarter"), "sentinel": (of_sentinel, "over the last quarter")}[kind]
    print(f"{measure(where, *map(int, numbers)):.1f} strategies a second, {over}")
