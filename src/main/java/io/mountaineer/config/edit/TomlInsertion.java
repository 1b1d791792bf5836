package io.mountaineer.config.edit;

import io.mountaineer.config.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Insertion of lines with the line ends that are usual in the text. After a last line that has
 * none, the new last line has none either.
 */
record TomlInsertion(TomlDocument document) {

  /** Inserts directly below the line of an offset. */
  TextEdit below(int offset, List<String> lines) {
    String text = document.text();
    int at = document.lines().end(offset);
    String newline = document.lines().newline(offset);
    String joined = String.join(newline, lines);
    boolean unterminated = at > 0 && text.charAt(at - 1) != '\n';
    return TextEdit.insert(at, unterminated ? newline + joined : joined + newline);
  }

  /**
   * Inserts below the line of an offset, with a blank line before and after unless there is one
   * already.
   */
  TextEdit blockBelow(int offset, List<String> lines) {
    Lines old = document.lines();
    int at = old.end(offset);
    List<String> block = new ArrayList<>(lines);
    if (at > 0 && !old.isBlank(old.start(at - 1))) {
      block.add(0, "");
    }
    if (at < document.text().length() && !old.isBlank(at)) {
      block.add("");
    }
    return below(offset, block);
  }

  /** Inserts a new table after the commented example of its kind, else at the end. */
  TextEdit table(Section section, List<String> lines) {
    int end = document.text().length();
    return blockBelow(new CommentedExamples(document).table(section).orElse(end), lines);
  }
}
