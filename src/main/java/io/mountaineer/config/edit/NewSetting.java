package io.mountaineer.config.edit;

import io.mountaineer.config.Section;
import io.mountaineer.config.edit.Statement.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Finds the place for a key that {@code global} does not have yet, in whatever form it is written.
 */
public record NewSetting(TomlDocument source, String key, String line) {

  /** Empty when there is a form that is none of those known. */
  Optional<List<TextEdit>> splices() {
    TomlOutline outline = source.outline();
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
              new TomlInsertion(source)
                  .table(Section.GLOBAL, List.of(Section.GLOBAL.header, line))));
    }
    Statement last = pairs.get(pairs.size() - 1);
    if (last.key().size() > 1) {
      return Optional.of(List.of(dotted(last)));
    }
    return source.extent().at(last.value()) == '{'
        ? Optional.of(InlineItems.at(source, last.value()).add(line))
        : Optional.empty();
  }

  private TextEdit belowHeader(Statement header) {
    List<Statement> table = source.outline().table(header);
    int anchor =
        new CommentedExamples(source)
            .key(key, header)
            .orElseGet(() -> table.get(table.size() - 1).end());
    return new TomlInsertion(source).below(anchor, List.of(source.lines().indent(anchor) + line));
  }

  private TextEdit dotted(Statement last) {
    String global = source.text().substring(last.start(), source.extent().ofKeyPart(last.start()));
    String indent = source.lines().indent(last.start());
    return new TomlInsertion(source).below(last.end(), List.of(indent + global + "." + line));
  }
}
