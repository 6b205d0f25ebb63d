"""All files of an update are written or none, whatever happens and whenever."""

import errno
import os
import signal
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from timeline.problems import Invalid, Problem
from timeline.store.save import FOLDER, Change, exclusive, interrupted, recover, save

OLD = {"docs/events/2023.yaml": "- id: a\n", "timeline.lock": "old\n", "notes.txt": "mine\n"}
NEW = OLD | {"docs/events/2023.yaml": "- id: a2\n", "docs/new/2024.yaml": "- id: é\n", "timeline.lock": "new\n"}
CHANGES = {path: Change(OLD.get(path), text) for path, text in NEW.items()}
CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "chmod", "close")
"""Every call of the system by which something is written."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


def content(root: Path) -> dict[str, str]:
    """Every file of the repository, without what only the program looks at."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def update(root: Path, changes=CHANGES) -> tuple[str, ...]:
    with exclusive(root, wait=0):
        return save(root, changes)


class At:
    """Does something at the n-th call of the system, and counts the calls."""

    def __init__(self, number: int, act) -> None:
        self.number, self.act = number, act
        self.names: list[str] = []

    def __enter__(self):
        self.real = {name: getattr(os, name) for name in CALLS}
        for name, call in self.real.items():
            setattr(os, name, self._watched(name, call))
        return self

    def __exit__(self, *_):
        for name, call in self.real.items():
            setattr(os, name, call)

    def _watched(self, name, call):
        def watched(*args, **kwargs):
            self.names.append(name)
            if len(self.names) == self.number:
                self.act(name, call, args)
            return call(*args, **kwargs)

        return watched


def calls(root: Path) -> list[str]:
    """The calls of the system that an update makes."""
    with At(0, None) as noting:
        update(root)
    return noting.names


def test_an_update_writes_what_changes_and_leaves_nothing_behind(root):
    assert update(root) == ("docs/events/2023.yaml", "docs/new/2024.yaml", "timeline.lock")
    assert content(root) == NEW
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == [".gitignore", "running"]
    assert update(root, {path: Change(text, text) for path, text in NEW.items()}) == ()


