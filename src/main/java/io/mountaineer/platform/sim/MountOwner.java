package io.mountaineer.platform.sim;

import java.util.Optional;

/**
 * Owner and flags of a simulated mount, as the mount table shows them.
 *
 * @param user name of the user that mounted it; empty for root
 */
public record MountOwner(Optional<String> user, boolean automounted, boolean nobrowse) {

  /** User of the simulated Mac, mountaineer's own. */
  public static final String USER = "anna";

  /** Returns the owner of a mount of {@link #USER}, by mountaineer or in Finder. */
  public static MountOwner ourUser() {
    return of(USER);
  }

  /** Returns the owner of a mount of this user. */
  public static MountOwner of(String user) {
    return new MountOwner(Optional.of(user), false, false);
  }

  /** Returns the owner of a mount by root, as with sudo: the table names no user. */
  public static MountOwner root() {
    return new MountOwner(Optional.empty(), false, false);
  }

  /** Returns the owner of a mount by the automounter, on behalf of {@link #USER}. */
  public static MountOwner automounter() {
    return new MountOwner(Optional.of(USER), true, true);
  }

  /** Returns the owner of a mount that a program of {@link #USER} hides from Finder. */
  public static MountOwner hidden() {
    return new MountOwner(Optional.of(USER), false, true);
  }

  /** Returns whether {@link #USER} may unmount it. */
  boolean isOurUser() {
    return user.filter(USER::equals).isPresent();
  }
}
