package io.mountaineer.config;

import java.text.Normalizer;

/** Texts as the Mac's file system compares names: without case and normal form. */
final class Folded {

  private Folded() {}

  static String text(String text) {
    StringBuilder folded = new StringBuilder();
    // By character, not String.toLowerCase: that depends on place in a word and on the language.
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
