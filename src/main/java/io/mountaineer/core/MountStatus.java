package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Occupant of a share's volume path, by the mount table. */
public sealed interface MountStatus {

  /** Returns the interface that carries the share at its volume path, if one does. */
  default Optional<Interface> via() {
    return Optional.empty();
  }

  /** Nothing is mounted at the volume path. */
  record NotMounted() implements MountStatus {}

  /**
   * Mount of the share itself.
   *
   * @param on interface that it counts for
   * @param serverHost host whose health decides about this mount: the configured one, or, for the
   *     right server by a third name or by a host configured earlier, the one in the mount table
   */
  record Mounted(MountEntry entry, Interface on, String serverHost, MountHealth health)
      implements MountStatus {

    public Mounted {
      requireNonNull(entry, "entry is null");
      requireNonNull(on, "on is null");
      requireNonNull(serverHost, "serverHost is null");
      requireNonNull(health, "health is null");
    }

    @Override
    public Optional<Interface> via() {
      return Optional.of(on);
    }

    public Mounted with(MountHealth checked) {
      return new Mounted(entry, on, serverHost, checked);
    }

    /**
     * Returns how the account of the mount differs from the configured one, as in "as GUEST, not as
     * evan"; empty where it does not, or the mount table shows none. Such a mount is the share's
     * all the same.
     */
    public Optional<String> byOtherAccount(Share share) {
      String configured = share.username();
      return entry
          .account()
          .filter(shown -> !isSameAccount(shown, configured))
          .map(
              shown ->
                  "as " + shown + ", not as " + (configured.isEmpty() ? "a guest" : configured));
    }

    /**
     * Returns whether two accounts are one: the domain counts where both have one; accounts of SMB
     * have no case.
     */
    private static boolean isSameAccount(String shown, String configured) {
      if (configured.isEmpty()) {
        return shown.equalsIgnoreCase("guest");
      }
      boolean bothHaveADomain = shown.contains(";") && configured.contains(";");
      return bothHaveADomain
          ? shown.equalsIgnoreCase(configured)
          : withoutDomain(shown).equalsIgnoreCase(withoutDomain(configured));
    }

    private static String withoutDomain(String account) {
      return account.substring(account.indexOf(';') + 1);
    }

    /** Returns whether the mount was made by neither of the two configured addresses. */
    public boolean byOtherName(Share share) {
      return !serverHost.equals(share.host(on));
    }
  }

  /**
   * Mount of something else.
   *
   * @param owner other user that mounted it, where that is what makes it foreign
   */
  record Foreign(MountEntry entry, Optional<String> owner) implements MountStatus {

    /** Creates a mount of another server or share. */
    public Foreign(MountEntry entry) {
      this(entry, Optional.empty());
    }

    /** Returns a text for people, as in "mounted by bob, //bob@macmini.local/CORE". */
    public String text() {
      return owner.map(name -> "mounted by " + name + ", ").orElse("") + entry.source();
    }
  }

  /**
   * Mount table that could not be read.
   *
   * @param why a sentence for people
   */
  record Unknown(String why) implements MountStatus {}
}
