package io.mountaineer.config.edit;

import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.Section;
import io.mountaineer.config.TomlLiteral;
import io.mountaineer.config.edit.EditPlan.TextEdits;
import io.mountaineer.config.edit.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlTable;

/** Setting of one key of {@code [global]}. */
final class SetSetting implements Edit {

  private final GlobalKey key;
  private final Object value;

  SetSetting(GlobalKey key, String typed) {
    this.key = key;
    this.value = key.meaningOf(typed);
  }

  @Override
  public EditPlan plan(TomlDocument document) {
    String table = Section.GLOBAL.key;
    Object global = document.top().get(List.of(table));
    if (global == null) {
      String line = line();
      TextEdit block =
          new TomlInsertion(document).table(Section.GLOBAL, List.of(Section.GLOBAL.header, line));
      return edits(document, block.start(), List.of(block));
    }
    int start = document.lines().offset(document.top().inputPositionOf(List.of(table)));
    if (!(global instanceof TomlTable settings)) {
      return EditRefusal.form(this, document.lines().position(start));
    }
    return settings.keySet().contains(key.key())
        ? replacement(document, settings)
        : new NewSetting(document, key.key(), line())
            .edits()
            .map(edits -> edits(document, start, edits))
            .orElseGet(() -> EditRefusal.form(this, document.lines().position(start)));
  }

  private EditPlan replacement(TomlDocument document, TomlTable settings) {
    List<String> path = List.of(key.key());
    int start = document.lines().offset(settings.inputPositionOf(path));
    if (value.equals(settings.get(path))) {
      return edits(document, start, List.of());
    }
    if (document.scanner().at(start) == '[') {
      return EditRefusal.form(this, document.lines().position(start));
    }
    int equals = document.scanner().skipBlanks(document.scanner().endOfKey(start));
    int old = document.scanner().skipGap(equals + 1);
    TextEdit edit = new TextEdit(old, document.scanner().endOfValue(old), TomlLiteral.of(value));
    return edits(document, start, List.of(edit));
  }

  private EditPlan edits(TomlDocument document, int at, List<TextEdit> edits) {
    TomlValues expected = document.values().with(Section.GLOBAL.key, key.key(), value);
    return new TextEdits(edits, expected, document.lines().position(at));
  }

  @Override
  public boolean isIn(Config config) {
    // A path is in effect without ~/ and needless dots; the values of the text tell enough.
    return value instanceof String || value.equals(key.valueIn(config.settings()));
  }

  @Override
  public String subject() {
    return key.key();
  }

  @Override
  public String byHand() {
    return "write " + line() + " below [global]";
  }

  private String line() {
    return key.key() + " = " + TomlLiteral.of(value);
  }

  /** Place for a key that {@code global} does not have yet, in whatever form it is written. */
  private record NewSetting(TomlDocument document, String key, String line) {

    /** Returns the edits, or empty when the form is none of those known. */
    Optional<List<TextEdit>> edits() {
      TomlOutline outline = document.outline();
      String table = Section.GLOBAL.key;
      Optional<Statement> header = outline.first(Kind.TABLE, table);
      if (header.isPresent()) {
        return header.map(found -> List.of(belowHeader(found)));
      }
      List<Statement> pairs =
          outline.beforeHeaders().stream().filter(each -> each.key().get(0).equals(table)).toList();
      if (pairs.isEmpty()) {
        // Only tables within it are there, as in [global.notes].
        return Optional.of(
            List.of(
                new TomlInsertion(document)
                    .table(Section.GLOBAL, List.of(Section.GLOBAL.header, line))));
      }
      Statement last = pairs.get(pairs.size() - 1);
      if (last.key().size() > 1) {
        return Optional.of(List.of(dotted(last)));
      }
      return document.scanner().at(last.value()) == '{'
          ? Optional.of(InlineItems.at(document, last.value()).add(line))
          : Optional.empty();
    }

    private TextEdit belowHeader(Statement header) {
      List<Statement> table = document.outline().table(header);
      int anchor =
          new CommentedExamples(document)
              .key(key, header)
              .orElseGet(() -> table.get(table.size() - 1).end());
      return new TomlInsertion(document)
          .below(anchor, List.of(document.lines().indent(anchor) + line));
    }

    private TextEdit dotted(Statement last) {
      String global =
          document.text().substring(last.start(), document.scanner().endOfKeyPart(last.start()));
      String indent = document.lines().indent(last.start());
      return new TomlInsertion(document).below(last.end(), List.of(indent + global + "." + line));
    }
  }
}
