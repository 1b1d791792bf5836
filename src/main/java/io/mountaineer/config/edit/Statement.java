package io.mountaineer.config.edit;

import java.util.List;

/**
 * A header, or a key with its value, outside of any brackets.
 *
 * @param key the whole key with its quotes taken off
 * @param start of the header or key, behind the indentation
 * @param value where the value starts; of a header, its end
 * @param end behind the value or the header
 */
public record Statement(Kind kind, List<String> key, int start, int value, int end) {

  /** What a statement is. */
  enum Kind {
    TABLE,
    ELEMENT,
    PAIR
  }

  boolean isHeader() {
    return kind != Kind.PAIR;
  }

  boolean is(Kind wanted, String... path) {
    return kind == wanted && key.equals(List.of(path));
  }

  /** Whether this is the header of a table within the last element of a list of tables. */
  boolean isHeaderWithin(String list) {
    return isHeader() && key.size() > 1 && key.get(0).equals(list);
  }
}
