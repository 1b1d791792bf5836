package io.mountaineer.platform.sim;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.platform.Volumes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Simulated {@code /Volumes}: a mount is a symlink to {@code <server>/<host>/<share>}, so that the
 * mount table lives as long as the folder, real files are at the end of every mount, and other
 * processes see the same.
 */
final class SimulatedVolumes implements Volumes {

  private final Path root;
  private final Path server;
  private final int port;
  private final Map<Path, MountOwner> owners = new ConcurrentHashMap<>();
  private final Map<Path, Integer> ports = new ConcurrentHashMap<>();
  private final Set<Path> ours = new HashSet<>();
  private final Set<Path> removable = new HashSet<>();

  SimulatedVolumes(Path root, Path server, int port) {
    this.root = root;
    this.server = server;
    this.port = port;
  }

  List<MountEntry> entries() {
    List<MountEntry> entries = new ArrayList<>();
    entries.add(new MountEntry("/dev/disk3s1s1", "apfs", Path.of("/"), Optional.empty()));
    Stream.concat(listing().stream(), outside())
        .forEach(path -> target(path).ifPresent(server -> entries.add(entry(path, server))));
    return entries;
  }

  /** Returns the mounts elsewhere than below the root; known to this instance alone. */
  private Stream<Path> outside() {
    return owners.keySet().stream().filter(path -> !path.startsWith(root)).sorted();
  }

  /** Returns the place of a mount's files; empty for anything that is no mount. */
  private static Optional<Path> target(Path path) {
    return orThrow(
        () -> {
          try {
            return Optional.of(Files.readSymbolicLink(path));
          } catch (NotLinkException | NoSuchFileException e) {
            return Optional.empty();
          }
        });
  }

  private MountEntry entry(Path path, Path target) {
    String host = target.getParent().getFileName().toString();
    String share = target.getFileName().toString();
    int smbPort = ports.getOrDefault(path, port);
    String shownPort = smbPort == 445 ? "" : ":" + smbPort;
    return new MountEntry(
        "//" + host + shownPort + "/" + share,
        "smbfs",
        path,
        Optional.of(new SmbSource("", host, smbPort, share)),
        owner(path).user(),
        owner(path).automounted(),
        owner(path).nobrowse());
  }

  /** Returns the port of mounts made by hand. */
  int port() {
    return port;
  }

  /** Mounts of another instance are the user's. */
  MountOwner owner(Path path) {
    return owners.getOrDefault(path, MountOwner.ourUser());
  }

  /**
   * Makes a mount, at {@code CORE-1} where something stands at {@code CORE}, as NetFS does.
   *
   * @param crowded places that are not taken though nothing stands there
   */
  Path attach(
      MountOwner owner,
      String host,
      int smbPort,
      String share,
      Path wanted,
      Predicate<Path> crowded) {
    return orThrow(
        () -> {
          Path folder = server.resolve(host).resolve(share);
          Files.createDirectories(folder);
          Files.createDirectories(wanted.getParent());
          Path at = wanted;
          if (at(wanted) == Occupant.OUR_EMPTY_DIRECTORY) {
            remove(wanted);
          }
          for (int suffix = 1; exists(at) || crowded.test(at); suffix++) {
            at = withSuffix(wanted, share, suffix);
          }
          Files.createSymbolicLink(at, folder);
          owners.put(at, owner);
          ports.put(at, smbPort);
          return at;
        });
  }

  /** Counts on from a suffix that was asked for: macOS puts its own behind the share's name. */
  private static Path withSuffix(Path wanted, String share, int suffix) {
    String name = wanted.getFileName().toString();
    return wanted.resolveSibling(
        (name.matches(Pattern.quote(share) + "-\\d+") ? share : name) + "-" + suffix);
  }

  /** Takes the mount away and leaves its directory for the moment, as macOS does. */
  void detach(Path path) {
    orThrow(
        () -> {
          Files.delete(path);
          owners.remove(path);
          ports.remove(path);
          return Files.createDirectory(path);
        });
  }

  /** Removes the directory, unless another process has mounted there in the meantime. */
  void removeMountPoint(Path path) {
    orThrow(() -> !Files.isSymbolicLink(path) && remove(path));
  }

  List<Path> emptyDirectories() {
    return listing().stream()
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .filter(path -> orThrow(() -> isEmpty(path)))
        .toList();
  }

  /** Puts a leftover directory at a volume path. */
  void leave(Path path, boolean belongsToUser, boolean userMayRemove) {
    orThrow(() -> Files.createDirectories(path));
    if (belongsToUser) {
      ours.add(path);
    }
    if (userMayRemove) {
      removable.add(path);
    }
  }

  @Override
  public Occupant at(Path path) {
    if (!exists(path)) {
      return Occupant.NOTHING;
    }
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS); // a mount is a link
    boolean empty = isFolder && orThrow(() -> isEmpty(path));
    if (!empty) {
      return Occupant.SOMETHING;
    }
    return ours.contains(path) ? Occupant.OUR_EMPTY_DIRECTORY : Occupant.EMPTY_DIRECTORY;
  }

  @Override
  public boolean removeEmptyDirectory(Path path) {
    return removable.contains(path) && orThrow(() -> remove(path));
  }

  /** The next occupant is another directory. */
  private boolean remove(Path path) throws IOException {
    ours.remove(path);
    removable.remove(path);
    return Files.deleteIfExists(path);
  }

  private List<Path> listing() {
    return orThrow(
        () -> {
          try (Stream<Path> each = Files.list(root)) {
            return each.sorted().toList();
          } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
          }
        });
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> each = Files.list(folder)) {
      return each.findAny().isEmpty();
    }
  }

  private static <T> T orThrow(DiskAccess<T> access) {
    try {
      return access.call();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated Mac's own disk failed", e);
    }
  }

  private interface DiskAccess<T> {
    T call() throws IOException;
  }
}
