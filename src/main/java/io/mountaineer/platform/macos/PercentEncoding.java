package io.mountaineer.platform.macos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/** Percent-encoding of the parts of an SMB URL, as UTF-8. */
final class PercentEncoding {

  private static final String PLAIN_PUNCTUATION = "-._";

  private PercentEncoding() {}

  /** Encodes every character of a part but letters, digits and {@code -._}. */
  static String encode(String part) {
    StringBuilder url = new StringBuilder();
    for (byte b : part.getBytes(UTF_8)) {
      if (isPlain((char) b)) {
        url.append((char) b);
      } else {
        url.append('%').append(String.format(Locale.ROOT, "%02X", b));
      }
    }
    return url.toString();
  }

  /** Decodes a part; text that is no encoding, or none of UTF-8, is left as it is. */
  static String decode(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] url = part.getBytes(UTF_8);
    for (int i = 0; i < url.length; i++) {
      boolean encoded = url[i] == '%' && isHex(url, i + 1) && isHex(url, i + 2);
      bytes.write(encoded ? Integer.parseInt(new String(url, i + 1, 2, UTF_8), 16) : url[i]);
      i += encoded ? 2 : 0;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      return part;
    }
  }

  private static boolean isHex(byte[] url, int i) {
    return i < url.length && Character.digit(url[i], 16) >= 0;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PLAIN_PUNCTUATION.indexOf(c) >= 0;
  }
}
