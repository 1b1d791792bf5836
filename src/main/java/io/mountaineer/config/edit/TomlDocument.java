package io.mountaineer.config.edit;

import io.mountaineer.core.Config;
import java.util.Optional;
import org.tomlj.TomlTable;

/**
 * Text to edit, without a byte order mark, and what the parser made of it.
 *
 * @param config empty when the text is whole but not a valid config
 */
record TomlDocument(
    String text,
    TomlTable top,
    Optional<Config> config,
    Lines lines,
    TomlScanner scanner,
    TomlOutline outline) {

  static TomlDocument of(String text, TomlTable top, Optional<Config> config) {
    return new TomlDocument(
        text, top, config, new Lines(text), new TomlScanner(text), TomlOutline.of(text));
  }

  TomlValues values() {
    return TomlValues.of(top);
  }
}
