package io.mountaineer.platform.net;

import io.mountaineer.core.ComputerName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Forms in which a host is written down. */
public final class HostName {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final String SERVICE = "._smb._tcp.local";

  private HostName() {}

  /**
   * Returns the name to look a host up by. The name of a Bonjour service, such as {@code
   * macmini._smb._tcp.local}, is no host name: getaddrinfo refuses it. Its first part is by default
   * the name of the computer, from which macOS makes the host name.
   */
  public static String forLookup(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.toLowerCase(Locale.ROOT).endsWith(SERVICE)) {
      String instance = name.substring(0, name.length() - SERVICE.length());
      String label = ComputerName.label(instance);
      return label.isEmpty() ? name : label + ".local";
    }
    return name;
  }

  /** Returns whether this is an address and not a name. Such a host is never looked up. */
  public static boolean isNumeric(String host) {
    return host.contains(":") || IPV4.matcher(host).matches();
  }

  /**
   * Returns the address that a numeric host spells; brackets are optional.
   *
   * @throws UnknownHostException when it is malformed, or its zone names no interface of this
   *     machine, as after the cable was pulled
   */
  static InetAddress address(String host) throws UnknownHostException {
    if (host.contains(":")) {
      // In brackets the JVM refuses what is no IPv6 address instead of looking it up.
      return InetAddress.getByName(host.startsWith("[") ? host : "[" + host + "]");
    }
    Optional<byte[]> bytes = ipv4(host);
    return InetAddress.getByAddress(
        bytes.orElseThrow(() -> new UnknownHostException("no IPv4 address")));
  }

  private static Optional<byte[]> ipv4(String host) {
    String[] numbers = host.split("\\.");
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      if (number > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) number;
    }
    return Optional.of(bytes);
  }
}
