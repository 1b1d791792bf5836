package io.mountaineer.config;

import io.mountaineer.config.ConfigProblem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Reader of the top of a config: finds the entries of each section, in header or in inline form.
 */
final class SectionReader {

  private final TomlTable top;
  private final Problems problems;

  SectionReader(TomlTable top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  void warnAboutUnknownKeys() {
    for (String key : top.keySet()) {
      if (!Section.names().contains(key)) {
        problems.warning(positionOf(key), SafeText.plain(key), UnknownKey.topLevelMessage(key));
      }
    }
  }

  /** Returns the only entry of a section, or empty when the text has none. */
  Optional<TableReader> single(Section section) {
    Object found = top.get(List.of(section.key));
    if (found == null) {
      return Optional.empty();
    }
    if (found instanceof TomlTable table) {
      return Optional.of(entry(section, table, positionOf(section.key)));
    }
    report(section, positionOf(section.key), found, Severity.ERROR);
    return Optional.empty();
  }

  /** Returns all entries of a section that may have many. */
  List<TableReader> many(Section section) {
    Object found = top.get(List.of(section.key));
    if (found instanceof TomlArray array) {
      return elements(section, array);
    }
    if (found != null) {
      report(section, positionOf(section.key), found, Severity.ERROR);
    }
    return List.of();
  }

  private List<TableReader> elements(Section section, TomlArray array) {
    List<TableReader> entries = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      Position position = Position.of(array.inputPositionOf(index));
      if (array.get(index) instanceof TomlTable table) {
        entries.add(entry(section, table, position));
      } else {
        boolean isDispensable = section == Section.ALIASES;
        report(
            section,
            position,
            array.get(index),
            isDispensable ? Severity.LEFT_OUT : Severity.ERROR);
      }
    }
    return entries;
  }

  private TableReader entry(Section section, TomlTable table, Position position) {
    TableReader entry = TableReader.of(table, position, problems);
    entry.warnAboutUnknownKeys(section);
    return entry;
  }

  private void report(Section section, Position position, Object found, Severity severity) {
    String message =
        section.key
            + " must be written as "
            + section.header
            + ", not as "
            + TableReader.typeOf(found);
    problems.inEntry(position, section.key, message, severity);
  }

  private Position positionOf(String key) {
    return Position.of(top.inputPositionOf(List.of(key)));
  }
}
