package io.mountaineer.engine;

import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Symlinks on disk. They are read, never followed: what they lead to may hang. One is ours when it
 * leads to where ours should, or to where it is remembered that ours was made to lead, or to where
 * the mountaineer before this one led its own; anything else at its path stays untouched.
 */
final class Symlinks {

  private final Path home;

  /**
   * @param home of mountaineer; the one before kept links to mounts in it, such as {@code
   *     ~/.mountaineer/mnts/core_tb}
   */
  Symlinks(Path home) {
    this.home = home;
  }

  /**
   * Returns how a link stands; changes nothing.
   *
   * @param made the target that the link at this path was last given, as far as is remembered
   */
  LinkStatus status(Link link, Optional<String> made) {
    Optional<Path> now = target(link.path());
    if (now.equals(Optional.of(link.target()))) {
      return LinkStatus.CORRECT;
    }
    if (now.isEmpty() && !Files.exists(link.path(), LinkOption.NOFOLLOW_LINKS)) {
      return LinkStatus.MISSING;
    }
    return now.isPresent() && (now.map(Path::toString).equals(made) || isFormer(link, now.get()))
        ? LinkStatus.OUTDATED
        : LinkStatus.FOREIGN;
  }

  /**
   * Makes a missing link or replaces an outdated one; touches nothing else.
   *
   * @return how the link stands then
   * @throws IOException when it cannot be made; what was there is still there
   */
  LinkStatus repair(Link link, Optional<String> made) throws IOException {
    LinkStatus status = status(link, made);
    if (status == LinkStatus.MISSING) {
      make(link);
    } else if (status == LinkStatus.OUTDATED) {
      replace(link);
    }
    return status(link, made);
  }

  /**
   * Takes a link of ours away; touches nothing else.
   *
   * @return how the link stands then
   * @throws IOException when it cannot be removed
   */
  LinkStatus remove(Link link, Optional<String> made) throws IOException {
    LinkStatus status = status(link, made);
    if (status == LinkStatus.CORRECT || status == LinkStatus.OUTDATED) {
      Files.delete(link.path());
    }
    return status(link, made);
  }

  /**
   * The link is made in place: symlink(2) is whole at once, and refuses where a rename would
   * replace.
   */
  private static void make(Link link) throws IOException {
    Files.createDirectories(link.path().getParent());
    try {
      Files.createSymbolicLink(link.path(), link.target());
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; what stands there now decides.
    }
  }

  /** The link leads somewhere at every instant: a new one takes its place by a rename. */
  private static void replace(Link link) throws IOException {
    String hash = Integer.toHexString(link.path().getFileName().toString().hashCode());
    Path fresh = link.path().resolveSibling(".mountaineer-" + hash + ".new");
    if (Files.isSymbolicLink(fresh)) {
      Files.delete(fresh); // Left by a process that was killed right here.
    }
    Files.createSymbolicLink(fresh, link.target());
    try {
      Files.move(fresh, link.path(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private boolean isFormer(Link link, Path now) {
    Path plain = now.normalize();
    return link.hasLedTo(plain) || plain.startsWith(home) && !plain.equals(home);
  }

  private static Optional<Path> target(Path path) {
    try {
      return Optional.of(Files.readSymbolicLink(path));
    } catch (IOException e) {
      return Optional.empty(); // Nothing is there, or no link.
    }
  }
}
