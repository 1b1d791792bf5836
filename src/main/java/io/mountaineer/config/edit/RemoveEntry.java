package io.mountaineer.config.edit;

import static java.util.stream.Collectors.joining;

import io.mountaineer.config.ConfigValues;
import io.mountaineer.config.NameRule;
import io.mountaineer.config.Position;
import io.mountaineer.config.SafeText;
import io.mountaineer.config.Section;
import io.mountaineer.config.edit.EditPlan.TextEdits;
import io.mountaineer.config.edit.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Removal of one share or alias: its lines from the header to the last value, and one of the blank
 * lines around it if two would meet. Comments above and below stay, since only a person knows
 * whether they are about it; comments between its lines go.
 */
final class RemoveEntry implements Edit {

  private final Section section;
  private final String name;

  RemoveEntry(Section section, String name) {
    this.section = section;
    this.name = name;
  }

  @Override
  public EditPlan plan(TomlDocument document) {
    TomlArray list =
        document.top().get(List.of(section.key)) instanceof TomlArray array ? array : null;
    List<Integer> found = list == null ? List.of() : indexes(list);
    if (found.size() != 1) {
      return found.isEmpty() ? missing() : ambiguous(list, found);
    }
    int start = document.lines().offset(list.inputPositionOf(found.get(0)));
    return plan(document, found.get(0), start);
  }

  private EditPlan plan(TomlDocument document, int index, int start) {
    Position position = document.lines().position(start);
    Optional<Statement> header =
        document.outline().at(start).filter(found -> found.is(Kind.ELEMENT, section.key));
    List<TextEdit> edits =
        header.isPresent()
            ? List.of(block(document, header.get()))
            : document
                .outline()
                .topPair(section.key)
                .map(pair -> InlineItems.at(document, pair.value()).remove(start))
                .orElse(List.of());
    TomlValues expected = document.values().withoutElement(section.key, index, header.isEmpty());
    return new TextEdits(edits, expected, position);
  }

  private static TextEdit block(TomlDocument document, Statement header) {
    Lines lines = document.lines();
    List<Statement> element = document.outline().element(header);
    int start = lines.start(header.start());
    int end = lines.end(element.get(element.size() - 1).end());
    boolean blankAbove = start == 0 || lines.isBlank(lines.start(start - 1));
    boolean atEnd = end == document.text().length();
    if (blankAbove && atEnd && start > 0) {
      return TextEdit.delete(lines.start(start - 1), end);
    }
    return TextEdit.delete(start, blankAbove && lines.isBlank(end) ? lines.end(end) : end);
  }

  private List<Integer> indexes(TomlArray list) {
    return IntStream.range(0, list.size())
        .filter(index -> isNamed(list.get(index)))
        .boxed()
        .toList();
  }

  private boolean isNamed(Object entry) {
    return entry instanceof TomlTable table
        && table.get(List.of(ConfigValues.NAME)) instanceof String text
        && NameRule.sameName(text, name);
  }

  private EditRefusal missing() {
    String list = section == Section.SHARES ? "favorites" : "alias";
    return EditRefusal.request(
        "no " + section.entry + " is called " + SafeText.quoted(name),
        "see which there are: mountaineer " + list + " list");
  }

  private EditRefusal ambiguous(TomlArray list, List<Integer> found) {
    String positions =
        found.stream()
            .map(index -> "line " + list.inputPositionOf(index).line())
            .collect(joining(", "));
    return new EditRefusal(
        EditRefusal.Reason.CONFIG,
        "more than one " + section.entry + " is called " + SafeText.quoted(name) + ": " + positions,
        "take one out by hand, then type: mountaineer config validate");
  }

  @Override
  public boolean isIn(Config config) {
    Stream<String> names =
        section == Section.SHARES
            ? config.shares().stream().map(share -> share.name())
            : config.aliases().stream().map(alias -> alias.name());
    return names.noneMatch(each -> NameRule.sameName(each, name));
  }

  @Override
  public String subject() {
    return section.entry + ' ' + SafeText.quoted(name);
  }

  @Override
  public String byHand() {
    return "take it out";
  }
}
