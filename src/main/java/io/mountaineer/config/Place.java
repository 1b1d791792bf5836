package io.mountaineer.config;

import org.tomlj.TomlPosition;

/** Where something stands in the text; both count from 1. */
record Place(int line, int column) {

  static Place of(TomlPosition position) {
    return new Place(position.line(), position.column());
  }
}
