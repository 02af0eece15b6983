# Against what a script would use from PyPI: amortisation tables and rates, the same work on each side, in turn; medians of 21 rounds (of
# one where a call takes more than half a second). What is off by cents rounds its last row otherwise, or not at all.
# The others are fetched, at the versions below, into an environment in a folder of the system's that is removed afterwards;
# what cannot be fetched is skipped and counted. Ours runs in Node, told by a pipe when it is its turn, and times itself as the
# others are timed: neither side's figures hold the start of a program. Each begins from the numbers at every call.
# numpy-financial and QuantLib give interest unrounded: their cents are rounded here, outside what is timed.
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

VERSIONS = {"mortgagemath": "0.7.1", "pyxirr": "0.10.8", "numpy-financial": "1.0.0", "QuantLib": "1.44"}
ROUNDS = 21
PRINCIPAL, RATE, AS_OF = 100_000, 12, (2026, 11, 15)
HERE = Path(__file__).resolve().parent


def in_environment():
    """Fetches the others and runs this file again among them."""
    folder = tempfile.mkdtemp(prefix="parley-peers-")
    try:
        python = str(Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python")
        if subprocess.run([sys.executable, "-m", "venv", folder]).returncode != 0:
            print("skipped 4: no environment can be made here")
            return 0
        for name, wanted in VERSIONS.items():
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run([python, "-m", "pip", "install", "-q", f"{name}=={wanted}"], **quiet, timeout=300)
        return subprocess.run([python, __file__, "--here"]).returncode
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Ours:
    def __init__(self):
        command = ["node", str(HERE / "peers-ours.js")]
        self.node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.node.stdin.write(line + "\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def end(self):
        self.node.stdin.close()
        self.node.wait()


def timed(work, milliseconds):
    """Microseconds a call."""
    start, count = time.perf_counter(), 0
    while True:
        work()
        count += 1
        now = time.perf_counter()
        if now >= start + milliseconds / 1000:
            return (now - start) / count * 1e6


def cents(amount):
    return round(float(amount) * 100)


def rows_off(mine, theirs):
    if len(mine) != len(theirs):
        return f"{len(theirs)} rows, not {len(mine)}"
    off = max(abs(a - b) for row, other in zip(mine, theirs) for a, b in zip(row, other))
    return "same cents" if off == 0 else f"up to {off / 100:.2f} off"


def rate_off(mine, theirs):
    off = abs(mine - theirs)
    return "same to 1e-9" if off < 1e-9 else f"off by {off:.0e}"


def flows(rows):
    return [-float(PRINCIPAL)] + [payment / 100 for payment, _, _ in rows]


def dates(count):
    from datetime import date

    year, month, day = AS_OF
    return [date(year + (month - 1 + k) // 12, (month - 1 + k) % 12 + 1, day) for k in range(count)]


def mortgagemath(table):
    from decimal import Decimal

    import mortgagemath as mm

    for n in (36, 360):

        def work(n=n):
            loan = mm.LoanParams(
                principal=Decimal(PRINCIPAL),
                annual_rate=Decimal(RATE),
                term_months=n,
                payment_rounding=mm.PaymentRounding.ROUND_HALF_UP,
            )
            return mm.amortization_schedule(loan)

        said = [[cents(r.payment), cents(r.interest), cents(r.balance)] for r in work() if r.number > 0]
        yield f"table-{n}", work, lambda mine, said=said: rows_off(mine, said)


def pyxirr(table):
    import pyxirr as px

    for n in (24, 360):
        amounts = flows(table(n))
        yield f"irr-{n}", lambda a=amounts: px.irr(a), lambda mine, a=amounts: rate_off(mine, px.irr(a))
    for n in (36, 360):
        amounts, days = flows(table(n)), dates(n + 1)
        work = lambda a=amounts, d=days: px.xirr(d, a)
        yield f"xirr-{n}", work, lambda mine, work=work: rate_off(mine, work())


def numpy_financial(table):
    import numpy as np
    import numpy_financial as npf

    for n in (36, 360):

        def work(n=n):
            per = np.arange(1, n + 1)
            payment = -npf.pmt(RATE / 1200, n, PRINCIPAL)
            interest = -npf.ipmt(RATE / 1200, per, n, PRINCIPAL)
            return payment, interest, PRINCIPAL + np.cumsum(npf.ppmt(RATE / 1200, per, n, PRINCIPAL))

        payment, interest, left = work()
        said = [[cents(payment), cents(i), cents(l)] for i, l in zip(interest, left)]
        yield f"table-{n}", work, lambda mine, said=said: rows_off(mine, said)
    for n in (24, 360):
        amounts = flows(table(n))
        yield f"irr-{n}", lambda a=amounts: npf.irr(a), lambda mine, a=amounts: rate_off(mine, npf.irr(a))


def quantlib(table):
    import QuantLib as ql

    year, month, day = AS_OF
    start = ql.Date(day, month, year)
    ql.Settings.instance().evaluationDate = start
    counter = ql.Thirty360(ql.Thirty360.BondBasis)
    for n in (36, 360):

        def work(n=n):
            terms = ql.Schedule(start, start + ql.Period(n, ql.Months), ql.Period(ql.Monthly), ql.NullCalendar(),
                                ql.Unadjusted, ql.Unadjusted, ql.DateGeneration.Forward, False)
            payment = PRINCIPAL * (RATE / 1200) / (1 - (1 + RATE / 1200) ** -n)
            left, notionals = float(PRINCIPAL), []
            for _ in range(n):
                notionals.append(left)
                left -= payment - left * RATE / 1200
            bond = ql.AmortizingFixedRateBond(0, notionals, terms, [RATE / 100], counter)
            return [(flow.date(), flow.amount()) for flow in bond.cashflows()]

        paid = {}
        for on, amount in work():
            paid[on.serialNumber()] = paid.get(on.serialNumber(), 0.0) + amount
        said = [[cents(amount)] for _, amount in sorted(paid.items())]
        yield f"table-{n}", work, lambda mine, said=said: rows_off([row[:1] for row in mine], said) + ", payments alone"


def main():
    ours = Ours()
    kept = {}

    def table(n):
        if n not in kept:
            kept[n] = ours.ask(f"table-{n} ?")
        return kept[n]

    makers = {"mortgagemath": mortgagemath, "pyxirr": pyxirr, "numpy-financial": numpy_financial, "QuantLib": quantlib}
    skipped = []
    print(f"Python {sys.version.split()[0]}")
    print(f"{'work':12}{'with':24}{'theirs µs':>12}{'ours µs':>10}{'theirs ÷ ours':>15}  figures")
    for name, make in makers.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            skipped.append(f"{name} {VERSIONS[name]}")
            continue
        for work_name, work, said in make(table):
            compared = said(ours.ask(f"{work_name} ?"))
            theirs, mine = [], []
            # What takes a second a call is not asked for 24 times.
            rounds = 1 if timed(work, 1) > 500_000 else ROUNDS
            for turn in range(-3 if rounds > 1 else 0, rounds):
                a, b = timed(work, 20), ours.ask(f"{work_name} 20")
                if turn >= 0:
                    theirs.append(a)
                    mine.append(b)
            a, b = median(theirs), median(mine)
            behind = "; not ahead" if a < b else ""
            print(f"{work_name:12}{f'{name} {found}':24}{a:12.1f}{b:10.1f}{a / b:15.1f}  {compared}{behind}", flush=True)
    if skipped:
        print(f"skipped {len(skipped)}, which could not be fetched: {', '.join(skipped)}")
    ours.end()
    return 0


sys.exit(main() if "--here" in sys.argv else in_environment())
