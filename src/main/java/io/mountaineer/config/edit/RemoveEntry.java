package io.mountaineer.config.edit;

import static java.util.stream.Collectors.joining;

import io.mountaineer.config.NameRule;
import io.mountaineer.config.Position;
import io.mountaineer.config.SafeText;
import io.mountaineer.config.Section;
import io.mountaineer.config.edit.EditPlan.Splices;
import io.mountaineer.config.edit.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Takes out one share or alias: its lines from the header to the last value, and one of the blank
 * lines around it if two would meet. Comments above and below stay, since only a person knows
 * whether they are about it; comments between its lines go.
 */
public final class RemoveEntry implements Edit {

  private final Section section;
  private final String name;

  RemoveEntry(Section section, String name) {
    this.section = section;
    this.name = name;
  }

  @Override
  public EditPlan plan(TomlDocument source) {
    TomlArray list =
        source.top().get(List.of(section.key)) instanceof TomlArray array ? array : null;
    List<Integer> found = list == null ? List.of() : indexes(list);
    if (found.size() != 1) {
      return found.isEmpty() ? missing() : ambiguous(list, found);
    }
    int start = source.lines().offset(list.inputPositionOf(found.get(0)));
    return plan(source, found.get(0), start);
  }

  private EditPlan plan(TomlDocument source, int index, int start) {
    Position place = source.lines().place(start);
    Optional<Statement> header =
        source.outline().at(start).filter(found -> found.is(Kind.ELEMENT, section.key));
    List<TextEdit> splices =
        header.isPresent()
            ? List.of(block(source, header.get()))
            : source
                .outline()
                .topPair(section.key)
                .map(pair -> InlineItems.at(source, pair.value()).remove(start))
                .orElse(List.of());
    TomlValues expected = source.tree().withoutElement(section.key, index, header.isEmpty());
    return new Splices(splices, expected, place);
  }

  private static TextEdit block(TomlDocument source, Statement header) {
    Lines lines = source.lines();
    List<Statement> element = source.outline().element(header);
    int start = lines.start(header.start());
    int end = lines.end(element.get(element.size() - 1).end());
    boolean blankAbove = start == 0 || lines.isBlank(lines.start(start - 1));
    boolean atEnd = end == source.text().length();
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
        && table.get(List.of("name")) instanceof String text
        && NameRule.sameName(text, name);
  }

  private EditRefusal missing() {
    String list = section == Section.SHARES ? "favorites" : "alias";
    return EditRefusal.request(
        "no " + section.entry + " is called " + SafeText.quoted(name),
        "see which there are: mountaineer " + list + " list");
  }

  private EditRefusal ambiguous(TomlArray list, List<Integer> found) {
    String places =
        found.stream()
            .map(index -> "line " + list.inputPositionOf(index).line())
            .collect(joining(", "));
    return new EditRefusal(
        EditRefusal.Reason.CONFIG,
        "more than one " + section.entry + " is called " + SafeText.quoted(name) + ": " + places,
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
