package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Managed SMB share: a {@code [[shares]]} entry of the config.
 *
 * @param name name for people; names the stable path
 * @param username the SMB account, {@code DOMAIN;user} allowed, empty for a guest
 * @param thunderboltHost preferred address
 * @param fallbackHost slower address
 * @param shareName name on the server; names the volume path
 */
public record Share(
    String name, String username, String thunderboltHost, String fallbackHost, String shareName) {

  public Share {
    requireNonNull(name, "name is null");
    requireNonNull(username, "username is null");
    requireNonNull(thunderboltHost, "thunderboltHost is null");
    requireNonNull(fallbackHost, "fallbackHost is null");
    requireNonNull(shareName, "shareName is null");
  }

  public String host(Interface via) {
    return via == Interface.TB ? thunderboltHost : fallbackHost;
  }

  /** Returns both hosts, or one if they are equal. */
  public Set<String> hosts() {
    return new LinkedHashSet<>(List.of(thunderboltHost, fallbackHost));
  }

  /**
   * Returns a fingerprint of this share with these settings, which changes once either does. String
   * hashes are the same in every Java.
   */
  public String fingerprint(Settings settings) {
    String all =
        String.join(
            "\n", name, username, thunderboltHost, fallbackHost, shareName, settings.asText());
    return Integer.toHexString(all.hashCode());
  }

  /** Returns whether this share is the one of that name at a host, by the names alone. */
  public boolean isServedBy(String host, String otherShareName) {
    return CanonicalName.same(shareName, otherShareName)
        && hosts().stream().anyMatch(own -> ServerMatcher.same(host, own));
  }

  /** Returns the only path at which this share may be mounted. */
  public Path volumePath(Settings settings) {
    return settings.volumesRoot().resolve(shareName);
  }

  /**
   * Returns the canonical share name, and so that of its volume path: the same for two that macOS
   * takes for one.
   */
  public String canonicalShareName() {
    return CanonicalName.of(shareName);
  }

  /** Returns the path of the symlink that people save in their programs. */
  public Path stablePath(Settings settings) {
    return settings.sharesRoot().resolve(name);
  }

  /** Returns the symlink at the stable path. */
  public Link stableLink(Settings settings) {
    return new Link(
        stablePath(settings), volumePath(settings), Settings.USUAL_VOLUMES_ROOT.resolve(shareName));
  }
}
