package io.mountaineer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The top of a config: finds the entries of each section, in header or in inline form. */
final class Sections {

  private final TomlTable top;
  private final Problems problems;

  Sections(TomlTable top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  void warnAboutUnknownKeys() {
    for (String key : top.keySet()) {
      if (!Section.names().contains(key)) {
        problems.warning(placeOf(key), Shown.plain(key), UnknownKey.remarkAtTop(key));
      }
    }
  }

  /** The only entry of a section; empty when the text has none. */
  Optional<Entry> single(Section section) {
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
  List<Entry> many(Section section) {
    Object found = top.get(List.of(section.key));
    if (found instanceof TomlArray array) {
      return elements(section, array);
    }
    if (found != null) {
      complain(section, placeOf(section.key), found);
    }
    return List.of();
  }

  private List<Entry> elements(Section section, TomlArray array) {
    List<Entry> entries = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      Place place = Place.of(array.inputPositionOf(index));
      if (array.get(index) instanceof TomlTable table) {
        entries.add(entry(section, table, place));
      } else {
        complain(section, place, array.get(index));
      }
    }
    return entries;
  }

  private Entry entry(Section section, TomlTable table, Place place) {
    Entry entry = Entry.of(table, place, problems);
    entry.warnAboutUnknownKeys(section);
    return entry;
  }

  private void complain(Section section, Place place, Object found) {
    String what = section.key + " is " + Entry.typeOf(found);
    problems.error(place, section.key, what + ", allowed is the form " + section.header);
  }

  private Place placeOf(String key) {
    return Place.of(top.inputPositionOf(List.of(key)));
  }
}
