package io.mountaineer.config.edit;

import io.mountaineer.core.Config;
import java.util.Optional;
import org.tomlj.TomlTable;

/**
 * A text to edit, without a byte order mark, and what the parser made of it.
 *
 * @param config empty when the text is whole but not a valid config
 */
public record TomlDocument(
    String text,
    TomlTable top,
    Optional<Config> config,
    Lines lines,
    TomlScanner extent,
    TomlOutline outline) {

  static TomlDocument of(String text, TomlTable top, Optional<Config> config) {
    return new TomlDocument(
        text, top, config, new Lines(text), new TomlScanner(text), TomlOutline.of(text));
  }

  TomlValues tree() {
    return TomlValues.of(top);
  }
}
