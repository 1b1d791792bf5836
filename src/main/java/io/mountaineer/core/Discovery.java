package io.mountaineer.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * SMB mounts and servers that were found around this Mac.
 *
 * @param mounts every SMB mount in the mount table, in its order
 * @param servers servers that announce themselves, by name
 * @param steps every step of the search, in order
 */
public record Discovery(List<Mounted> mounts, List<Server> servers, List<Step> steps) {

  public Discovery {
    mounts = List.copyOf(mounts);
    servers = List.copyOf(servers);
    steps = List.copyOf(steps);
  }

  /** Returns why the mounts are not known; empty when they are. The first step is theirs. */
  public Optional<String> unreadMounts() {
    return steps.get(0).problem();
  }

  /**
   * SMB mount.
   *
   * @param host name or address by which it was mounted
   * @param username account on the server, an empty text for a guest; empty when not known
   * @param mountedBy local user whose mount it is; empty for one of root
   * @param isOurs whether it is a mount of this user that macOS keeps in {@code /Volumes}
   * @param favorite name of the configured share that it is; empty when it is none
   */
  public record Mounted(
      String host,
      int port,
      Optional<String> username,
      String shareName,
      Path path,
      Optional<String> mountedBy,
      boolean isOurs,
      Optional<String> favorite) {}

  /**
   * Server that announces itself.
   *
   * @param name name for people
   * @param host DNS name; empty when that could not be learned
   * @param shares names of its shares; empty when they could not be learned without a login
   */
  public record Server(
      String name,
      Optional<String> host,
      int port,
      List<Address> addresses,
      Optional<List<String>> shares) {

    private static final String SERVICE = "._smb._tcp.local";

    public Server {
      addresses = List.copyOf(addresses);
      shares = shares.map(List::copyOf);
    }

    /** Returns this server with the names of its shares known. */
    public Server sharing(List<String> names) {
      return new Server(name, host, port, addresses, Optional.of(names));
    }

    /**
     * Returns whether a host is this server: by its DNS name, its name, or one of its addresses.
     */
    public boolean isAt(String other) {
      return host.filter(own -> ServerMatcher.same(own, other)).isPresent()
          || isService(other)
          || addresses.stream().anyMatch(address -> ServerMatcher.same(address.numeric(), other));
    }

    /** Returns whether a name is that of the service it announces, by which Finder mounts it. */
    public boolean isService(String other) {
      return ServerMatcher.same(name + SERVICE, other);
    }
  }

  /**
   * Address of a server.
   *
   * @param way network interface that leads to it; empty when not known
   */
  public record Address(String numeric, Optional<Way> way) {}

  /**
   * Network interface of this Mac.
   *
   * @param name as the system calls it, such as {@code bridge0}
   * @param port its name for people, such as {@code Thunderbolt Bridge}; empty when not known
   */
  public record Way(String name, String port, boolean isThunderbolt) {

    /** Returns it for people, such as {@code bridge0 (Thunderbolt Bridge)}. */
    public String text() {
      return port.isEmpty() ? name : name + " (" + port + ")";
    }
  }

  /**
   * Step of the search.
   *
   * @param name in one word
   * @param problem why it found nothing, or not everything; empty when all went well
   */
  public record Step(String name, Optional<String> problem) {}
}
