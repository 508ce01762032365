"""What a submission costs, and how quickly the parts that there is only one of can go.

    .venv/bin/python benchmarks/scale.py marking keeping results dask

prints the numbers of docs/scale.md: seconds of processor time, which a busy machine changes little,
and for what waits for a disk or a network also seconds of the clock. It needs PostgreSQL and Dask.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
from distributed import Client, Security

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests" / "grading")]

from dask_cluster import certificates, cluster  # noqa: E402
from grading import class_of  # noqa: E402
from postgres_server import postgres_server  # noqa: E402

from autograde.batch.progress import Overview  # noqa: E402
from autograde.course import Course  # noqa: E402
from autograde.lesson.cells import grade_id, graded, points  # noqa: E402
from autograde.lesson.reading import Lesson, read_lesson, read_lessons  # noqa: E402
from autograde.records.gradebook import notebook_for_grading, open_gradebook  # noqa: E402
from autograde.records.results import (  # noqa: E402
    Result,
    save_result,
    stream_results,
    write_grades,
    write_lines,
)
from autograde.submission.finding import Submission  # noqa: E402
from autograde.submission.taking import take  # noqa: E402
from autograde.verdicts import Status, Verdict  # noqa: E402
from lab.files import written_whole  # noqa: E402

LEFT_OUT = "hana"
"""The example that hangs: it costs what the time limit says, and nothing else."""
SMALL, LARGE, RECORDED = 6, 18, 300


def main() -> None:
    """Measure what is asked for."""
    parts = {"marking": marking, "keeping": keeping, "results": results, "dask": dask}
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="+", choices=parts)
    for name in parser.parse_args().parts:
        with tempfile.TemporaryDirectory(prefix="scale-") as folder:
            parts[name](Path(folder))


def marking(folder: Path) -> None:
    """Processor seconds of one submission more, by who spends them."""
    print("processor seconds a submission: all, of which in the sandbox, examiner, marker, main")
    for lesson in read_lessons(Course(ROOT).lessons):
        name = lesson.assignment
        found = sorted((ROOT / "examples" / "submissions").glob(f"*/{name}"))
        examples = [p for p in found if p.parent.name != LEFT_OUT and any(p.glob("*.ipynb"))]
        small, large = (spent(folder, examples, number, name) for number in (SMALL, LARGE))
        each = {who: (large[who] - small[who]) / (LARGE - SMALL) for who in large}
        shown = " ".join(f"{each[who]:6.3f}" for who in WHO)
        print(f"{name:20} {sum(each.values()):6.3f} = {shown}   start {sum(small.values()):.1f}")


WHO: tuple[str, ...] = ("sandbox", "examiner", "marker", "main")


def spent(folder: Path, examples: list[Path], students: int, assignment: str) -> dict[str, float]:
    """Processor seconds of grading so many students, by process."""
    submissions = class_of(folder, examples, students, "class")
    out = folder / f"out-{assignment}-{students}"
    program = Path(sys.executable).with_name("autograde")
    process = psutil.Popen(
        [program, "grade", submissions, "--out", out, "--jobs", "2", "--assignment", assignment],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    most: dict[str, float] = {}
    while process.poll() is None:
        now: dict[str, float] = dict.fromkeys(WHO, 0.0)
        for member in (process, *process.children(recursive=True)):
            try:
                now[who(member, process)] += sum(member.cpu_times()[:4])  # with those that ended
            except psutil.Error:
                continue
        most = max(most, now, key=lambda counted: sum(counted.values()))
        time.sleep(0.05)
    assert process.returncode == 0
    return most


def who(member: psutil.Process, main: psutil.Process) -> str:
    """Which part of the grader a process is."""
    command = " ".join(member.cmdline())
    if member.pid == main.pid:
        return "main"
    if "autograde.engine.zygote" in command:
        return "sandbox"
    return "examiner" if "autograde.engine.examiner" in command else "marker"


def keeping(folder: Path) -> None:
    """What the one process that keeps does for each submission, by step."""
    result = heaviest()
    example = ROOT / "examples" / "submissions" / "ada" / result.assignment
    text = (example / f"{result.notebook}.ipynb").read_text()
    with timed("take a submission", 200) as times:
        for number in times:
            submission = Submission("ada", result.assignment, result.notebook, example)
            take(submission, folder / "taken" / str(number))
    with timed("write a notebook", 200) as times:
        for number in times:
            with written_whole(folder / "autograded" / str(number) / "a.ipynb") as path:
                path.write_text(text)
    with timed("write a verdict file", 200) as times:
        for number in times:
            save_result(folder / "verdicts", replace(result, student=f"s{number}"))
    fill_gradebook("SQLite", f"sqlite:///{folder}/gradebook.db", result)
    with postgres_server(durable=True) as server:
        url = server.database("scale")
        server_time = server_processes(server.data)
        before = server_time()
        fill_gradebook("PostgreSQL", url, result)
        own = (server_time() - before) / RECORDED
        print(f"{'  its server':42} {1000 * own:7.2f} ms of processor")


def server_processes(data: Path) -> Callable[[], float]:
    """The processor time of a PostgreSQL server so far."""
    pid = int((data / "postmaster.pid").read_text().split()[0])

    def seconds() -> float:
        family = [psutil.Process(pid), *psutil.Process(pid).children()]
        return sum(sum(member.cpu_times()[:4]) for member in family)

    return seconds


def fill_gradebook(name: str, url: str, result: Result) -> None:
    """Record many submissions."""
    lessons = [read_lesson(Course(ROOT).lessons / f"{result.assignment}.py")]
    with (
        open_gradebook(url, lessons, Path("none")) as gradebook,
        timed(f"record {2 * len(result.verdicts) + 3} rows in {name}", RECORDED) as times,
    ):
        for number in times:
            names = f"s{number}", result.assignment, result.notebook
            gradebook.record(*names, result.verdicts, (), None, True)


def results(folder: Path) -> None:
    """What is done once at the end, for all submissions."""
    result, number = heaviest(), 3000
    for student in range(number):
        save_result(folder / "verdicts", replace(result, student=f"s{student}"))
    with timed("at the end: read a verdict, write its lines and grades", number) as times:
        list(times)
        write_overview(folder)
    tracemalloc.start()
    write_overview(folder)
    room = tracemalloc.get_traced_memory()[1] / number
    tracemalloc.stop()
    size = (folder / "results.jsonl").stat().st_size / number
    print(
        f"  {room / 1000:.1f} kB of memory and {size / 1000:.1f} kB of results.jsonl a submission"
    )


def write_overview(folder: Path) -> None:
    """As `autograde grade` does it."""
    overview = Overview()
    write_lines(folder / "results.jsonl", map(overview.add, stream_results(folder / "verdicts")))
    write_grades(folder / "grades.csv", overview.sheet)


def dask(folder: Path) -> None:
    """What Dask itself costs a submission: sent, given out, answered, over TLS."""
    sent, number = b"x" * 400_000, 400
    with cluster(folder, certificates(folder)) as made:
        scheduler = psutil.Process(made.start_scheduler("tls").pid)
        made.start_worker("one", ROOT)
        ca, cert, key = (str(folder / name) for name in ("ca.pem", "cert.pem", "key.pem"))
        security = Security(tls_ca_file=ca, tls_client_cert=cert, tls_client_key=key)
        with Client(made.address, security=security) as client:
            client.submit(bytes, sent).result()
            for payload, words in ((sent, "400 kB each way"), (b"", "nothing in it")):
                before = sum(scheduler.cpu_times()[:2])
                with timed(f"a task through Dask, {words}; this client", number) as times:
                    for first in range(0, number, 32):
                        many = [
                            client.submit(bytes, payload, key=f"k-{first}-{i}-{len(payload)}")
                            for i in range(min(32, number - first))
                        ]
                        for future in many:
                            future.result()
                    list(times)
                own = sum(scheduler.cpu_times()[:2]) - before
                print(f"{'  the scheduler':42} {1000 * own / number:7.2f} ms of processor")


def heaviest() -> Result:
    """An example of a result: of the lesson with the most cells that give points, all failed."""
    lessons = read_lessons(Course(ROOT).lessons)
    all_verdicts = [(lesson, tuple(verdicts_of(lesson))) for lesson in lessons]
    lesson, verdicts = max(all_verdicts, key=lambda pair: len(pair[1]))
    return Result("ada", lesson.assignment, lesson.notebook, "f" * 64, (), verdicts)


def verdicts_of(lesson: Lesson) -> Iterator[Verdict]:
    """A failure with a message for each cell that gives points."""
    for cell in graded(notebook_for_grading(lesson)):
        yield Verdict(str(grade_id(cell)), Status.FAILED, 0.0, points(cell), "x" * 150, 0.01)


@contextmanager
def timed(what: str, number: int) -> Iterator[Iterator[int]]:
    """Print how long the block took for each of ``number``, which it counts through."""
    wall, own = time.perf_counter(), time.process_time()
    yield iter(range(number))
    own, wall = time.process_time() - own, time.perf_counter() - wall
    print(
        f"{what:42} {1000 * own / number:7.2f} ms of processor, "
        f"{1000 * wall / number:7.2f} ms of the clock"
    )


if __name__ == "__main__":
    main()
