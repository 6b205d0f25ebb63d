"""Makes repository-0.1.0.tar.gz: what an editor has who used version 0.1.0 for a while.

    python tests/upgrade/make.py PYTHON

PYTHON runs version 0.1.0. Thirty articles are read, and sixty things are done by hand to what was found, half of them
before a second update and half after it; ``ledger.json`` says what was done and must still hold. The same articles
and the same hands give the same bytes. All names and happenings are made up.
"""

import gzip
import json
import random
import re
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
PORTS = ["Nordhaven", "Skelder", "Port Amrin", "Tavik", "Olmouth", "Brenna"]
PEOPLE = ["Vera Holm", "Ivo Lindqvist", "Mara Tessen", "Jonas Abel", "Petra Quist", "Emil Rask"]
SHIPS = ["Alba", "Corvina", "Halcyon Bay", "Merrow", "Sundial", "Tern"]
PAPERS = ["Coast Herald", "Harbour Post", "Inland Courier", "The Skelder Record"]
MONTHS = ["January", "March", "April", "June", "September", "November"]

KINDS = {
    "strike": """Dock workers walked out at {port} on {month} {day}, the port authority said.

The next day {person} met both sides at the town hall. They signed an agreement on {month} {later} after {count} days
without a ship.

"We will pay every hour," said {other}, who runs the port. {other} denied that guards had beaten two pickets.

The port plans to reopen its eastern quay next month.
""",
    "collision": """The ferry {ship} hit the pier of {port} on {weekday}, injuring {count} passengers.

{person}, the captain, was arrested on {month} {later}. A court in {port} will hear the case in December {year}.

A suit alleges that the crew had been asleep. In {before} the same ferry had run aground off {second}.
""",
    "chronicle": """The bridge of {port}: a chronology

{before}: The bridge opens to traffic.
{month} {before2}: A barge strikes the third pier.
{month} {day}, {year}: Engineers close the bridge.
{month} {later}, {year}: {person} signs the contract for its repair.
""",
    "fire": """A fire destroyed {count} boats in the marina of {port} early on {month} {day}, {year}.

Police said on {weekday} that the fire had been set. {person} was charged with arson on {month} {later}.

No one was hurt. The harbour office expects repairs to last until the end of the year.
""",
    "vote": """The council of {port} approved a new sea wall on {month} {day} by {count} votes to four.

Work is to begin in {month} next year, {person} told reporters. Residents of {second} oppose the plan and demonstrated
on {weekday}.

The old wall was built in {before} and broke twice, in {before2} and last winter.
""",
}  # fmt: skip


def articles() -> dict[str, str]:
    """The name and the text of each of thirty articles: six of each kind, two of them on one happening."""
    rng = random.Random(10)
    made = {}
    for kind, text in KINDS.items():
        for number in range(6):
            if number not in (2, 5):  # the third and the sixth report what the one before them did
                port, second = rng.sample(PORTS, 2)
                person, other = rng.sample(PEOPLE, 2)
                day = rng.randint(2, 12)
                said = {
                    "port": port, "second": second, "person": person, "other": other, "ship": rng.choice(SHIPS),
                    "month": MONTHS[number], "day": day, "later": day + rng.randint(3, 9), "year": 2024,
                    "weekday": rng.choice(["Monday", "Tuesday", "Thursday"]), "count": rng.randint(5, 40),
                    "before": rng.randint(1988, 2010), "before2": rng.randint(2011, 2019),
                }  # fmt: skip
            paper = rng.choice(PAPERS)
            month = 1 + 2 * (number if number not in (2, 5) else number - 1)
            made[f"{kind}-{number}"] = (
                f"---\ntitle: {kind.capitalize()} at {said['port']}\npublished: 2024-{min(month, 12):02}-"
                f"{min(said['later'] + 1 + number % 2, 28):02}\npublisher: {paper}\nlanguage: en\n---\n"
                + text.format(**said)
            )
    return made


