package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import io.mountaineer.config.SafeText;
import io.mountaineer.config.Section;
import io.mountaineer.config.TomlLiteral;
import io.mountaineer.config.edit.EditPlan.TextEdits;
import io.mountaineer.config.edit.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** Addition of one share or alias after the others. */
final class AddEntry implements Edit {

  private final NewEntry entry;

  AddEntry(NewEntry entry) {
    this.entry = entry;
  }

  @Override
  public EditPlan plan(TomlDocument document) {
    Optional<String> objection = document.config().flatMap(entry::objection);
    if (objection.isPresent()) {
      return EditRefusal.request(
          objection.get(), "Nothing was changed. Try again with another value.");
    }
    Section section = entry.section();
    Object list = document.top().get(List.of(section.key));
    if (list == null) {
      return edits(
          document, List.of(new TomlInsertion(document).table(section, block(document, "", ""))));
    }
    Position position = Position.of(document.top().inputPositionOf(List.of(section.key)));
    return list instanceof TomlArray
        ? afterOthers(document)
            .map(edits -> edits(document, edits))
            .orElseGet(() -> EditRefusal.form(this, position))
        : EditRefusal.form(this, position);
  }

  private Optional<List<TextEdit>> afterOthers(TomlDocument document) {
    TomlOutline outline = document.outline();
    String list = entry.section().key;
    List<Statement> headers =
        outline.statements().stream().filter(each -> each.is(Kind.ELEMENT, list)).toList();
    if (!headers.isEmpty()) {
      return Optional.of(List.of(below(document, headers.get(headers.size() - 1))));
    }
    return outline
        .topPair(list)
        .map(pair -> InlineItems.at(document, pair.value()).add(inline(document)));
  }

  private TextEdit below(TomlDocument document, Statement header) {
    List<Statement> last = document.outline().element(header);
    String indent = document.lines().indent(header.start());
    String ofKeys = last.size() > 1 ? document.lines().indent(last.get(1).start()) : indent;
    int anchor = withItsComments(document, last.get(last.size() - 1).end());
    return new TomlInsertion(document).blockBelow(anchor, block(document, indent, ofKeys));
  }

  /**
   * Returns the end of an entry with its comments: those directly below it, unless they lead over
   * to the next header.
   */
  private static int withItsComments(TomlDocument document, int end) {
    int next = document.lines().end(end);
    return document.outline().comments().stream()
        .filter(comment -> document.lines().start(comment) == next)
        .map(new CommentedExamples(document)::lastOfRun)
        .filter(last -> document.lines().isBlank(document.lines().end(last)))
        .findFirst()
        .orElse(end);
  }

  private List<String> block(TomlDocument document, String indent, String ofKeys) {
    List<String> block = new ArrayList<>(List.of(indent + entry.section().header));
    entry
        .values(document.config())
        .forEach((key, value) -> block.add(ofKeys + key + " = " + TomlLiteral.of(value)));
    return block;
  }

  private String inline(TomlDocument document) {
    List<String> pairs = new ArrayList<>();
    entry
        .values(document.config())
        .forEach((key, value) -> pairs.add(key + " = " + TomlLiteral.of(value)));
    return "{ " + String.join(", ", pairs) + " }";
  }

  private EditPlan edits(TomlDocument document, List<TextEdit> edits) {
    TomlValues expected =
        document.values().withElement(entry.section().key, entry.values(document.config()));
    return new TextEdits(edits, expected, document.lines().position(edits.get(0).start()));
  }

  @Override
  public boolean isIn(Config config) {
    return entry.isIn(config);
  }

  @Override
  public String subject() {
    return entry.section().entry + ' ' + SafeText.quoted(entry.name());
  }

  @Override
  public String byHand() {
    return "write a block " + entry.section().header + " for it";
  }
}
