"""parley batch under Apache Spark: RDD.pipe and mapInPandas on a local cluster of two workers, the rows of a single run.

RECORDS=20000 PYTHON=… npm run trials -- spark. One executor is killed half-way; Spark does its tasks again on the other.
The command is a filter without state: a task that is done twice says the same twice, and only one of the two is kept.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[2]
NODE = os.environ.get("NODE", "node")
PARLEY = [NODE, str(ROOT / "bin/parley.js"), "batch", "-"]
FLAGS = ["--input-format", "ndjson", "--flat", "--no-line", "--exit-zero"]
COUNT = int(os.environ.get("RECORDS", "400"))
# The executors take the Python that the environment names, not the one that runs this.
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
CLUSTER = os.environ.get("MASTER", "local-cluster[2,1,1024]")


def answered(frames):
    """A partition through one process, batch by batch; its standard output is read while it is written to."""
    import pandas

    with subprocess.Popen([*PARLEY, *FLAGS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:

        def feed():
            for frame in frames:
                for line in frame["value"]:
                    child.stdin.write(line.encode() + b"\n")
            child.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        rows = []
        for line in child.stdout:
            rows.append(line.decode().rstrip("\n"))
            if len(rows) == 1000:
                yield pandas.DataFrame({"value": rows})
                rows = []
        feeder.join()
        if child.wait() != 0:
            raise RuntimeError(f"parley ended with {child.returncode}")
        yield pandas.DataFrame({"value": rows})


def executors():
    """The processes of the executors on this machine: those of this cluster only, since they are our children's children."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in words and APP.encode() in words and b"java" in words.split(b"\0")[0]:
            found.append(int(entry.name))
    return sorted(found)


def measured(name, work):
    began = time.monotonic()
    rows = work()
    print(f"{time.monotonic() - began:8.1f} s  {name}: {len(rows)} rows", flush=True)
    return rows


with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "records.ndjson")
    subprocess.run([NODE, str(ROOT / "test/trials/records.js"), str(COUNT), source], check=True)
    lines = pathlib.Path(source).read_text(encoding="utf-8").splitlines()
    for at in range(50, len(lines), 97):
        lines[at] = ["{", "[1]", '{"id":"x"}', "no record"][at % 4]
    pathlib.Path(source).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def single():
        with open(source, "rb") as stdin:
            said = subprocess.run([*PARLEY, *FLAGS], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        return said.stdout.decode().splitlines()

    wanted = measured("one process", single)
    spark = (
        SparkSession.builder.master(CLUSTER)
        .appName("parley")
        .config("spark.ui.enabled", "false")
        .config("spark.task.maxFailures", "4")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    APP = spark.sparkContext.applicationId
    command = " ".join(f"'{word}'" for word in [*PARLEY, *FLAGS])
    # One partition a few seconds long: a filter starts once a partition, not once a record.
    parts = 8
    # From text that is split as Spark likes: order within a partition is kept, and partitions come in order.
    texts = spark.sparkContext.textFile(source, parts)
    piped = measured("RDD.pipe, checkCode=True", lambda: texts.pipe(command, checkCode=True).collect())
    frame = spark.read.text(source).repartition(parts)
    mapped = measured("mapInPandas", lambda: [row.value for row in frame.mapInPandas(answered, "value string").collect()])

    def killed():
        victims = executors()
        if not victims:
            raise SystemExit("no executor was found to be killed")

        def kill():
            time.sleep(2.0)
            os.kill(victims[0], signal.SIGKILL)

        thread = threading.Thread(target=kill)
        thread.start()
        rows = texts.pipe(command, checkCode=True).collect()
        thread.join()
        if not os.path.exists(f"/proc/{victims[0]}"):
            print(f"           executor killed; now {len(executors())} of them", flush=True)
        return rows

    again = measured("RDD.pipe, one executor killed", killed)
    spark.stop()

    for name, rows, ordered in [("pipe", piped, True), ("mapInPandas", mapped, False), ("pipe, killed", again, True)]:
        same = rows == wanted if ordered else sorted(rows) == sorted(wanted)
        print(f"{name}: {'the same rows' if same else 'DIFFERENT rows'}")
        if not same:
            sys.exit(1)
    print(f"{COUNT} records, {CLUSTER}, Spark {spark.version}, Python {sys.version.split()[0]}")