def kill(name, call, args):
    if name == "write":  # a part of it reaches the disk
        call(args[0], bytes(args[1])[: len(args[1]) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def run_killed(root: Path, number: int, work=update) -> bool:
    """Do the work in a process that is killed at its n-th call; whether it was."""
    child = os.fork()
    if child == 0:
        try:
            with At(number, kill):
                work(root)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def copied(root: Path, to: Path) -> Path:
    for path, text in content(root).items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(text.encode())
    return to


@pytest.mark.integration
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_call_the_next_update_finds_the_old_or_the_new_state(root, tmp_path_factory):
    killed = []
    for number in range(1, 200):
        case = copied(root, tmp_path_factory.mktemp("killed"))
        if not run_killed(case, number):
            break
        killed.append(interrupted(case))
        with exclusive(case, wait=0):
            state = content(case)
        assert state in (OLD, NEW)
        assert (state == NEW) >= killed[-1]
        update(case, {path: Change(state.get(path), text) for path, text in NEW.items()})
        assert content(case) == NEW
    assert len(killed) == number - 1 >= 40
    assert killed.count(True) >= 10


@pytest.mark.integration
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("edited", [False, True])
def test_killed_again_while_it_recovers_the_one_after_finishes(root, tmp_path_factory, edited):
    number_of_call = after_the_first_rename(copied(root, tmp_path_factory.mktemp("count")))
    finished = 0
    for number in range(1, 200):
        case = copied(root, tmp_path_factory.mktemp("again"))
        run_killed(case, number_of_call)
        assert interrupted(case)
        if edited:
            (case / "timeline.lock").write_text("by hand\n")
        alive = not run_killed(case, number, recover)
        recover(case)
        assert content(case) == (OLD | {"timeline.lock": "by hand\n"} if edited else NEW)
        assert not interrupted(case)
        finished += 1
        if alive:
            break
    assert finished > 10


def after_the_first_rename(case: Path) -> int:
    """The call after the first file was put in place; the first rename of all is the journal's."""
    names = calls(case)
    return names.index("replace", names.index("replace") + 1) + 2


def test_an_update_that_was_interrupted_never_overwrites_what_somebody_wrote_since(root, tmp_path_factory):
    run_killed(root, after_the_first_rename(copied(root, tmp_path_factory.mktemp("count"))))
    assert content(root)["docs/events/2023.yaml"] == NEW["docs/events/2023.yaml"]
    (root / "timeline.lock").write_text("by hand\n")
    with exclusive(root, wait=0) as finished:
        assert finished == ("docs/events/2023.yaml",)
    assert content(root) == OLD | {"timeline.lock": "by hand\n"}


@pytest.mark.parametrize("piece", [1, 2, 7, 2**20])
def test_an_interrupted_update_is_finished_to_the_letter_in_whatever_pieces_it_was_written(
    root, tmp_path_factory, monkeypatch, piece
):
    monkeypatch.setattr(import_module("timeline.store.save"), "_PIECE", piece)
    texts = {path: f'{text}"quoted" \\ – 😀\r\n' for path, text in NEW.items()}
    changes = {path: Change(OLD.get(path), text) for path, text in texts.items()}
    with At(0, None) as noting:
        update(copied(root, tmp_path_factory.mktemp("count")), changes)
    in_place = noting.names.index("replace", noting.names.index("replace") + 1)
    assert run_killed(root, in_place + 2, lambda case: update(case, changes))
    with exclusive(root, wait=0):
        assert content(root) == texts


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_refused_by_the_system_at_any_call_nothing_is_lost_and_the_next_update_succeeds(root, tmp_path_factory, code):
    def refuse(name, call, args):
        raise OSError(code, os.strerror(code), args[0] if args else None)

    total = len(calls(copied(root, tmp_path_factory.mktemp("count"))))
    failed = 0
    for number in range(1, total):  # the last one gives up the lock
        case = copied(root, tmp_path_factory.mktemp("refused"))
        try:
            with At(number, refuse):
                update(case)
        except Invalid:
            failed += 1
            assert interrupted(case) or content(case) in (OLD, NEW)
        with exclusive(case, wait=0):
            state = content(case)
        assert state in (OLD, NEW)
    assert failed > total / 2


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "the disk is full; make room"),
        (errno.EACCES, "may not be written or read (Permission denied); change its permissions"),
        (errno.EROFS, "may not be written or read (Read-only file system); change its permissions"),
        (errno.EIO, "cannot be written or read (Input/output error)"),
    ],
    ids=["full", "quota", "permission", "read-only", "broken"],
)
def test_what_keeps_it_from_writing_is_named_and_changes_nothing(root, monkeypatch, code, why):
    def refuse(*args):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(Invalid) as told:
        update(root)
    message = f"{why}; nothing was changed"
    assert told.value.problems == (Problem(".cache/timeline", 0, 0, message, "unwritable"),)
    assert content(root) == OLD


def test_a_file_that_changed_while_the_update_ran_is_not_overwritten(root):
    (root / "timeline.lock").write_text("by hand\n")
    with pytest.raises(Invalid) as told:
        update(root)
    message = "changed while the update ran; nothing was written, run timeline update again"
    assert told.value.problems == (Problem("timeline.lock", 0, 0, message, "changed"),)
    assert content(root) == OLD | {"timeline.lock": "by hand\n"}


def test_a_file_that_vanished_is_said_so(root):
    (root / "timeline.lock").unlink()
    with pytest.raises(Invalid, match="changed while the update ran"):
        update(root)


@pytest.mark.parametrize("path", ["../out.yaml", "linked/out.yaml", "link.yaml"])
def test_nothing_is_written_outside_of_the_repository(root, tmp_path_factory, path):
    outside = tmp_path_factory.mktemp("outside")
    (root / "linked").symlink_to(outside)
    (root / "link.yaml").symlink_to(outside / "out.yaml")
    with pytest.raises(Invalid, match="leads out of the repository"):
        update(root, {path: Change(None, "x")})
    assert list(outside.iterdir()) == []


