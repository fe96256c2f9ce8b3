from __future__ import annotations

from collections.abc import Iterator
import contextlib
import errno
import os
from pathlib import Path
import re
import shutil
import stat
import subprocess
import sys
import tempfile

import pytest

from ceviz.state.safe_file import WriteError, clean_strays, make_folder, write_bytes

with contextlib.suppress(ImportError):  # there is none on Windows
    import resource  # now, before a test becomes somebody who may not read the standard library

posix = pytest.mark.skipif(os.name != "posix", reason="mode bits, links and signals of POSIX")

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in which permissions count: root, whom they do not bind, becomes somebody else."""
    made = Path(os.path.realpath(tempfile.mkdtemp()))
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.chown(made, NOBODY, -1)
        os.seteuid(NOBODY)
    yield made
    if root:
        os.seteuid(0)
    made.chmod(0o777)
    shutil.rmtree(made)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(WriteError) as refused:
        write_bytes(path, data)
    return str(refused.value)


@pytest.mark.parametrize("data", [b"", b"new", os.urandom(3_000_000)])
def test_a_file_is_written_whole_and_alone(folder: Path, data: bytes) -> None:
    write_bytes(folder / "a.bin", data)
    assert (folder / "a.bin").read_bytes() == data
    assert names(folder) == ["a.bin"]


def test_a_file_is_replaced(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"a longer old content")
    write_bytes(folder / "a.bin", b"new")
    assert (folder / "a.bin").read_bytes() == b"new"
    assert names(folder) == ["a.bin"]


def test_whoever_has_the_old_file_open_reads_it_to_its_end(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"old")
    with (folder / "a.bin").open("rb") as old:
        write_bytes(folder / "a.bin", b"new")
        assert old.read() == b"old"


def test_a_name_in_the_present_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    write_bytes(Path("a.bin"), b"new")
    assert names(folder) == ["a.bin"]


def test_a_name_as_long_as_the_system_allows(folder: Path) -> None:
    write_bytes(folder / ("a" * 255), b"new")
    assert names(folder) == ["a" * 255]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o777])
def test_a_replaced_file_keeps_its_mode(folder: Path, mode: int) -> None:
    (folder / "a.bin").write_bytes(b"old")
    (folder / "a.bin").chmod(mode)
    write_bytes(folder / "a.bin", b"new")
    assert stat.S_IMODE((folder / "a.bin").stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_of_any_new_file(folder: Path) -> None:
    (folder / "plain").write_bytes(b"")
    write_bytes(folder / "a.bin", b"new")
    assert (folder / "a.bin").stat().st_mode == (folder / "plain").stat().st_mode


@posix
def test_a_link_goes_on_pointing_to_its_file(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "a.bin").write_bytes(b"old")
    (folder / "link").symlink_to(Path("there", "a.bin"))
    write_bytes(folder / "link", b"new")
    assert (folder / "link").is_symlink()
    assert (folder / "there" / "a.bin").read_bytes() == b"new"


@posix
def test_a_link_to_no_file_yet_gets_one(folder: Path) -> None:
    (folder / "link").symlink_to("a.bin")
    write_bytes(folder / "link", b"new")
    assert (folder / "a.bin").read_bytes() == b"new"
    assert (folder / "link").is_symlink()


@posix
def test_a_link_that_leads_in_a_circle_stays(folder: Path) -> None:
    (folder / "link").symlink_to("link")
    assert refusal(folder / "link").endswith("too many levels of symbolic links.")
    assert names(folder) == ["link"]


def test_no_folder(folder: Path) -> None:
    path = folder / "none" / "a.png"
    assert refusal(path) == f"Could not write {path}: there is no folder {folder / 'none'}."


def test_a_file_in_place_of_the_folder(folder: Path) -> None:
    (folder / "file").write_bytes(b"old")
    path = folder / "file" / "a.png"
    assert refusal(path) == f"Could not write {path}: {folder / 'file'} is not a folder."
    assert (folder / "file").read_bytes() == b"old"


def test_a_folder_in_place_of_the_file(folder: Path) -> None:
    assert refusal(folder) == f"Could not write {folder}: it is a folder."


@posix
def test_a_device_is_not_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert refusal(folder / "pipe") == f"Could not write {folder / 'pipe'}: it is not a plain file."
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


@posix
def test_a_read_only_file_stays(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"old")
    (folder / "a.bin").chmod(0o444)
    assert refusal(folder / "a.bin") == f"Could not write {folder / 'a.bin'}: it is read-only."
    assert (folder / "a.bin").read_bytes() == b"old"
    assert names(folder) == ["a.bin"]


@posix
def test_a_read_only_folder_stays_as_it_is(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"old")
    folder.chmod(0o555)
    for path in (folder / "a.bin", folder / "b.bin"):
        reason = f"there is no permission to write in {folder}"
        assert refusal(path) == f"Could not write {path}: {reason}."
    assert names(folder) == ["a.bin"]
    assert (folder / "a.bin").read_bytes() == b"old"


@posix
def test_a_name_that_is_too_long(folder: Path) -> None:
    path = folder / ("a" * 256)
    assert refusal(path) == f"Could not write {path}: its name is too long."
    assert names(folder) == []


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have(folder: Path, name: str) -> None:
    assert refusal(folder / name).endswith(": no file can have such a name.")
    assert names(folder) == []


@posix
def test_a_file_larger_than_allowed(folder: Path) -> None:
    """The system itself refuses in the middle of the write, as on a full disk."""
    (folder / "a.bin").write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        told = refusal(folder / "a.bin", bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    reason = "the file would be larger than the system allows"
    assert told == f"Could not write {folder / 'a.bin'}: {reason}."
    assert (folder / "a.bin").read_bytes() == b"old"
    assert names(folder) == ["a.bin"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, os.strerror(errno.EIO).lower()),
    ],
)
def test_a_disk_that_fails_at_the_last_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    (folder / "a.bin").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    assert refusal(folder / "a.bin") == f"Could not write {folder / 'a.bin'}: {reason}."
    assert (folder / "a.bin").read_bytes() == b"old"
    assert names(folder) == ["a.bin"]


@posix
def test_the_content_is_on_the_disk_before_the_name_and_then_the_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bool]] = []

    def see(descriptor: int) -> None:
        of_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        seen.append((of_folder, (folder / "a.bin").exists()))

    monkeypatch.setattr(os, "fsync", see)
    write_bytes(folder / "a.bin", b"new")
    assert seen == [(False, False), (True, True)]


def test_ctrl_c_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    (folder / "a.bin").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(folder / "a.bin", b"new")
    assert (folder / "a.bin").read_bytes() == b"old"
    assert names(folder) == ["a.bin"]


HANGING = """
import os, sys, time
from pathlib import Path
from ceviz.state import safe_file

