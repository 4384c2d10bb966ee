"""Notice folders where SQLite's write-ahead log is unsafe: network shares and folders that a cloud client copies."""

import sys
from pathlib import Path

_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "坚果云")
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "afs", "davfs")


def is_shared_folder(path: Path) -> bool:
    """Whether the file lies on a network drive or in a folder that is synchronised with a cloud, as far as can be seen."""
    absolute = path.absolute()
    if any(cloud in part.lower() for part in absolute.parts[:-1] for cloud in _CLOUD):
        return True
    if str(absolute).startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(absolute.anchor) == 4)
    if sys.platform.startswith("linux"):
        return _linux_file_system(absolute) in _NETWORK
    return False


def _linux_file_system(path: Path) -> str:
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
