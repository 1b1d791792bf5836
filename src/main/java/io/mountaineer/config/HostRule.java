package io.mountaineer.config;

import io.mountaineer.core.ServerMatcher;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rule for the address of a server: DNS name, {@code .local} name, Bonjour service name, IPv4 or
 * IPv6. Messages never repeat the value: a host with something around it may hold a password.
 */
public final class HostRule {

  private static final String ALLOWED =
      "; it must be a DNS name, a .local name, an IPv4 or an IPv6 address";
  private static final Pattern SERVICE =
      Pattern.compile("(.+)\\._[a-z0-9-]+\\._(?:tcp|udp)\\.(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_](?:[\\p{L}\\p{M}\\p{Nd}_-]*[\\p{L}\\p{M}\\p{Nd}_])?");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;

  private HostRule() {}

  /** Returns the violation and what is allowed, or empty if the host is valid. */
  public static Optional<String> violation(String host) {
    if (host.isBlank()) {
      return refusal("is empty");
    }
    if (host.indexOf('/') >= 0 || host.indexOf('\\') >= 0) {
      return refusal("contains a path or is a URL");
    }
    if (host.indexOf('@') >= 0) {
      return refusal("contains a user (that is what username is for)");
    }
    if (SafeText.hasControl(host)) {
      return refusal("contains a control character");
    }
    return host.indexOf(':') >= 0 ? colonViolation(host) : nameViolation(host);
  }

  /**
   * Returns the host as it is kept: an IPv6 address without its brackets, anything else as written.
   */
  public static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns whether two valid hosts are one, which the mount table cannot distinguish either. */
  static boolean sameHost(String one, String other) {
    return identity(one).equals(identity(other));
  }

  private static String identity(String host) {
    String bare = bare(host);
    return Ipv6Address.canonical(bare).orElseGet(() -> ServerMatcher.canonical(bare));
  }

  private static Optional<String> colonViolation(String host) {
    if (Ipv6Address.canonical(bare(host)).isPresent()) {
      return Optional.empty();
    }
    boolean single = host.indexOf(':') == host.lastIndexOf(':');
    return refusal(single ? "contains a port or a password" : "is not an IPv6 address");
  }

  private static Optional<String> nameViolation(String host) {
    String name = Normalizer.normalize(host, Normalizer.Form.NFC);
    Matcher service = SERVICE.matcher(name);
    if (service.matches()) {
      Optional<String> violation = instanceViolation(service.group(1));
      return violation.isPresent() ? violation : nameViolation(service.group(2));
    }
    String[] labels =
        (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).split("\\.", -1);
    if (bytes(name) > LONGEST_NAME) {
      return refusal("is longer than " + LONGEST_NAME + " characters");
    }
    for (String label : labels) {
      if (bytes(label) > LONGEST_LABEL || !LABEL.matcher(label).matches()) {
        return refusal("is not a host name");
      }
    }
    return numberViolation(name, labels);
  }

  /**
   * Returns the violation by a Bonjour instance, which is free text: blanks, quotes and dots are
   * usual.
   */
  private static Optional<String> instanceViolation(String instance) {
    if (instance.startsWith("-") || bytes(instance) > LONGEST_LABEL) {
      return refusal("is not a service name");
    }
    return ESCAPE.matcher(instance).find()
        ? refusal("contains a URL escape such as %20 (write the character itself)")
        : Optional.empty();
  }

  /**
   * Returns the violation by a name that ends in a number: the resolver takes any such name for an
   * IPv4 address.
   */
  private static Optional<String> numberViolation(String name, String[] labels) {
    if (!labels[labels.length - 1].matches("[0-9]+")) {
      return Optional.empty();
    }
    String octet = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    return name.matches(octet + "(?:\\." + octet + "){3}")
        ? Optional.empty()
        : refusal("is not an IPv4 address");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + ALLOWED);
  }
}
