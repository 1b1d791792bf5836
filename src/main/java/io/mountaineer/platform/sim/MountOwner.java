package io.mountaineer.platform.sim;

import java.util.Optional;

/**
 * Owner and flags of a simulated mount, as the mount table shows them.
 *
 * @param user name of the user that mounted it; empty for root
 */
public record MountOwner(Optional<String> user, boolean automounted, boolean nobrowse) {

  /** The user of the simulated Mac, mountaineer's own. */
  public static final String USER = "anna";

  /** A mount of {@link #USER}, by mountaineer or in Finder. */
  public static MountOwner ourUser() {
    return of(USER);
  }

  /** A mount of this user. */
  public static MountOwner of(String user) {
    return new MountOwner(Optional.of(user), false, false);
  }

  /** A mount by root, as with sudo: the table names no user. */
  public static MountOwner root() {
    return new MountOwner(Optional.empty(), false, false);
  }

  /** A mount by the automounter, on behalf of {@link #USER}. */
  public static MountOwner automounter() {
    return new MountOwner(Optional.of(USER), true, true);
  }

  /** A mount that a program of {@link #USER} made for itself, hidden from Finder. */
  public static MountOwner hidden() {
    return new MountOwner(Optional.of(USER), false, true);
  }

  /** Whether {@link #USER} may unmount it. */
  boolean isOurUser() {
    return user.filter(USER::equals).isPresent();
  }
}
