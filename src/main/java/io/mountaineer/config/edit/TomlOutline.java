package io.mountaineer.config.edit;

import io.mountaineer.config.edit.Statement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;

/** Outline of a text: its statements, one below the other, and the comments between them. */
final class TomlOutline {

  private final String text;
  private final TomlScanner scanner;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Integer> comments = new ArrayList<>();

  private TomlOutline(String text) {
    this.text = text;
    this.scanner = new TomlScanner(text);
  }

  /** Returns the outline of a text that the parser accepts. */
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

  /** Returns the starts of the comments that have a line for themselves. */
  List<Integer> comments() {
    return comments;
  }

  Optional<Statement> at(int start) {
    return statements.stream().filter(statement -> statement.start() == start).findFirst();
  }

  Optional<Statement> first(Kind kind, String... path) {
    return statements.stream().filter(statement -> statement.is(kind, path)).findFirst();
  }

  /** Returns a key outside of all tables with its value. */
  Optional<Statement> topPair(String key) {
    return beforeHeaders().stream().filter(each -> each.is(Kind.PAIR, key)).findFirst();
  }

  /** Returns the statements before the first header. */
  List<Statement> beforeHeaders() {
    return statements.stream().takeWhile(statement -> !statement.isHeader()).toList();
  }

  /** Returns a header with the keys of its table. */
  List<Statement> table(Statement header) {
    List<Statement> table = new ArrayList<>(List.of(header));
    after(header).stream().takeWhile(each -> !each.isHeader()).forEach(table::add);
    return table;
  }

  /** Returns a header of a list of tables, with its keys and the tables within it. */
  List<Statement> element(Statement header) {
    String list = header.key().get(0);
    List<Statement> element = new ArrayList<>(List.of(header));
    after(header).stream()
        .takeWhile(each -> !each.isHeader() || each.isHeaderWithin(list))
        .forEach(element::add);
    return element;
  }

  /** Returns the statements after this one. */
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
      at = character == '#' ? scanner.endOfLine(at) : at + 1;
    }
    return at;
  }

  private Statement statement(int start) {
    if (scanner.at(start) == '[') {
      boolean element = scanner.at(start + 1) == '[';
      int key = scanner.skipBlanks(start + (element ? 2 : 1));
      int keyEnd = scanner.endOfKey(key);
      int end = Math.min(scanner.skipBlanks(keyEnd) + (element ? 2 : 1), text.length());
      return new Statement(element ? Kind.ELEMENT : Kind.TABLE, path(key, keyEnd), start, end, end);
    }
    int keyEnd = scanner.endOfKey(start);
    int value = scanner.skipBlanks(Math.min(scanner.skipBlanks(keyEnd) + 1, text.length()));
    return new Statement(Kind.PAIR, path(start, keyEnd), start, value, scanner.endOfValue(value));
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
