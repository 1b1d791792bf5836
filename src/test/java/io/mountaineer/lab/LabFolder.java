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
 * The folder of one lab, with everything that the machines have in common with the test.
 *
 * @param root open to everybody, as evan has to find his things in it
 */
record LabFolder(Path root) {

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
          "launchctl");

  /** Those that are the same on Linux, as far as mountaineer uses them. */
  private static final List<String> OF_UNIX = List.of("lsof", "find", "rmdir", "id");

  /** A new one, furnished but for the config. */
  static LabFolder create(Path scripts) throws IOException {
    LabFolder folder = new LabFolder(Files.createTempDirectory("mountaineer-lab").toRealPath());
    folder.furnish(scripts);
    return folder;
  }

  private void furnish(Path scripts) throws IOException {
    for (String name : List.of("served/CORE", "served/MEDIA", "Volumes", "bin", "printed")) {
      Files.createDirectories(root.resolve(name));
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    lend(scripts.resolve("mactool.py"));
    lend(scripts.resolve("mounts.py"));
    lend(Path.of(System.getProperty("mountaineer.jar")));
    for (String tool : OF_MACOS) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), root.resolve("mactool.py"));
    }
    for (String tool : OF_UNIX) {
      Files.createSymbolicLink(root.resolve("bin").resolve(tool), Requirements.find(tool));
    }
  }

  /** Where the sources and the build lie, nobody but their owner may be able to look. */
  private void lend(Path file) throws IOException {
    Path copy = Files.copy(file, root.resolve(file.getFileName()));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path jar() {
    return root.resolve("mountaineer.jar");
  }

  Path home() {
    return root.resolve("home");
  }

  /** The folder that Samba serves as a share. */
  Path served(String share) {
    return root.resolve("served").resolve(share);
  }

  Path volume(String share) {
    return root.resolve("Volumes").resolve(share);
  }

  Path link(String share) {
    return home().resolve("Shares").resolve(share);
  }

  Path volumes() {
    return root.resolve("Volumes");
  }

  /** Where the output of the program goes. */
  Path printed() {
    return root.resolve("printed");
  }

  /** All that the program has printed. */
  String told() throws IOException {
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

  void remove() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
