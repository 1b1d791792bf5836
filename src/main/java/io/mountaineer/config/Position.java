package io.mountaineer.config;

import org.tomlj.TomlPosition;

/** Position in the text; line and column count from 1. */
public record Position(int line, int column) {

  public static Position of(TomlPosition position) {
    return new Position(position.line(), position.column());
  }
}
