#!/usr/bin/python3 -IS
"""The programs of macOS that mountaineer runs, by the name this is called with. They act for real.

Texts and exit codes are those of macOS. DIR is the folder above that of the program. A program of macOS
starts in a few milliseconds, so each of these imports only what it needs.
"""
import errno
import os
import sys
import time

DIR = os.path.dirname(os.path.dirname(os.path.abspath(sys.argv[0])))
sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import mounts  # noqa: E402

VOLUMES = DIR + "/Volumes"
TOOL = os.path.basename(sys.argv[0])
ARGUMENTS = sys.argv[1:]


def user():
    """The owner of a mount as mount prints it: a name, or the number where there is none."""
    import pwd
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def ledger(*fields):
    with open(DIR + "/ledger", "a", encoding="utf-8") as file:
        file.write("\t".join([f"{time.monotonic():.3f}", *fields]) + "\n")


def ends(code, out="", err=""):
    ledger("end", TOOL, str(os.getpid()), str(code))
    if out:
        print(out, flush=True)
    if err:
        print(err, file=sys.stderr, flush=True)
    sys.exit(code)


def kernel(**request):
    import json
    import socket
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(DIR + "/kernel")
        connection.sendall((json.dumps(request) + "\n").encode())
        return json.loads(connection.makefile().readline())


def mount():
    lines = ["/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)",
             "devfs on /dev (devfs, local, nobrowse)"]
    lines += [f"{source} on {path} (smbfs, nodev, nosuid, mounted by {user()})"
              for path, source in mounts.table().items()]
    ends(0, "\n".join(lines))


def unquoted(url):
    from urllib.parse import unquote
    return unquote(url)


def osascript():
    source = unquoted(ARGUMENTS[-1].removeprefix("smb:"))
    error = kernel(do="netfs", source=source, volumes=VOLUMES)
    if not error:
        ends(0, f"file {source.rpartition('/')[2]}:")
    number = -128 if "Permission denied" in error else -36
    ends(1, err=f"0:56: execution error: {error} ({number})")


def mount_smbfs():
    source, path = ARGUMENTS[-2:]
    if not os.path.isdir(path):
        ends(71, err=f"mount_smbfs: could not find mount point {path}: No such file or directory")
    if os.stat(path).st_uid != os.getuid():
        ends(64, err=f"mount_smbfs: mount error: {path}: Operation not permitted")
    error = kernel(do="mount", source=unquoted(source), path=path)
    ends(68 if error else 0, err=error and f"mount_smbfs: server connection failed: {error}")


def umount():
    path = ARGUMENTS[-1]
    result = kernel(do="unmount", path=path, force=ARGUMENTS[0] == "-f")
    if result == 0:
        ends(0)
    if result == errno.EINVAL:
        ends(1, err=f"umount: {path}: not currently mounted")
    ends(1, err=f"umount({path}): Resource busy -- try 'diskutil unmount'"
         if result == errno.EBUSY else f"umount({path}): {os.strerror(result)}")


def diskutil():
    path = ARGUMENTS[-1]
    result = kernel(do="unmount", path=path, force=ARGUMENTS[1] == "force")
    if result == 0:
        ends(0, f"Unmount successful for {path}")
    ends(1, err=f"Unable to find disk for {path}" if result == errno.EINVAL else f"Unmount failed for {path}")


def df():
    path = ARGUMENTS[-1]
    try:
        os.statvfs(path)
    except OSError as error:
        # What a Mac says of a mount that was taken away, or has lost its server.
        texts = {errno.ECONNABORTED: "Device not configured",
                 errno.ENOTCONN: "Socket is not connected",
                 errno.ETIMEDOUT: "Operation timed out",
                 errno.EHOSTDOWN: "Host is down"}
        ends(1, err=f"df: {path}: {texts.get(error.errno, os.strerror(error.errno))}")
    source = mounts.table().get(path, "/dev/disk3s5")
    ends(0, "Filesystem 1024-blocks Used Available Capacity iused ifree %iused  Mounted on\n"
         f"{source} 4194304 2097152 2097152 50% 0 4294967295 0% {path}")


def nc():
    import socket
    host, port = ARGUMENTS[-2:]
    limit = float(ARGUMENTS[ARGUMENTS.index("-G") + 1]) if "-G" in ARGUMENTS else 10
    try:
        socket.create_connection((host, int(port)), limit).close()
    except OSError as error:
        late = isinstance(error, TimeoutError)
        reason = "Operation timed out" if late else os.strerror(error.errno)
        # Mute without -v (netcat-56 remote_connectx()).
        said = f"nc: connectx to {host} port {port} (tcp) failed: {reason}"
        ends(1, err=said if "-v" in ARGUMENTS else "")
    ends(0, err=f"Connection to {host} port {port} [tcp/microsoft-ds] succeeded!")


def scutil():
    """A session on standard input, whose end ends it; then the links and addresses that change."""
    import select
    import socket
    import struct
    while sys.stdin.readline().strip() not in ("n.watch", ""):
        pass
    changes = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
    changes.bind((0, 0x1 | 0x10))
    while True:
        ready = select.select([changes, sys.stdin], [], [])[0]
        if sys.stdin in ready:
            ends(0)
        index = struct.unpack_from("i", changes.recv(65536), 20)[0]
        name = socket.if_indextoname(index)
        print(time.strftime("notification callback (store address = 0x600002a1c0a0).\n"
                            f"  %H:%M:%S.000 (+0.000) changedKey [0] = "
                            f"State:/Network/Interface/{name}/Link"), flush=True)


def notifyutil():
    for _ in mounts.changes():
        print("com.apple.system.kernel.mount", flush=True)


def smbutil():
    """The sessions of mounts. Without -x it asks each file system, which hangs while its server is away."""
    import json
    if ARGUMENTS[0] != "multichannel" or "json" not in ARGUMENTS:
        ends(64, err="usage: smbutil [-hv] subcommand [args]")
    path = ARGUMENTS[ARGUMENTS.index("-m") + 1] if "-m" in ARGUMENTS else None
    paths = [each for each in mounts.table() if path in (None, each)]
    if not paths:
        ends(74, err=f"smbutil: {path}: No such file or directory")
    if "-x" not in ARGUMENTS:
        for each in paths:
            os.statvfs(each)
    ends(0, json.dumps({each: {"multi_channel_status": {
        str(number): {"flags": ["main"], "state": "session active", "client_interface": interface,
                      "server_inet": server, "port": "445"}
        for number, (interface, server) in enumerate(connections)}}
        for each, connections in kernel(do="sessions", paths=paths).items()}))


def networksetup():
    if ARGUMENTS != ["-listallhardwareports"]:
        ends(1, "** Error: The parameters were not valid.")
    ports = [("Wi-Fi", "en0"), ("Thunderbolt Bridge", "bridge0")]
    ends(0, "\n".join(f"\nHardware Port: {port}\nDevice: {device}\nEthernet Address: 36:4c:01:02:03:04"
                      for port, device in ports))


def launchctl():
    ends(0, "Aqua") if ARGUMENTS == ["managername"] else ends(64)


def main():
    ledger("call", TOOL, str(os.getpid()), *ARGUMENTS)
    globals()[TOOL]()


main()
