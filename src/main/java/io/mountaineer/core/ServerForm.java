package io.mountaineer.core;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells by which of its two hosts a share is mounted, whatever form the server's name has. */
public final class ServerForm {

  private static final String SERVICE = "._smb._tcp.local";
  private static final String LOCAL = ".local";

  private ServerForm() {}

  /**
   * The interface that this server stands for, empty when it is neither host.
   *
   * <p>The written forms decide first: a fallback name may resolve to every address of the server,
   * Thunderbolt's included. A server that has a name of its own but addresses of both hosts, or the
   * first label of a host, is the right server under an unknown name, and counts as fallback.
   *
   * @param addresses numeric addresses of a host, empty when unknown
   */
  static Optional<Interface> interfaceOf(
      String server, Share share, Function<String, Set<String>> addresses) {
    String form = of(server);
    for (Interface each : Interface.values()) {
      if (form.equals(of(share.host(each)))) {
        return Optional.of(each);
      }
    }
    Set<String> known = addresses.apply(server);
    Set<String> fallback = addresses.apply(share.fallbackHost());
    if (meets(known, fallback)) {
      return Optional.of(Interface.FALLBACK);
    }
    Set<String> thunderbolt = addresses.apply(share.thunderboltHost());
    if (meets(known, thunderbolt)) {
      return Optional.of(Interface.TB);
    }
    boolean isShareKnown = !fallback.isEmpty() || !thunderbolt.isEmpty();
    boolean provenOther = !known.isEmpty() && isShareKnown;
    boolean namesake =
        firstLabel(form).equals(firstLabel(of(share.fallbackHost())))
            || firstLabel(form).equals(firstLabel(of(share.thunderboltHost())));
    return namesake && !provenOther ? Optional.of(Interface.FALLBACK) : Optional.empty();
  }

  /** {@code macmini}, {@code MacMini.local.} and {@code macmini._smb._tcp.local} are one form. */
  public static String of(String host) {
    String form = NameForm.of(host);
    if (form.startsWith("[") && form.endsWith("]")) {
      form = form.substring(1, form.length() - 1);
    }
    if (form.endsWith(".")) {
      form = form.substring(0, form.length() - 1);
    }
    if (form.endsWith(SERVICE)) {
      return form.substring(0, form.length() - SERVICE.length());
    }
    return form.endsWith(LOCAL) ? form.substring(0, form.length() - LOCAL.length()) : form;
  }

  private static boolean meets(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }

  /** The first label of a name; a numeric address is one label as a whole. */
  private static String firstLabel(String form) {
    boolean numeric = form.contains(":") || form.matches("[0-9.]+");
    int dot = form.indexOf('.');
    return numeric || dot < 0 ? form : form.substring(0, dot);
  }
}
