package io.mountaineer.config.edit;

import io.mountaineer.config.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that come into a text, with the line ends that are usual there. Behind a last line that has
 * none, the new last line has none either.
 */
public record TomlInsertion(TomlDocument source) {

  /** Directly below the line of an offset. */
  TextEdit below(int offset, List<String> lines) {
    String text = source.text();
    int at = source.lines().end(offset);
    String newline = source.lines().newline(offset);
    String joined = String.join(newline, lines);
    boolean unterminated = at > 0 && text.charAt(at - 1) != '\n';
    return TextEdit.insert(at, unterminated ? newline + joined : joined + newline);
  }

  /** The same with a blank line before and behind, unless there is one already. */
  TextEdit blockBelow(int offset, List<String> lines) {
    Lines old = source.lines();
    int at = old.end(offset);
    List<String> block = new ArrayList<>(lines);
    if (at > 0 && !old.isBlank(old.start(at - 1))) {
      block.add(0, "");
    }
    if (at < source.text().length() && !old.isBlank(at)) {
      block.add("");
    }
    return below(offset, block);
  }

  /** A new table behind the commented example of its kind, else at the end. */
  TextEdit table(Section section, List<String> lines) {
    int end = source.text().length();
    return blockBelow(new CommentedExamples(source).table(section).orElse(end), lines);
  }
}
