package io.mountaineer.platform;

import io.mountaineer.core.Discovery.Way;
import java.util.List;
import java.util.Optional;

/**
 * Finder of SMB servers by what they announce and by what this Mac knows already: nothing is logged
 * in to and no window opens. Every method is bounded in time and never throws.
 */
public interface ServerFinder {

  /** Returns the servers that announce themselves; takes 6 s at most. This Mac is none of them. */
  Found<Announced> servers();

  /** Returns the network interfaces that lead to addresses now, in the order of the addresses. */
  Found<Optional<Way>> waysTo(List<String> addresses);

  /**
   * Returns the shares of a server that this user is logged in to by a mount.
   *
   * @param username account of that mount; empty for a guest
   */
  Found<String> shares(String host, int port, String username);

  /**
   * Server that announces itself.
   *
   * @param name name for people
   * @param host DNS name; empty when that was not reported in time
   * @param addresses in numeric form, by IPv4 first
   */
  record Announced(String name, Optional<String> host, int port, List<String> addresses) {

    public Announced {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * Result of a look.
   *
   * @param problem why nothing was found, or not everything; empty when all went well
   */
  record Found<T>(List<T> all, Optional<String> problem) {

    public Found {
      all = List.copyOf(all);
    }

    public static <T> Found<T> of(List<T> all) {
      return new Found<>(all, Optional.empty());
    }

    public static <T> Found<T> nothing(String why) {
      return new Found<>(List.of(), Optional.of(why));
    }
  }
}
