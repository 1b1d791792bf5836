package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rules by which the server of a mount is one of a share's two hosts. */
public final class ServerMatcher {

  private static final String SERVICE = "._smb._tcp.local";
  private static final String LOCAL = ".local";

  private final Function<String, Set<String>> addresses;

  /**
   * @param addresses numeric addresses of a host, earlier ones included; empty when unknown
   */
  ServerMatcher(Function<String, Set<String>> addresses) {
    this.addresses = requireNonNull(addresses, "addresses is null");
  }

  /**
   * Server of a mount, as matched with a share.
   *
   * @param on interface that it counts for
   * @param host host to be probed for it
   */
  record Match(Interface on, String host) {}

  /**
   * Returns the match of a server with a share, or empty if it is another server or may be one.
   *
   * <p>The written forms decide first: a fallback name may resolve to every address of the server,
   * Thunderbolt's included. A server by a third name is the right one only if it has an address in
   * common with a host of the share, or if mountaineer itself mounted by it; it counts as fallback
   * and is judged by its own health. A common first label alone proves nothing.
   *
   * @param mountedHost the host by which mountaineer mounted the share last
   */
  Optional<Match> match(String server, Share share, Optional<String> mountedHost) {
    for (Interface each : Interface.values()) {
      if (same(server, share.host(each)) || isSameNumber(server, share.host(each))) {
        return Optional.of(new Match(each, share.host(each)));
      }
    }
    boolean ours = mountedHost.filter(host -> same(server, host)).isPresent();
    return ours || hasAddressInCommon(server, share)
        ? Optional.of(new Match(Interface.FALLBACK, server))
        : Optional.empty();
  }

  /** Returns whether two spellings name one host by their letters alone. */
  public static boolean same(String server, String host) {
    return canonical(server).equals(canonical(host))
        || isServiceOf(server, host)
        || isServiceOf(host, server);
  }

  /**
   * Returns whether two names are known to lead to one address. Names of several addresses, or of
   * none that is known, may do so or not.
   */
  boolean isSameAddress(String server, String host) {
    Set<String> known = addresses.apply(server);
    return same(server, host) || known.size() == 1 && known.equals(addresses.apply(host));
  }

  /**
   * Returns whether two spellings are one address, as IPv6 has many; no name is looked up for it.
   */
  private boolean isSameNumber(String server, String host) {
    return isNumeric(canonical(server))
        && isNumeric(canonical(host))
        && !addresses.apply(server).isEmpty()
        && addresses.apply(server).equals(addresses.apply(host));
  }

  private static boolean isNumeric(String form) {
    return form.contains(":") || form.matches("[0-9.]+");
  }

  private boolean hasAddressInCommon(String server, Share share) {
    Set<String> known = addresses.apply(server);
    return !known.isEmpty()
        && share.hosts().stream().map(addresses).flatMap(Set::stream).anyMatch(known::contains);
  }

  /**
   * Returns whether a Bonjour service is that of a host: it is named after the computer, and so is
   * the host.
   */
  private static boolean isServiceOf(String service, String host) {
    String name = undotted(CanonicalName.of(service));
    if (!name.endsWith(SERVICE)) {
      return false;
    }
    String label = ComputerName.label(name.substring(0, name.length() - SERVICE.length()));
    String form = canonical(host);
    int dot = form.indexOf('.');
    String first = dot < 0 ? form : form.substring(0, dot);
    return !isNumeric(form) && !label.isEmpty() && label.equals(ComputerName.label(first));
  }

  /**
   * Returns the canonical form of a host: one for {@code macmini}, {@code MacMini.local.} and
   * {@code macmini._smb._tcp.local}.
   */
  public static String canonical(String host) {
    String form = CanonicalName.of(host);
    if (form.startsWith("[") && form.endsWith("]")) {
      form = form.substring(1, form.length() - 1);
    }
    form = undotted(form);
    if (form.endsWith(SERVICE)) {
      return form.substring(0, form.length() - SERVICE.length());
    }
    return form.endsWith(LOCAL) ? form.substring(0, form.length() - LOCAL.length()) : form;
  }

  private static String undotted(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