def hang(descriptor):
    print("writing", flush=True)
    time.sleep(600)

os.fsync = hang
safe_file.write_bytes(Path(sys.argv[1]), b"new")
"""


@posix
def test_a_writer_that_is_killed_leaves_a_stray_for_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old")
    command = [sys.executable, "-c", HANGING, str(tmp_path / "a.bin")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        clean_strays(tmp_path)
        at_work = names(tmp_path)
        writer.kill()
    left = names(tmp_path)
    clean_strays(tmp_path)

    assert at_work == left
    assert len(left) == 2
    assert (tmp_path / "a.bin").read_bytes() == b"old"
    assert names(tmp_path) == ["a.bin"]


def test_strays_of_an_earlier_process_with_our_number_are_cleaned(tmp_path: Path) -> None:
    (tmp_path / f".ceviz-{os.getpid()}-0123abcd.tmp").write_bytes(b"half")
    clean_strays(tmp_path)
    assert names(tmp_path) == []


def test_only_strays_are_cleaned(tmp_path: Path) -> None:
    mine = os.getpid()
    others = [
        f".ceviz-{mine}-0123abcd",
        f".ceviz-{mine}-0123abc.tmp",
        f".ceviz-{mine}-0123abcde.tmp",
        f"ceviz-{mine}-0123abcd.tmp",
        ".ceviz-0-0123abcd.tmp",
        ".ceviz--1-0123abcd.tmp",
        ".ceviz-x-0123abcd.tmp",
        "settings.json",
    ]
    for name in others:
        (tmp_path / name).write_bytes(b"")
    if os.name == "posix":
        others.append(".ceviz-1-0123abcd.tmp")  # the first process always runs
        (tmp_path / others[-1]).write_bytes(b"")
    (tmp_path / f".ceviz-{mine}-0123abce.tmp").mkdir()
    clean_strays(tmp_path)
    assert names(tmp_path) == sorted([*others, f".ceviz-{mine}-0123abce.tmp"])


def test_cleaning_a_folder_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    clean_strays(tmp_path / "none")
    assert names(tmp_path) == []


def test_the_stray_of_a_write_has_the_name_that_is_cleaned(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.extend(names(folder)))
    write_bytes(folder / "a.bin", b"new")
    assert re.fullmatch(rf"\.ceviz-{os.getpid()}-[0-9a-f]{{8}}\.tmp", seen[0])


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    make_folder(tmp_path / "a")
    make_folder(tmp_path / "a")
    make_folder(tmp_path / "b" / "c", parents=True)
    assert names(tmp_path) == ["a", "b"]
    assert (tmp_path / "b" / "c").is_dir()


def test_a_folder_that_cannot_be_made(folder: Path) -> None:
    (folder / "file").write_bytes(b"")
    for path, reason in (
        (folder / "file", "it is not a folder"),
        (folder / "file" / "a", f"{folder / 'file'} is not a folder"),
        (folder / "none" / "a", f"there is no folder {folder / 'none'}"),
        (folder / "a\0b", "no file can have such a name"),
    ):
        with pytest.raises(WriteError) as refused:
            make_folder(path)
        assert str(refused.value) == f"Could not make the folder {path}: {reason}."


@posix
def test_a_folder_in_a_read_only_one_is_not_made(folder: Path) -> None:
    folder.chmod(0o555)
    with pytest.raises(WriteError, match="there is no permission to write in"):
        make_folder(folder / "a")
