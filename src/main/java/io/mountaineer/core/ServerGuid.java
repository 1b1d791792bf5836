package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifier by which an SMB server introduces itself before any login, the same at each of its
 * addresses (MS-SMB2 2.2.4, ServerGuid).
 *
 * @param hex its 16 bytes in the order in which they were sent, as 32 lower-case digits
 */
public record ServerGuid(String hex) {

  /** Length in bytes. */
  public static final int LENGTH = 16;

  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Order of the digits in the usual text: the first three groups are little-endian numbers. */
  private static final int[] TEXT_ORDER = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

  public ServerGuid {
    requireNonNull(hex, "hex is null");
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not 16 bytes: " + hex);
    }
  }

  /**
   * Returns the identifier with these bytes.
   *
   * @throws IllegalArgumentException unless there are 16
   */
  public static ServerGuid of(byte[] bytes) {
    return new ServerGuid(HexFormat.of().formatHex(bytes));
  }

  /** Returns the identifier with this text, or empty if it is none. */
  public static Optional<ServerGuid> parse(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(new ServerGuid(reordered(text.replace("-", "").toLowerCase(Locale.ROOT))))
        : Optional.empty();
  }

  /** Returns whether no byte is set: the server, such as ksmbd of Linux, tells no identifier. */
  public boolean isZero() {
    return hex.chars().allMatch(digit -> digit == '0');
  }

  /**
   * Returns the name that the bytes spell, if they are text. Samba sends its NetBIOS name, in lower
   * case and filled up with zeros (seen with Samba 4.17), and impacket sixteen times the letter A:
   * another server may be called the same.
   */
  public Optional<String> name() {
    byte[] bytes = HexFormat.of().parseHex(hex);
    int length = 0;
    while (length < bytes.length && isText(bytes[length], bytes[bytes.length - 1] == 0)) {
      length++;
    }
    for (int i = length; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return Optional.empty();
      }
    }
    return length == 0
        ? Optional.empty()
        : Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  /**
   * A name of other letters may be cut within one of them, so that it need not be valid UTF-8; it
   * is a name only if zeros fill it up, as random bytes look like such letters too often.
   */
  private static boolean isText(byte one, boolean isFilledUp) {
    return one >= ' ' && one != 0x7f || one < 0 && isFilledUp;
  }

  private static String reordered(String hex) {
    StringBuilder text = new StringBuilder();
    for (int position : TEXT_ORDER) {
      text.append(hex, 2 * position, 2 * position + 2);
    }
    return text.toString();
  }

  /** Returns the usual text, such as {@code 172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e}. */
  @Override
  public String toString() {
    String text = reordered(hex);
    return text.substring(0, 8)
        + "-"
        + text.substring(8, 12)
        + "-"
        + text.substring(12, 16)
        + "-"
        + text.substring(16, 20)
        + "-"
        + text.substring(20);
  }
}
