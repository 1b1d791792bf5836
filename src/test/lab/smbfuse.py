#!/usr/bin/python3
"""Mounts an SMB share over FUSE, as the kernel of a Mac mounts one: //USER@HOST/SHARE at a path.

Says "mounted", or why not, on standard output. Every call goes to the server and waits for it, so
that the mount of a dead server hangs, until a forced unmount ends it.
"""
import errno
import os
import stat
import sys

import fusepy
import smbc

# Far longer than any limit of mountaineer: smbfs waits, too.
SERVER_LIMIT_MS = 60_000


class Share(fusepy.Operations):
    def __init__(self, url, owner):
        self.url = url
        self.owner = owner
        self.files = {}
        self.server = smbc.Context(auth_fn=lambda *_: ("WORKGROUP", "evan", "labpw"))
        self.server.timeout = SERVER_LIMIT_MS
        self.server.optionNoAutoAnonymousLogin = True

    def __call__(self, operation, *arguments):
        try:
            return super().__call__(operation, *arguments)
        except smbc.NoEntryError:
            raise fusepy.FuseOSError(errno.ENOENT) from None
        except (OSError, RuntimeError) as error:
            raise fusepy.FuseOSError(getattr(error, "errno", None) or error.args[0]) from None

    def _at(self, path):
        return self.url + path.rstrip("/")

    def getattr(self, path, fh=None):
        mode, _, _, links, _, _, size, accessed, modified, changed = self.server.stat(self._at(path))
        kind = stat.S_IFDIR | 0o755 if stat.S_ISDIR(mode) else stat.S_IFREG | 0o644
        return {
            "st_mode": kind, "st_nlink": max(links, 1), "st_size": size,
            "st_uid": self.owner, "st_gid": self.owner,
            "st_atime": accessed, "st_mtime": modified, "st_ctime": changed,
        }

    def readdir(self, path, fh):
        return [entry.name for entry in self.server.opendir(self._at(path)).getdents()]

    def statfs(self, path):
        self.server.stat(self._at("/"))
        return {"f_bsize": 4096, "f_frsize": 4096, "f_blocks": 1 << 20, "f_bavail": 1 << 19}

    def open(self, path, flags):
        return self._opened(self.server.open(self._at(path), flags & (os.O_ACCMODE | os.O_TRUNC)))

    def create(self, path, mode, fi=None):
        return self._opened(self.server.open(self._at(path), os.O_CREAT | os.O_RDWR, mode))

    def _opened(self, file):
        number = max(self.files, default=0) + 1
        self.files[number] = file
        return number

    def read(self, path, size, offset, fh):
        self.files[fh].seek(offset)
        return self.files[fh].read(size)

    def write(self, path, data, offset, fh):
        self.files[fh].seek(offset)
        return self.files[fh].write(data)

    def release(self, path, fh):
        self.files.pop(fh).close()

    def unlink(self, path):
        self.server.unlink(self._at(path))

    def mkdir(self, path, mode):
        self.server.mkdir(self._at(path), mode)

    def rmdir(self, path):
        self.server.rmdir(self._at(path))

    def rename(self, old, new):
        self.server.rename(self._at(old), self.server, self._at(new))

    def truncate(self, path, length, fh=None):
        if length == 0:
            self.server.open(self._at(path), os.O_RDWR | os.O_TRUNC).close()

    def init(self, path):
        print("mounted", flush=True)


def main():
    source, path, owner = sys.argv[1:]
    host_and_share = source.removeprefix("//").partition("@")[2]
    share = Share("smb://" + host_and_share, int(owner))
    try:
        share.getattr("/")
    except Exception as error:  # whatever it is, the caller is told
        print(error, flush=True)
        sys.exit(1)
    fusepy.FUSE(
        share, path, foreground=True, nothreads=True, allow_other=True, fsname=source,
        subtype="smbfs", attr_timeout=0, entry_timeout=0, direct_io=True)


main()
