package io.mountaineer.config.edit;

import io.mountaineer.config.edit.Statement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;

/** What stands one below the other in a text: its statements, and the comments between them. */
public final class TomlOutline {

  private final String text;
  private final TomlScanner extent;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Integer> comments = new ArrayList<>();

  private TomlOutline(String text) {
    this.text = text;
    this.extent = new TomlScanner(text);
  }

  /** Of a text that the parser accepts. */
  static TomlOutline of(String text) {
    TomlOutline outline = new TomlOutline(text);
    int at = outline.gap(0);
    while (at < text.length()) {
      Statement statement = outline.statement(at);
      outline.statements.add(statement);
      // No statement is empty; this only makes sure that there is an end.
      at = outline.gap(Math.max(statement.end(), at + 1));
    }
    return outline;
  }

  List<Statement> statements() {
    return statements;
  }

  /** Where the comments start that have a line for themselves. */
  List<Integer> comments() {
    return comments;
  }

  Optional<Statement> at(int start) {
    return statements.stream().filter(statement -> statement.start() == start).findFirst();
  }

  Optional<Statement> first(Kind kind, String... path) {
    return statements.stream().filter(statement -> statement.is(kind, path)).findFirst();
  }

  /** A key outside of all tables with its value. */
  Optional<Statement> topPair(String key) {
    return beforeHeaders().stream().filter(each -> each.is(Kind.PAIR, key)).findFirst();
  }

  /** The statements before the first header. */
  List<Statement> beforeHeaders() {
    return statements.stream().takeWhile(statement -> !statement.isHeader()).toList();
  }

  /** A header with the keys of its table. */
  List<Statement> table(Statement header) {
    List<Statement> table = new ArrayList<>(List.of(header));
    after(header).stream().takeWhile(each -> !each.isHeader()).forEach(table::add);
    return table;
  }

  /** A header of a list of tables, with its keys and the tables within it. */
  List<Statement> element(Statement header) {
    String list = header.key().get(0);
    List<Statement> element = new ArrayList<>(List.of(header));
    after(header).stream()
        .takeWhile(each -> !each.isHeader() || each.isHeaderWithin(list))
        .forEach(element::add);
    return element;
  }

  /** What follows a statement. */
  List<Statement> after(Statement statement) {
    return statements.subList(statements.indexOf(statement) + 1, statements.size());
  }

  private int gap(int start) {
    int at = start;
    boolean ownLine = start == 0;
    while (at < text.length() && "# \t\r\n".indexOf(text.charAt(at)) >= 0) {
      char character = text.charAt(at);
      if (character == '#' && ownLine) {
        comments.add(at);
      }
      ownLine |= character == '\n';
      at = character == '#' ? extent.ofLine(at) : at + 1;
    }
    return at;
  }

  private Statement statement(int start) {
    if (extent.at(start) == '[') {
      boolean element = extent.at(start + 1) == '[';
      int key = extent.behindBlanks(start + (element ? 2 : 1));
      int keyEnd = extent.ofKey(key);
      int end = Math.min(extent.behindBlanks(keyEnd) + (element ? 2 : 1), text.length());
      return new Statement(element ? Kind.ELEMENT : Kind.TABLE, path(key, keyEnd), start, end, end);
    }
    int keyEnd = extent.ofKey(start);
    int value = extent.behindBlanks(Math.min(extent.behindBlanks(keyEnd) + 1, text.length()));
    return new Statement(Kind.PAIR, path(start, keyEnd), start, value, extent.ofValue(value));
  }

  private List<String> path(int start, int end) {
    String key = text.substring(start, end);
    boolean bare = key.chars().noneMatch(c -> c == '"' || c == '\'' || c == '.');
    try {
      return bare ? List.of(key) : Toml.parseDottedKey(key);
    } catch (IllegalArgumentException disagreement) {
      // Nothing is known by such a name, so nothing is edited there.
      return List.of(key);
    }
  }
}
