package io.mountaineer.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of an IPv6 address, with or without a zone such as {@code %en5}. */
final class Ipv6Address {

  private static final Pattern SHAPE =
      Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(%[A-Za-z0-9._-]{1,32})?");

  private Ipv6Address() {}

  /**
   * Returns one text for all spellings of the same address, or empty when the text is no IPv6
   * address.
   */
  static Optional<String> canonical(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      // Brackets keep the JDK from asking the network. The zone stays outside: its interface
      // need not exist at this moment.
      String address = InetAddress.getByName("[" + shape.group(1) + "]").getHostAddress();
      return Optional.of(address + (shape.group(2) == null ? "" : shape.group(2)));
    } catch (UnknownHostException invalid) {
      return Optional.empty();
    }
  }
}
