package io.mountaineer.core;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Form in which names and paths are compared. macOS file systems and servers keep either Unicode
 * normal form, and neither is case-sensitive.
 */
public final class CanonicalName {

  private CanonicalName() {}

  /**
   * Returns the name in NFC and without case, the same for all spellings that a Mac takes for one
   * name.
   */
  public static String of(String name) {
    return isAscii(name) ? name.toLowerCase(Locale.ROOT) : folded(name);
  }

  /** Returns whether case is all that its spellings may differ in: each cycle compares many. */
  private static boolean isAscii(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * By character, since String.toLowerCase depends on the place in a word; by way of upper case,
   * since some letters have two lower forms.
   */
  private static String folded(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    for (int at = 0; at < composed.length(); ) {
      int letter = composed.codePointAt(at);
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(letter)));
      at += Character.charCount(letter);
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** Returns whether a Mac takes two spellings for one name. */
  public static boolean same(String a, String b) {
    return a.equals(b) || of(a).equals(of(b));
  }
}
