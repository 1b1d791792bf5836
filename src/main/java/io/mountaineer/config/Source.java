package io.mountaineer.config;

import io.mountaineer.core.Config;
import java.util.Optional;
import org.tomlj.TomlTable;

/**
 * A text to edit, without a byte order mark, and what the parser made of it.
 *
 * @param config empty when the text is whole but not a valid config
 */
record Source(
    String text,
    TomlTable top,
    Optional<Config> config,
    Lines lines,
    Extent extent,
    Outline outline) {

  static Source of(String text, TomlTable top, Optional<Config> config) {
    return new Source(text, top, config, new Lines(text), new Extent(text), Outline.of(text));
  }

  Tree tree() {
    return Tree.of(top);
  }
}
