package io.mountaineer.core;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text without case, marks and encodings, each sign of which knows what it was made from.
 *
 * @param starts of the source of each sign
 * @param ends of the source of each sign
 */
record CanonicalText(String text, int[] starts, int[] ends) {

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  /**
   * Returns the canonical form.
   *
   * @param url whether percent signs begin an encoded byte of UTF-8
   * @param escapes whether backslashes begin an escape of JSON, TOML or an octal one of fstab
   */
  static CanonicalText of(String source, boolean url, boolean escapes) {
    StringBuilder text = new StringBuilder();
    List<int[]> places = new ArrayList<>();
    for (int at = 0; at < source.length(); ) {
      Decoded next = Decoded.at(source, at, url, escapes);
      int end = at + next.length();
      String sign = folded(next.text());
      if (sign.isEmpty() && !places.isEmpty()) {
        places.get(places.size() - 1)[1] = end; // a mark of the sign before it
      }
      for (char c : sign.toCharArray()) {
        text.append(c);
        places.add(new int[] {at, end});
      }
      at = end;
    }
    int[] starts = places.stream().mapToInt(each -> each[0]).toArray();
    int[] ends = places.stream().mapToInt(each -> each[1]).toArray();
    return new CanonicalText(text.toString(), starts, ends);
  }

  private static String folded(String text) {
    if (text.length() == 1 && text.charAt(0) < 0x80) {
      return String.valueOf(Character.toLowerCase(text.charAt(0)));
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "");
  }

  /**
   * Sign of a text, decoded.
   *
   * @param length number of chars in the source that it was made from
   */
  private record Decoded(String text, int length) {

    static Decoded at(String source, int at, boolean url, boolean escapes) {
      char c = source.charAt(at);
      if (url && c == '%') {
        return encodedByte(source, at);
      }
      if (escapes && c == '\\' && at + 1 < source.length()) {
        return escape(source, at);
      }
      int point = source.codePointAt(at);
      return new Decoded(Character.toString(point), Character.charCount(point));
    }

    /** Returns the sign of one to four encoded bytes, or the percent sign itself. */
    private static Decoded encodedByte(String source, int at) {
      int first = number(source, at + 1, 2, 16);
      int count = first < 0 ? 0 : first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        int at3 = at + 3 * i;
        int value =
            at3 < source.length() && source.charAt(at3) == '%'
                ? number(source, at3 + 1, 2, 16)
                : -1;
        if (value < 0) {
          return new Decoded("%", 1);
        }
        bytes[i] = (byte) value;
      }
      return count == 0
          ? new Decoded("%", 1)
          : new Decoded(new String(bytes, StandardCharsets.UTF_8), 3 * count);
    }

    private static Decoded escape(String source, int at) {
      char c = source.charAt(at + 1);
      if (c == 'u' || c == 'U') {
        int digits = c == 'u' ? 4 : 8;
        int point = number(source, at + 2, digits, 16);
        if (Character.isValidCodePoint(point)) {
          return new Decoded(Character.toString(point), 2 + digits);
        }
      }
      int octal = number(source, at + 1, 3, 8);
      return octal >= 0
          ? new Decoded(Character.toString(octal), 4)
          : new Decoded(String.valueOf(c), 2);
    }

    /** Returns the number of so many digits, or -1 if they are none. */
    private static int number(String source, int from, int digits, int radix) {
      long value = 0;
      for (int at = from; at < from + digits; at++) {
        int digit = at < source.length() ? Character.digit(source.charAt(at), radix) : -1;
        if (digit < 0) {
          return -1;
        }
        value = radix * value + digit;
      }
      return value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }
  }
}
