package io.mountaineer.core;

import java.text.Normalizer;

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
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    // By character, since String.toLowerCase depends on the place in a word; by way of upper case,
    // since
    // some letters have two lower forms.
    for (int at = 0; at < composed.length(); ) {
      int letter = composed.codePointAt(at);
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(letter)));
      at += Character.charCount(letter);
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  public static boolean same(String a, String b) {
    return of(a).equals(of(b));
  }
}
