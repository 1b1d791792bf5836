package io.mountaineer.config;

import org.tomlj.TomlPosition;

/** Where something stands in the text; both count from 1. */
public record Position(int line, int column) {

  public static Position of(TomlPosition position) {
    return new Position(position.line(), position.column());
  }
}
