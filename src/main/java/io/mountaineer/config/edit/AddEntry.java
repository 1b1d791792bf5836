package io.mountaineer.config.edit;

import io.mountaineer.config.Position;
import io.mountaineer.config.SafeText;
import io.mountaineer.config.Section;
import io.mountaineer.config.TomlLiteral;
import io.mountaineer.config.edit.EditPlan.Splices;
import io.mountaineer.config.edit.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** Adds one share or alias behind the others. */
public final class AddEntry implements Edit {

  private final NewEntry entry;

  AddEntry(NewEntry entry) {
    this.entry = entry;
  }

  @Override
  public EditPlan plan(TomlDocument source) {
    Optional<String> objection = source.config().flatMap(entry::objection);
    if (objection.isPresent()) {
      return EditRefusal.request(
          objection.get(), "the config is as it was; try again with what is allowed");
    }
    Section section = entry.section();
    Object list = source.top().get(List.of(section.key));
    if (list == null) {
      return splices(
          source, List.of(new TomlInsertion(source).table(section, block(source, "", ""))));
    }
    Position place = Position.of(source.top().inputPositionOf(List.of(section.key)));
    return list instanceof TomlArray
        ? behindOthers(source)
            .map(splices -> splices(source, splices))
            .orElseGet(() -> EditRefusal.form(this, place))
        : EditRefusal.form(this, place);
  }

  private Optional<List<TextEdit>> behindOthers(TomlDocument source) {
    TomlOutline outline = source.outline();
    String list = entry.section().key;
    List<Statement> headers =
        outline.statements().stream().filter(each -> each.is(Kind.ELEMENT, list)).toList();
    if (!headers.isEmpty()) {
      return Optional.of(List.of(below(source, headers.get(headers.size() - 1))));
    }
    return outline
        .topPair(list)
        .map(pair -> InlineItems.at(source, pair.value()).add(inline(source)));
  }

  private TextEdit below(TomlDocument source, Statement header) {
    List<Statement> last = source.outline().element(header);
    String indent = source.lines().indent(header.start());
    String ofKeys = last.size() > 1 ? source.lines().indent(last.get(1).start()) : indent;
    int anchor = withItsComments(source, last.get(last.size() - 1).end());
    return new TomlInsertion(source).blockBelow(anchor, block(source, indent, ofKeys));
  }

  /** Comments directly below an entry are its own, unless they lead over to the next header. */
  private static int withItsComments(TomlDocument source, int end) {
    int next = source.lines().end(end);
    return source.outline().comments().stream()
        .filter(comment -> source.lines().start(comment) == next)
        .map(new CommentedExamples(source)::lastOfRun)
        .filter(last -> source.lines().isBlank(source.lines().end(last)))
        .findFirst()
        .orElse(end);
  }

  private List<String> block(TomlDocument source, String indent, String ofKeys) {
    List<String> block = new ArrayList<>(List.of(indent + entry.section().header));
    entry
        .values(source.config())
        .forEach((key, value) -> block.add(ofKeys + key + " = " + TomlLiteral.of(value)));
    return block;
  }

  private String inline(TomlDocument source) {
    List<String> pairs = new ArrayList<>();
    entry
        .values(source.config())
        .forEach((key, value) -> pairs.add(key + " = " + TomlLiteral.of(value)));
    return "{ " + String.join(", ", pairs) + " }";
  }

  private EditPlan splices(TomlDocument source, List<TextEdit> splices) {
    TomlValues expected =
        source.tree().withElement(entry.section().key, entry.values(source.config()));
    return new Splices(splices, expected, source.lines().place(splices.get(0).start()));
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
