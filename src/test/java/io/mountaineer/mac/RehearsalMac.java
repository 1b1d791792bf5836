package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Mac made of files, on which the whole kit runs; its loopback is real. */
final class RehearsalMac {

  private static final List<String> TOOLS =
      List.of(
          "csrutil",
          "df",
          "diskutil",
          "hdiutil",
          "hostname",
          "id",
          "ifconfig",
          "java_home",
          "klist",
          "launchctl",
          "ls",
          "lsof",
          "mount",
          "mount_smbfs",
          "mount_url",
          "nc",
          "netstat",
          "networksetup",
          "notifyutil",
          "osascript",
          "plutil",
          "pmset",
          "route",
          "screencapture",
          "scutil",
          "security",
          "smbpasswd",
          "smbutil",
          "sw_vers",
          "sysctl",
          "umount",
          "uname");

  private final Path root;
  private final int port;

  RehearsalMac(Path root) {
    this.root = root;
    try {
      for (String folder : new String[] {"bin", "sbin", "Volumes", "mounts", "launchd", "tmp"}) {
        Files.createDirectory(root.resolve(folder));
      }
      Files.createDirectories(home().resolve("Library/Logs"));
      Files.writeString(
          root.resolve("keychains"), "/Users/evan/Library/Keychains/login.keychain-db\n");
      Path program =
          Files.copy(Kit.DIRECTORY.resolve("rehearsal.sh"), root.resolve("rehearsal.sh"));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (String tool : TOOLS) {
        Files.createSymbolicLink(root.resolve("bin").resolve(tool), program);
      }
      Files.createSymbolicLink(root.resolve("sbin/samba-dot-org-smbd"), program);
      port = twoFreePorts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prepares a start of the kit that leaves its archive next to the Mac. */
  ProcessBuilder kit(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Kit.bash(), Kit.SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("KIT_TOOLS", root.resolve("bin").toString());
    builder.environment().put("KIT_VOLUMES", volumes().toString());
    builder.environment().put("KIT_PORT", Integer.toString(port));
    // Containers often have no IPv6.
    builder.environment().put("KIT_SECOND", "127.0.0.2");
    builder.environment().put("HOME", home().toString());
    builder.environment().put("TMPDIR", root.resolve("tmp").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MOUNTAINEER_ALLOW_ROOT", "1");
    builder.environment().put("MOUNTAINEER_PLATFORM", "macos");
    return builder;
  }

  Kit.Ended run(String... arguments) {
    return Kit.run(kit(arguments));
  }

  /** Replaces a program by lines of shell. */
  void plays(String tool, String lines) throws IOException {
    Path program = root.resolve("bin").resolve(tool);
    Files.deleteIfExists(program);
    Files.writeString(program, "#!/bin/sh\n" + lines + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  int port() {
    return port;
  }

  Path root() {
    return root;
  }

  Path home() {
    return root.resolve("home");
  }

  Path volumes() {
    return root.resolve("Volumes");
  }

  /** Unpacks the one archive that a run left. */
  Path report() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      Path archive =
          files.filter(file -> file.toString().endsWith(".tar.gz")).findAny().orElseThrow();
      Kit.run(
              new ProcessBuilder(
                  "tar", "-xzf", archive.toString(), "-C", root.resolve("launchd").toString()))
          .with(0);
      String name = archive.getFileName().toString().replace(".tar.gz", "");
      return root.resolve("launchd").resolve(name);
    }
  }

  /** Returns the kit's own directories that are still there. */
  List<Path> rooms() {
    try (Stream<Path> files = Files.list(root.resolve("tmp"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds what the kit makes on a Mac against what was there, apart from its own snapshots. */
  void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), rooms(), "its directory is gone");
    assertEquals(
        List.of("/Users/evan/Library/Keychains/login.keychain-db"),
        Files.readAllLines(root.resolve("keychains")));
    try (Stream<Path> mounts = Files.list(root.resolve("mounts"))) {
      assertEquals(List.of(), mounts.toList(), "no mount");
    }
    assertFalse(Files.exists(root.resolve("launchd/plist")), "no agent");
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      assertEquals(
          List.of(),
          processes
              .flatMap(process -> process.info().commandLine().stream())
              .filter(line -> line.contains(root.resolve("tmp").toString()))
              .toList(),
          "no process");
    }
  }

  /**
   * Returns two ports that are free now. Another process may take one before its use; the kit then
   * refuses to start.
   */
  private static int twoFreePorts() throws IOException {
    for (int attempt = 0; attempt < 50; attempt++) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket second =
              new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
        return second.getLocalPort() - 1;
      } catch (IOException e) {
        // The next port is taken.
      }
    }
    throw new IOException("no two free ports in a row");
  }
}
