package io.mountaineer.config;

import io.mountaineer.config.Plan.Splices;
import io.mountaineer.config.Statement.Kind;
import io.mountaineer.core.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** Adds one share or alias behind the others. */
final class EntryAddition implements Change {

  private final NewEntry entry;

  EntryAddition(NewEntry entry) {
    this.entry = entry;
  }

  @Override
  public Plan plan(Source source) {
    Optional<String> objection = source.config().flatMap(entry::objection);
    if (objection.isPresent()) {
      return Refused.request(
          objection.get(), "the config is as it was; try again with what is allowed");
    }
    Section section = entry.section();
    Object list = source.top().get(List.of(section.key));
    if (list == null) {
      return splices(source, List.of(new NewLines(source).table(section, block(source, "", ""))));
    }
    Place place = Place.of(source.top().inputPositionOf(List.of(section.key)));
    return list instanceof TomlArray
        ? behindOthers(source)
            .map(splices -> splices(source, splices))
            .orElseGet(() -> Refused.form(this, place))
        : Refused.form(this, place);
  }

  private Optional<List<Splice>> behindOthers(Source source) {
    Outline outline = source.outline();
    String list = entry.section().key;
    List<Statement> headers =
        outline.statements().stream().filter(each -> each.is(Kind.ELEMENT, list)).toList();
    if (!headers.isEmpty()) {
      return Optional.of(List.of(below(source, headers.get(headers.size() - 1))));
    }
    return outline
        .topPair(list)
        .map(pair -> Bracketed.at(source, pair.value()).add(inline(source)));
  }

  private Splice below(Source source, Statement header) {
    List<Statement> last = source.outline().element(header);
    String indent = source.lines().indent(header.start());
    String ofKeys = last.size() > 1 ? source.lines().indent(last.get(1).start()) : indent;
    int anchor = withItsComments(source, last.get(last.size() - 1).end());
    return new NewLines(source).blockBelow(anchor, block(source, indent, ofKeys));
  }

  /** Comments directly below an entry are its own, unless they lead over to the next header. */
  private static int withItsComments(Source source, int end) {
    int next = source.lines().end(end);
    return source.outline().comments().stream()
        .filter(comment -> source.lines().start(comment) == next)
        .map(new Examples(source)::lastOfRun)
        .filter(last -> source.lines().isBlank(source.lines().end(last)))
        .findFirst()
        .orElse(end);
  }

  private List<String> block(Source source, String indent, String ofKeys) {
    List<String> block = new ArrayList<>(List.of(indent + entry.section().header));
    entry
        .values(source.config())
        .forEach((key, value) -> block.add(ofKeys + key + " = " + Literal.of(value)));
    return block;
  }

  private String inline(Source source) {
    List<String> pairs = new ArrayList<>();
    entry
        .values(source.config())
        .forEach((key, value) -> pairs.add(key + " = " + Literal.of(value)));
    return "{ " + String.join(", ", pairs) + " }";
  }

  private Plan splices(Source source, List<Splice> splices) {
    Tree expected = source.tree().withElement(entry.section().key, entry.values(source.config()));
    return new Splices(splices, expected, source.lines().place(splices.get(0).start()));
  }

  @Override
  public boolean isIn(Config config) {
    return entry.isIn(config);
  }

  @Override
  public String subject() {
    return entry.section().entry + ' ' + Shown.quoted(entry.name());
  }

  @Override
  public String byHand() {
    return "write a block " + entry.section().header + " for it";
  }
}
