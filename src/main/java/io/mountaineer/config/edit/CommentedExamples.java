package io.mountaineer.config.edit;

import io.mountaineer.config.Section;
import io.mountaineer.config.edit.Statement.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines that were commented out, as the places for what takes effect. */
record CommentedExamples(TomlDocument document) {

  private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"']+)";
  private static final String REST = "\\s*(?:#.*)?";
  private static final Pattern HEADER = Pattern.compile("#+\\s*\\[.*]" + REST);

  /** Returns the commented line of a key that belongs to the table with this header. */
  Optional<Integer> key(String key, Statement header) {
    Pattern line = Pattern.compile("#+\\s*" + key + "\\s*=\\s*" + VALUE + REST);
    int end =
        document.outline().after(header).stream()
            .filter(Statement::isHeader)
            .findFirst()
            .map(Statement::start)
            .orElse(document.text().length());
    return document.outline().comments().stream()
        .filter(at -> at > header.end() && at < end)
        .takeWhile(at -> !HEADER.matcher(comment(at)).matches())
        .filter(at -> line.matcher(comment(at)).matches())
        .findFirst();
  }

  /**
   * Returns the end of a commented table: the last of the comment lines that follow its header. One
   * with keys after it is left out, since a new table would take them from the table they belong
   * to.
   */
  Optional<Integer> table(Section section) {
    Pattern header = Pattern.compile("#+\\s*" + Pattern.quote(section.header) + REST);
    return document.outline().comments().stream()
        .filter(at -> header.matcher(comment(at)).matches())
        .filter(this::isBeforeHeader)
        .findFirst()
        .map(this::lastOfRun);
  }

  /** Returns the last of the comment lines that stand one directly below the other. */
  int lastOfRun(int comment) {
    List<Integer> comments = document.outline().comments();
    int last = comment;
    for (int next : comments.subList(comments.indexOf(comment), comments.size())) {
      if (next == last || document.lines().end(last) == document.lines().start(next)) {
        last = next;
      }
    }
    return last;
  }

  private boolean isBeforeHeader(int comment) {
    return document.outline().statements().stream()
        .filter(statement -> statement.start() > comment)
        .findFirst()
        .map(statement -> statement.kind() != Kind.PAIR)
        .orElse(true);
  }

  private String comment(int at) {
    return document.text().substring(at, document.scanner().endOfLine(at)).stripTrailing();
  }
}
