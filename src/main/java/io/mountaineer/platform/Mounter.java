package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Mounter of shares. Its results are hints; the caller judges by the mount table. */
public interface Mounter {

  /**
   * Returns why a mount is impossible here, or empty if no reason is known. Meant to be called
   * before anything is unmounted. Mounts nothing, opens no window, and is bounded in time; the
   * volume path and the host are not looked at.
   *
   * <p>Without a session that has a screen, without the tools, and, unless the request is
   * interactive, without credentials that macOS can use unasked there is no mount. Unknown
   * credentials count as present.
   */
  Optional<Failure> obstacle(Request request);

  /**
   * Asks the system to mount a share. The caller has made sure that it is mounted nowhere. A mount
   * that fails by its limit may still appear; so may one whose caller is stopped or killed.
   *
   * @return the result by the word of the system
   */
  MountResult mount(Request request);

  /**
   * Unmounts, and checks the mount table for the entry.
   *
   * @param force only for a mount proven dead, on a host proven dead, or by the user's word
   */
  UnmountResult unmount(MountEntry entry, boolean force);

  /**
   * Returns a mark of the login that the system has saved for a host, which becomes another one
   * whenever the login changes; empty if nothing is known. Opens no window, reads no password, and
   * is bounded in time.
   */
  default Optional<String> savedLogin(String host, String username) {
    return Optional.empty();
  }

  /**
   * Request for a mount.
   *
   * @param interactive whether a person waits at a terminal: then macOS may ask for a password, and
   *     is given the time that takes. Otherwise no window may be opened
   * @param loggedIn whether this user has another mount by that host, which stays, so that macOS
   *     needs no password
   */
  record Request(
      String username,
      String host,
      int port,
      String shareName,
      Path volumePath,
      boolean interactive,
      boolean loggedIn) {

    /** Limit of a mount tool: a dialog that nobody sees has kept osascript for hours. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    /** Time to find a password and type it in. */
    private static final Duration LIMIT_WITH_A_PERSON = Duration.ofSeconds(120);

    /** Returns the time after which the mount tool is left to itself. */
    public Duration limit() {
      return interactive ? LIMIT_WITH_A_PERSON : USUAL_LIMIT;
    }

    /** Request without a person at a terminal. */
    public Request(String username, String host, int port, String shareName, Path volumePath) {
      this(username, host, port, shareName, volumePath, false, false);
    }
  }

  /**
   * Result of a mount by the word of the system, which may be wrong.
   *
   * @param failure why it failed; empty when success is claimed
   * @param elsewhere path at which the system says that it mounted the share, if that is not the
   *     volume path; empty when it says nothing of the kind
   */
  record MountResult(Optional<Failure> failure, Optional<Path> elsewhere) {

    /** Returns success at the volume path, as far as the system says. */
    public static MountResult claimed() {
      return new MountResult(Optional.empty(), Optional.empty());
    }

    /** Returns success, but elsewhere. */
    public static MountResult claimedAt(Path elsewhere) {
      return new MountResult(Optional.empty(), Optional.of(elsewhere));
    }

    /** Returns a failure. */
    public static MountResult failed(Failure failure) {
      return new MountResult(Optional.of(failure), Optional.empty());
    }

    /** Returns this result, with the mark of the login in its failure. */
    public MountResult withLogin(Optional<String> mark) {
      return new MountResult(failure.map(why -> why.withLogin(mark)), elsewhere);
    }

    /** Returns a failure, or claimed success if there is none. */
    public static MountResult of(Optional<Failure> failure) {
      return new MountResult(failure, Optional.empty());
    }
  }

  /** Result of an unmount, by the mount table. */
  sealed interface UnmountResult {
    /**
     * The entry is said to be no longer in the table.
     *
     * @param after mount table as it was read last, after the unmount
     */
    record Gone(MountTable after) implements UnmountResult {}

    /** Still mounted because a program uses it. */
    record Busy(String detail) implements UnmountResult {}

    /** Still mounted, or not known to be gone. */
    record Failed(Failure failure) implements UnmountResult {}
  }
}
