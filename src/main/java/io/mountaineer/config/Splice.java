package io.mountaineer.config;

import java.util.Comparator;
import java.util.List;

/** A piece of a text and what comes into its place; equal ends insert. */
record Splice(int start, int end, String replacement) {

  static Splice insert(int at, String text) {
    return new Splice(at, at, text);
  }

  static Splice delete(int start, int end) {
    return new Splice(start, end, "");
  }

  /** The text with all pieces replaced, which do not overlap. */
  static String apply(String text, List<Splice> splices) {
    StringBuilder edited = new StringBuilder(text);
    splices.stream()
        .sorted(Comparator.comparingInt(Splice::start).reversed())
        .forEach(splice -> edited.replace(splice.start, splice.end, splice.replacement));
    return edited.toString();
  }
}
