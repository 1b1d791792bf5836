package io.mountaineer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The top of a config: finds the entries of each section, in header or in inline form. */
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
        problems.warning(placeOf(key), SafeText.plain(key), UnknownKey.remarkAtTop(key));
      }
    }
  }

  /** The only entry of a section; empty when the text has none. */
  Optional<TableReader> single(Section section) {
    Object found = top.get(List.of(section.key));
    if (found == null) {
      return Optional.empty();
    }
    if (found instanceof TomlTable table) {
      return Optional.of(entry(section, table, placeOf(section.key)));
    }
    complain(section, placeOf(section.key), found);
    return Optional.empty();
  }

  /** All entries of a section that may have many. */
  List<TableReader> many(Section section) {
    Object found = top.get(List.of(section.key));
    if (found instanceof TomlArray array) {
      return elements(section, array);
    }
    if (found != null) {
      complain(section, placeOf(section.key), found);
    }
    return List.of();
  }

  private List<TableReader> elements(Section section, TomlArray array) {
    List<TableReader> entries = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      Position place = Position.of(array.inputPositionOf(index));
      if (array.get(index) instanceof TomlTable table) {
        entries.add(entry(section, table, place));
      } else {
        complain(section, place, array.get(index));
      }
    }
    return entries;
  }

  private TableReader entry(Section section, TomlTable table, Position place) {
    TableReader entry = TableReader.of(table, place, problems);
    entry.warnAboutUnknownKeys(section);
    return entry;
  }

  private void complain(Section section, Position place, Object found) {
    String what = section.key + " is " + TableReader.typeOf(found);
    problems.error(place, section.key, what + ", allowed is the form " + section.header);
  }

  private Position placeOf(String key) {
    return Position.of(top.inputPositionOf(List.of(key)));
  }
}
