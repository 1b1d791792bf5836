package io.mountaineer.config.edit;

import java.util.Comparator;
import java.util.List;

/** A piece of a text and what comes into its place; equal ends insert. */
public record TextEdit(int start, int end, String replacement) {

  static TextEdit insert(int at, String text) {
    return new TextEdit(at, at, text);
  }

  static TextEdit delete(int start, int end) {
    return new TextEdit(start, end, "");
  }

  /** The text with all pieces replaced, which do not overlap. */
  static String apply(String text, List<TextEdit> splices) {
    StringBuilder edited = new StringBuilder(text);
    splices.stream()
        .sorted(Comparator.comparingInt(TextEdit::start).reversed())
        .forEach(splice -> edited.replace(splice.start, splice.end, splice.replacement));
    return edited.toString();
  }
}
