package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mounts of one share.
 *
 * @param status occupant of its volume path
 * @param strays mounts of this user at a suffixed path such as {@code CORE-1}, to be removed
 * @param elsewhere mounts of the share that belong to other people or programs, such as one in the
 *     home, by the automounter or by another user: reported and never touched
 * @param answering mounts elsewhere that macOS would give back in place of a new one by this
 *     interface, being of the same user, account, address, port and share
 * @param below another mount at the volume path, which would be on top once the share's is gone
 * @param loggedIn interfaces by whose host this user has a mount beside the share's own ones: macOS
 *     has a session there and needs no password for one more. The share's own may be taken away for
 *     the next
 */
public record ShareMounts(
    MountStatus status,
    List<Stray> strays,
    List<MountEntry> elsewhere,
    Map<Interface, MountEntry> answering,
    Optional<MountEntry> below,
    Set<Interface> loggedIn) {

  public ShareMounts {
    requireNonNull(status, "status is null");
    strays = List.copyOf(strays);
    elsewhere = List.copyOf(elsewhere);
    answering = Map.copyOf(answering);
    requireNonNull(below, "below is null");
    loggedIn = Set.copyOf(loggedIn);
  }

  /** Returns the mounts of a share that is mounted at its volume path or nowhere. */
  public static ShareMounts of(MountStatus status) {
    return new ShareMounts(status, List.of(), List.of(), Map.of(), Optional.empty(), Set.of());
  }

  public ShareMounts with(MountStatus other) {
    return new ShareMounts(other, strays, elsewhere, answering, below, loggedIn);
  }

  public ShareMounts withStrays(List<Stray> others) {
    return new ShareMounts(status, others, elsewhere, answering, below, loggedIn);
  }

  /**
   * Returns the reason why a mount by this interface is known to be impossible, or empty if none is
   * known.
   */
  public Optional<Failure> obstacle(Interface to) {
    return Optional.ofNullable(answering.get(to))
        .map(ShareMounts::answeredElsewhere)
        .or(() -> below.map(ShareMounts::buried));
  }

  private static Failure buried(MountEntry entry) {
    return new Failure(
        Failure.Kind.PATH_OCCUPIED,
        "another mount is below it at " + entry.path() + ": " + entry.source(),
        "unmount both: umount " + ShellQuote.of(entry.path()));
  }

  /** Returns the strays that macOS would give back in place of a new mount by this interface. */
  public List<Stray> straysBy(Interface to) {
    return strays.stream().filter(stray -> stray.answers().contains(to)).toList();
  }

  /**
   * Returns the stray for which a mount by this interface has to wait, as a failure, or empty if it
   * need not.
   */
  public Optional<Failure> besideStray(Interface to) {
    return straysBy(to).stream().findFirst().map(stray -> answeredByStray(stray.entry()));
  }

  private static Failure answeredByStray(MountEntry entry) {
    return new Failure(
        Failure.Kind.BUSY,
        "the share is also mounted by that address at "
            + entry.path()
            + ", and macOS mounts it once",
        "close the files on it, then try again");
  }

  private static Failure answeredElsewhere(MountEntry entry) {
    return new Failure(
        Failure.Kind.PATH_OCCUPIED,
        "the share is mounted by this address at " + entry.path() + ", and macOS mounts it once",
        "if you do not need that one, unmount it: umount " + ShellQuote.of(entry.path()));
  }

  /**
   * Mount of the share at a suffixed path.
   *
   * @param serverHost host to be probed for it
   * @param server health of that host
   * @param answers interfaces by which macOS would give it back in place of a new mount, being of
   *     the same account, address, port and share
   */
  public record Stray(
      MountEntry entry, String serverHost, HostHealth server, Set<Interface> answers) {

    public Stray {
      requireNonNull(entry, "entry is null");
      requireNonNull(serverHost, "serverHost is null");
      requireNonNull(server, "server is null");
      answers = Set.copyOf(answers);
    }

    public Stray with(HostHealth health) {
      return new Stray(entry, serverHost, health, answers);
    }
  }
}
