package io.mountaineer.config.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Values of a text, known to mountaineer or not, in plain maps and lists to compare. */
record TomlValues(Map<String, Object> values) {

  static TomlValues of(TomlTable top) {
    return new TomlValues(plain(top));
  }

  /** Returns these values with one value of a table set. */
  TomlValues with(String table, String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>();
    if (values.get(table) instanceof Map<?, ?> old) {
      old.forEach((name, each) -> changed.put((String) name, each));
    }
    changed.put(key, value);
    return replacing(table, changed);
  }

  /** Returns these values with one more element in a list. */
  TomlValues withElement(String list, Object element) {
    List<Object> changed = elements(list);
    changed.add(element);
    return replacing(list, changed);
  }

  /**
   * Returns these values without one element of a list; the last one takes the list with it unless
   * {@code emptyToo}.
   */
  TomlValues withoutElement(String list, int index, boolean emptyToo) {
    List<Object> changed = elements(list);
    changed.remove(index);
    TomlValues result = replacing(list, changed);
    if (changed.isEmpty() && !emptyToo) {
      result.values.remove(list);
    }
    return result;
  }

  private List<Object> elements(String list) {
    return values.get(list) instanceof List<?> old ? new ArrayList<>(old) : new ArrayList<>();
  }

  private TomlValues replacing(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new TomlValues(changed);
  }

  private static Map<String, Object> plain(TomlTable table) {
    Map<String, Object> plain = new LinkedHashMap<>();
    table.keySet().forEach(key -> plain.put(key, plain(table.get(List.of(key)))));
    return plain;
  }

  private static Object plain(Object value) {
    if (value instanceof TomlTable table) {
      return plain(table);
    }
    if (value instanceof TomlArray array) {
      List<Object> list = new ArrayList<>();
      array.toList().forEach(element -> list.add(plain(element)));
      return list;
    }
    return value;
  }
}
