"""Notice folders where SQLite's write-ahead log is unsafe: network shares and folders that a cloud client copies."""

import os
from pathlib import Path
from typing import Any

_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "坚果云")
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "afs", "davfs")


def is_shared_folder(path: Path) -> bool:
    """Whether the file lies on a network drive or in a folder that is synchronised with a cloud, as far as can be seen."""
    absolute = path.absolute()
    if any(cloud in part.lower() for part in absolute.parts[:-1] for cloud in _CLOUD):
        return True
    if str(absolute).startswith("\\\\"):
        return True
    if os.name == "nt":
        return _is_remote_drive(absolute.anchor)
    return _linux_file_system(absolute) in _NETWORK


def _is_remote_drive(anchor: str) -> bool:
    import ctypes

    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows alone
    return bool(kernel.GetDriveTypeW(anchor) == 4)


def _linux_file_system(path: Path) -> str:
    """Kind of the file system that holds the path, from /proc; empty where there is none to read (macOS)."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = words[1].replace("\\040", " ")
        if len(point) >= len(best) and path.is_relative_to(point):
            best, kind = point, words[2]
    return kind
