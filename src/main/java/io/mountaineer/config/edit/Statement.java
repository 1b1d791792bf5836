package io.mountaineer.config.edit;

import java.util.List;

/**
 * Header, or key with its value, outside of any brackets.
 *
 * @param key whole key with its quotes taken off
 * @param start start of the header or key, after the indentation
 * @param value start of the value; of a header, its end
 * @param end end of the value or the header
 */
record Statement(Kind kind, List<String> key, int start, int value, int end) {

  /** Kind of a statement. */
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

  /** Returns whether this is the header of a table within the last element of a list of tables. */
  boolean isHeaderWithin(String list) {
    return isHeader() && key.size() > 1 && key.get(0).equals(list);
  }
}
