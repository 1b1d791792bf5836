package io.mountaineer.config.edit;

import io.mountaineer.config.Section;
import io.mountaineer.config.edit.Statement.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the lines that were commented out, as the places for what takes effect. */
public record CommentedExamples(TomlDocument source) {

  private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"']+)";
  private static final String REST = "\\s*(?:#.*)?";
  private static final Pattern HEADER = Pattern.compile("#+\\s*\\[.*]" + REST);

  /** The commented line of a key that belongs to the table with this header. */
  Optional<Integer> key(String key, Statement header) {
    Pattern line = Pattern.compile("#+\\s*" + key + "\\s*=\\s*" + VALUE + REST);
    int end =
        source.outline().after(header).stream()
            .filter(Statement::isHeader)
            .findFirst()
            .map(Statement::start)
            .orElse(source.text().length());
    return source.outline().comments().stream()
        .filter(at -> at > header.end() && at < end)
        .takeWhile(at -> !HEADER.matcher(comment(at)).matches())
        .filter(at -> line.matcher(comment(at)).matches())
        .findFirst();
  }

  /**
   * The end of a commented table: the last of the comment lines that follow its header. Not one
   * with keys behind it, which a new table would take from the table they belong to.
   */
  Optional<Integer> table(Section section) {
    Pattern header = Pattern.compile("#+\\s*" + Pattern.quote(section.header) + REST);
    return source.outline().comments().stream()
        .filter(at -> header.matcher(comment(at)).matches())
        .filter(this::isBeforeHeader)
        .findFirst()
        .map(this::lastOfRun);
  }

  /** The last of the comment lines that stand one directly below the other. */
  int lastOfRun(int comment) {
    List<Integer> comments = source.outline().comments();
    int last = comment;
    for (int next : comments.subList(comments.indexOf(comment), comments.size())) {
      if (next == last || source.lines().end(last) == source.lines().start(next)) {
        last = next;
      }
    }
    return last;
  }

  private boolean isBeforeHeader(int comment) {
    return source.outline().statements().stream()
        .filter(statement -> statement.start() > comment)
        .findFirst()
        .map(statement -> statement.kind() != Kind.PAIR)
        .orElse(true);
  }

  private String comment(int at) {
    return source.text().substring(at, source.extent().ofLine(at)).stripTrailing();
  }
}
