#!/usr/bin/python3
"""What only root may do on the machine mac: mount, unmount, and remove mount points afterwards.

Asked over the socket DIR/kernel by mactool.py, one line of JSON for one answer. Writes every mount
and unmount into DIR/ledger when it is done, and before anybody is told.
"""
import ctypes
import errno
import json
import os
import socketserver
import subprocess
import sys
import threading
import time

import mounts

OWNER = 501
MNT_FORCE, MNT_DETACH = 1, 2
# diskarbitrationd removes the mount point a moment after the unmount.
UNTIL_REMOVED = 0.2
SYNC_LIMIT = 10

DIR = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
libc = ctypes.CDLL(None, use_errno=True)
clients = {}


def ledger(*fields):
    with open(DIR + "/ledger", "a", encoding="utf-8") as file:
        file.write("\t".join([f"{time.monotonic():.3f}", *fields]) + "\n")


def attach(source, path):
    """Mounts; the text of an error, or nothing."""
    client = subprocess.Popen(
        [HERE + "/smbfuse.py", source, path, str(OWNER)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    answer = client.stdout.readline().strip()
    if answer != "mounted":
        client.kill()
        return answer or "no answer"
    clients[path] = client
    ledger("attached", source, path)
    return ""


def netfs(source, volumes):
    """As NetFS: makes the directory, with a number behind the name if that is taken."""
    if source in mounts.table().values():
        return ""
    name = source.rpartition("/")[2]
    for suffix in ["", "-1", "-2", "-3"]:
        path = f"{volumes}/{name}{suffix}"
        try:
            os.mkdir(path)
            break
        except FileExistsError:
            continue
    error = attach(source, path)
    if error:
        os.rmdir(path)
    return error


def sessions(paths):
    """The connections of each of these mounts: pairs of this machine's interface and the server's address."""
    established = subprocess.run(["ss", "-Htnp", "state", "established"], capture_output=True, text=True, check=True)
    interfaces = subprocess.run(["ip", "-o", "-4", "address"], capture_output=True, text=True, check=True)
    names = {line.split()[3].partition("/")[0]: line.split()[1] for line in interfaces.stdout.splitlines()}
    found = {}
    for path in paths:
        pid = f"pid={clients[path].pid}," if path in clients else None
        rows = [line.split() for line in established.stdout.splitlines() if pid and pid in line]
        found[path] = [(names[row[2].rpartition(":")[0]], row[3].rpartition(":")[0]) for row in rows]
    return found


def umount2(path, flags):
    return 0 if libc.umount2(path.encode(), flags) == 0 else ctypes.get_errno()


def detach(path, force):
    """0, or the number of the error."""
    source = mounts.table().get(path)
    if source is None:
        return errno.EINVAL
    if force:
        # Aborts the connection, so that a program that hangs goes on; what is in use is then detached.
        result = umount2(path, MNT_FORCE)
        if result == errno.EBUSY:
            result = umount2(path, MNT_DETACH)
    else:
        result = sync(path) or umount2(path, 0)
    if result == 0:
        ledger("detached", source, path)
        client = clients.pop(path, None)
        if client:
            client.kill()
            client.wait()
        threading.Timer(UNTIL_REMOVED, remove, [path]).start()
    return result


def sync(path):
    """An unmount without force waits for the server."""
    try:
        subprocess.run(["stat", "-f", path], timeout=SYNC_LIMIT, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return 0
    except subprocess.TimeoutExpired:
        return errno.ETIMEDOUT
    except subprocess.CalledProcessError:
        return errno.EIO


def remove(path):
    if path not in mounts.table():
        try:
            os.rmdir(path)
        except OSError:
            pass


class Request(socketserver.StreamRequestHandler):
    def handle(self):
        request = json.loads(self.rfile.readline())
        if request["do"] == "netfs":
            answer = netfs(request["source"], request["volumes"])
        elif request["do"] == "mount":
            answer = attach(request["source"], request["path"])
        elif request["do"] == "sessions":
            answer = sessions(request["paths"])
        else:
            answer = detach(request["path"], request["force"])
        self.wfile.write((json.dumps(answer) + "\n").encode())


class Kernel(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def main():
    open(DIR + "/ledger", "a", encoding="utf-8").close()
    os.chmod(DIR + "/ledger", 0o666)
    with Kernel(DIR + "/kernel", Request) as kernel:
        os.chmod(DIR + "/kernel", 0o777)
        open(DIR + "/up", "w", encoding="utf-8").close()
        kernel.serve_forever()


main()
