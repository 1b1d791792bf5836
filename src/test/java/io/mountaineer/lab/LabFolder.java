package io.mountaineer.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folder of one lab, with everything that the machines have in common with the test.
 *
 * @param root open to everybody, as evan has to find his things in it
 */
public record LabFolder(Path root) {

  private static final List<String> OF_MACOS =
      List.of(
          "mount",
          "osascript",
          "mount_smbfs",
          "umount",
          "diskutil",
          "df",
          "nc",
          "scutil",
          "notifyutil",
          "smbutil",
          "networksetup",
          "launchctl");

  /** Programs that a failover waits for a moment for, played by a quicker script. */
  private static final List<String> WITNESSES = List.of("route", "ifconfig", "netstat");

  /** Programs that are the same on Linux, as far as mountaineer uses them. */
  private static final List<String> OF_UNIX = List.of("lsof", "find", "rmdir", "id");

  /** Creates a folder, furnished but for the config, with the shares that will be served. */
  public static LabFolder create(List<String> shares) throws IOException {
    LabFolder folder = new LabFolder(Files.createTempDirectory("mountaineer-lab").toRealPath());
    folder.fill(shares);
    return folder;
  }

  private void fill(List<String> shares) throws IOException {
    for (String name : List.of("Volumes", "bin", "printed", "home")) {
      Files.createDirectories(root.resolve(name));
    }
    for (String share : shares) {
      Files.createDirectories(served(share));
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    copy(LabMachines.SCRIPTS.resolve("mactool.py"));
    copy(LabMachines.SCRIPTS.resolve("mounts.py"));
    copy(LabMachines.SCRIPTS.resolve("witness.sh"));
    copy(Path.of(System.getProperty("mountaineer.jar", "target/mountaineer.jar")));
    for (String tool : OF_MACOS) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), root.resolve("mactool.py"));
    }
    for (String tool : WITNESSES) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), root.resolve("witness.sh"));
    }
    for (String tool : OF_UNIX) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), Requirements.find(tool));
    }
  }

  /**
   * Copies a file here: the folder of the sources and the build may be closed to all but their
   * owner.
   */
  private void copy(Path file) throws IOException {
    Path copy = Files.copy(file, root.resolve(file.getFileName()));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** His home and what is served become his, as they are by now. */
  public void giveToEvan() {
    for (String his : List.of("home", "served")) {
      LabShell.outside("chown", "-R", "501:501", root.resolve(his).toString());
    }
  }

  /** Returns the jar of the program. */
  public Path jar() {
    return root.resolve("mountaineer.jar");
  }

  /** Returns the home of evan, the user. */
  public Path home() {
    return root.resolve("home");
  }

  /** Returns the folder that Samba serves as a share. */
  public Path served(String share) {
    return root.resolve("served").resolve(share);
  }

  /** Returns the path at which macOS mounts a share. */
  public Path volume(String share) {
    return root.resolve("Volumes").resolve(share);
  }

  /** Returns the stable path of a share. */
  public Path link(String share) {
    return home().resolve("Shares").resolve(share);
  }

  /** Returns the folder in place of {@code /Volumes}. */
  public Path volumes() {
    return root.resolve("Volumes");
  }

  /** Returns the file of the program's output. */
  Path printed() {
    return root.resolve("printed");
  }

  /** Returns all that the program has printed. */
  String output() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(printed())) {
      files
          .sorted()
          .forEach(file -> all.append(file.getFileName()).append('\n').append(read(file)));
    }
    return all.toString();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes it. */
  public void remove() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
