package io.mountaineer.config.edit;

import java.util.Comparator;
import java.util.List;

/** Piece of a text and its replacement; equal ends insert. */
record TextEdit(int start, int end, String replacement) {

  static TextEdit insert(int at, String text) {
    return new TextEdit(at, at, text);
  }

  static TextEdit delete(int start, int end) {
    return new TextEdit(start, end, "");
  }

  /** Returns the text with all pieces replaced, which do not overlap. */
  static String apply(String text, List<TextEdit> edits) {
    StringBuilder edited = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(TextEdit::start).reversed())
        .forEach(edit -> edited.replace(edit.start, edit.end, edit.replacement));
    return edited.toString();
  }
}
