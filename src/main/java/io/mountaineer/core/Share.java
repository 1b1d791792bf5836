package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One managed SMB share: a {@code [[shares]]} entry of the config.
 *
 * @param name what people call it; names the stable path
 * @param username the SMB account, {@code DOMAIN;user} allowed, empty for a guest
 * @param thunderboltHost the preferred address
 * @param fallbackHost the slower address
 * @param shareName the share's name on the server; names the volume path
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

  /** Both hosts; one if they are the same. */
  public Set<String> hosts() {
    return new LinkedHashSet<>(List.of(thunderboltHost, fallbackHost));
  }

  /**
   * Stands for this share with these settings: another text once either is changed. String hashes
   * are the same in every Java.
   */
  public String fingerprint(Settings settings) {
    String all =
        String.join(
            "\n", name, username, thunderboltHost, fallbackHost, shareName, settings.asText());
    return Integer.toHexString(all.hashCode());
  }

  /** The only place where this share may be mounted. */
  public Path volumePath(Settings settings) {
    return settings.volumesRoot().resolve(shareName);
  }

  /**
   * Form of the share's name, and so of its volume path: the same for two that macOS takes for one.
   */
  public String canonicalShareName() {
    return CanonicalName.of(shareName);
  }

  /** Where the symlink stands that people save in their programs. */
  public Path stablePath(Settings settings) {
    return settings.sharesRoot().resolve(name);
  }

  /** The symlink itself. */
  public Link stableLink(Settings settings) {
    return new Link(stablePath(settings), volumePath(settings));
  }
}