class Editor:
    """Works on the text of the files, and notes in the ledger what must still hold."""

    def __init__(self, root: Path) -> None:
        self.root, self.ledger = root, []
        self.touched: set[str] = set()

    @property
    def files(self) -> list[Path]:
        return sorted((self.root / "docs/events").rglob("*.yaml"))

    def blocks(self) -> list[tuple[Path, str, str]]:
        found = []
        for path in self.files:
            for block in re.split(r"(?m)^(?=- id: )", path.read_text(encoding="utf-8"))[1:]:
                found += [(path, re.match(r"- id: (\S+)", block)[1], block)]
        return found

    def free(self, needs: str = "") -> tuple[Path, str, str]:
        """The first event that was not touched before, and holds a text."""
        for path, name, block in self.blocks()[7::3] + self.blocks():
            if name not in self.touched and needs in block:
                self.touched.add(name)
                return path, name, block
        raise AssertionError(needs)

    def replace(self, path: Path, block: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(block) == 1
        path.write_text(text.replace(block, new), encoding="utf-8")

    def note(self, what: str, name: str, **more: str) -> None:
        self.ledger.append({"what": what, "id": name, **more})

    def set(self, key: str, value: str) -> None:
        path, name, block = self.free(f"\n  {key}: ")
        edited = re.sub(rf"(?m)^  {key}: .*$", f"  {key}: {value}", block, count=1)
        assert edited != block
        self.replace(path, block, edited)
        self.note("value", name, key=key, value=value.strip('"'))

    def add(self, line: str) -> None:
        path, name, block = self.free()
        self.replace(path, block, block.replace("\n  status:", f"\n  {line}\n  status:", 1))
        self.note("line", name, line=line)

    def comment(self, number: int) -> None:
        path, name, block = self.free()
        said = f"# remark {number}: looked at"
        places = [
            (f"- id: {name}\n", f"- id: {name}  {said}\n"),
            ("\n  sources:\n", f"\n  sources:\n  {said}\n"),
            (f"- id: {name}\n", f"{said}\n- id: {name}\n"),
        ]
        self.replace(path, block, block.replace(*places[number % 3], 1))
        self.note("comment", name, line=said)

    def delete(self) -> None:
        path, name, block = self.free()
        self.replace(path, block, "")
        self.note("deleted", name, quotes=quotes(block))

    def comment_out(self) -> None:
        path, name, block = self.free()
        out = "".join(f"# {line}\n" if line else "\n" for line in block.rstrip("\n").split("\n"))
        self.replace(path, block, out + "\n")
        self.note("deleted", name, quotes=quotes(block))

    def rename(self, number: int) -> None:
        path, name, block = self.free()
        new = f"renamed-by-hand-{number}"
        self.replace(path, block, block.replace(f"- id: {name}\n", f"- id: {new}\n", 1))
        self.touched.add(new)
        self.note("renamed", name, to=new)

    def write(self, number: int) -> None:
        own = f"- id: own-{number}\n  date: 2024-0{number}\n  title: Our own finding {number}\n  status: confirmed\n"
        path = self.root / "docs/events/own.yaml"
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + own, encoding="utf-8")
        self.touched.add(f"own-{number}")
        self.note("own", f"own-{number}", line=f"title: Our own finding {number}")

    def move(self) -> None:
        path, name, block = self.free()
        self.replace(path, block, "")
        moved = self.root / "docs/events/ports/moved.yaml"
        moved.parent.mkdir(exist_ok=True)
        moved.write_text((moved.read_text(encoding="utf-8") if moved.exists() else "") + block, encoding="utf-8")
        self.set_in(moved, name, "title", "Moved and named by hand")

    def set_in(self, path: Path, name: str, key: str, value: str) -> None:
        block = next(block for at, one, block in self.blocks() if at == path and one == name)
        self.replace(path, block, re.sub(rf"(?m)^  {key}: .*$", f"  {key}: {value}", block, count=1))
        self.note("value", name, key=key, value=value)


def quotes(block: str) -> str:
    """The passages of an event, each with its article before it."""
    return "\n".join(": ".join(pair) for pair in re.findall(r"  - article: (.*)\n    quote: (.*)\n", block))


def first_half(editor: Editor) -> None:
    for number in range(4):
        editor.set("title", f"Corrected title {number}")
    for value in ("2021-07", '"1977"', "2024-06-05/2024-06-08"):
        editor.set("date", value)
    editor.set("status", "confirmed")
    for number in range(5):
        editor.comment(number)
    for _ in range(6):
        editor.delete()
    editor.comment_out()
    for number in range(3):
        editor.rename(number)
    for line in ("tags: [ours]", "x-source-checked: by phone", "text: Our own words."):
        editor.add(line)
    editor.write(1)
    editor.move()


def second_half(editor: Editor) -> None:
    for number in range(4, 9):
        editor.set("title", f"Corrected title {number}")
    for value in ("2023-12-24", "2024-04~", '"2001"'):
        editor.set("date", value)
    editor.set("status", "disputed")
    editor.set("who", "[Harbour Board]")
    for number in range(5, 10):
        editor.comment(number)
    for _ in range(6):
        editor.delete()
    editor.comment_out()
    for number in range(3, 6):
        editor.rename(number)
    for line in ("tags: [theirs]", "x-note: ask again", "text: More of our words.", "x-colour: blue"):
        editor.add(line)
    editor.write(2)
    editor.write(3)
    editor.move()


def main(python: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "seeds").mkdir()
        (root / "mkdocs.yml").write_text("site_name: Harbours\nplugins: [timeline]\n", encoding="utf-8")
        for name, text in articles().items():
            (root / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")
        editor = Editor(root)
        for hands in (first_half, second_half):
            subprocess.run([python, "-m", "timeline", "update", "-j", "1"], cwd=root, check=True)
            hands(editor)
        (root / "ledger.json").write_text(json.dumps(editor.ledger, indent=1) + "\n", encoding="utf-8")
        print(len(editor.ledger), "things done to", len(editor.blocks()), "events")
        packed = HERE / "repository-0.1.0.tar.gz"
        with gzip.GzipFile(packed, "wb", mtime=0) as file, tarfile.open(fileobj=file, mode="w") as archive:
            for path in sorted(root.rglob("*")):
                if path.is_file() and ".cache" not in path.parts:
                    content = path.read_bytes()
                    entry = tarfile.TarInfo(path.relative_to(root).as_posix())
                    entry.size = len(content)
                    archive.addfile(entry, BytesIO(content))


if __name__ == "__main__":
    main(sys.argv[1])