def test_a_link_within_the_repository_stays_a_link(root):
    (root / "link.yaml").symlink_to("notes.txt")
    update(root, {"link.yaml": Change("mine\n", "new\n")})
    assert (root / "link.yaml").is_symlink()
    assert (root / "notes.txt").read_text() == "new\n"


def test_the_permissions_of_a_file_stay(root):
    (root / "timeline.lock").chmod(0o640)
    update(root)
    assert (root / "timeline.lock").stat().st_mode & 0o777 == 0o640


def test_two_updates_at_once_do_not_mix(root):
    running = pytest.raises(Invalid, match="another timeline update is running")
    with exclusive(root), running as told, exclusive(root, wait=0.1):
        pass
    assert [problem.rule for problem in told.value.problems] == ["busy"]
    with exclusive(root):
        waiting = threading.Thread(target=update_later, args=(root,))
        waiting.start()
        save(root, CHANGES)
    waiting.join()
    assert content(root)["timeline.lock"] == "newer\n"


def update_later(root):
    with exclusive(root, wait=10):
        save(root, {"timeline.lock": Change("new\n", "newer\n")})


@pytest.fixture
def pressing_raises() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt, which a shell switches off for what it starts in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("pressing_raises")
def test_whoever_presses_ctrl_c_at_any_call_finds_the_old_or_the_new_state_and_nothing_else(root, tmp_path_factory):
    def press(name, call, args):
        signal.raise_signal(signal.SIGINT)

    outcomes = set()
    for number in range(1, 200):
        case = copied(root, tmp_path_factory.mktemp("pressed"))
        pressing = At(number, press)
        try:
            with exclusive(case, wait=0), pressing:
                save(case, CHANGES)
        except KeyboardInterrupt:
            pass
        if len(pressing.names) < number:
            break
        state = content(case)
        assert state in (OLD, NEW)
        outcomes.add(state == NEW)
        assert not interrupted(case)
        assert sorted(path.name for path in (case / FOLDER).iterdir()) == [".gitignore", "running"]
    assert number >= 30
    assert outcomes == {False, True}


@pytest.fixture
def noted(root) -> list[tuple[str, str]]:
    """The calls of an update that a power failure may undo, and those that make sure of them, in order."""
    found = []

    class Every(At):
        def _watched(self, name, call):
            def watched(*args, **kwargs):
                if name == "fsync":
                    found.append((name, str(Path(f"/proc/self/fd/{args[0]}").readlink())))
                elif name in ("replace", "unlink") and Path(args[0]).exists():
                    found.append((name, str(args[-1])))
                return call(*args, **kwargs)

            return watched

    with exclusive(root, wait=0), Every(0, None):
        save(root, CHANGES)
    return found


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_what_is_renamed_into_place_has_reached_the_disk_before_and_its_name_at_once(noted, root):
    """Without it a file can be empty after a power failure, although its name is there."""
    renamed = [(at, Path(path)) for at, (name, path) in enumerate(noted) if name == "replace"]
    assert {path for _, path in renamed} >= {root / path for path in CHANGES if OLD.get(path) != NEW[path]}
    for at, path in renamed:
        assert ("fsync", str(path.with_name(f".{path.name}.timeline-new"))) in noted[:at]
        assert noted[at + 1] == ("fsync", str(path.parent))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_journal_that_is_done_with_does_not_come_back_after_a_power_failure(noted, root):
    """It would undo what is edited after the update."""
    assert noted[-2:] == [("unlink", str(root / FOLDER / "journal")), ("fsync", str(root / FOLDER))]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other locks")
def test_a_file_system_without_locks_is_not_taken_for_an_update_that_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(Invalid, match="the file system has no locks"), exclusive(root):
        pass
