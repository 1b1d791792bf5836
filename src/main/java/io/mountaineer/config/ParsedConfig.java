package io.mountaineer.config;

import java.util.Optional;
import org.tomlj.TomlTable;

/**
 * A text with all that is known of it.
 *
 * @param top present when the text is whole: it has no syntax error and no character that is not
 *     allowed
 */
public record ParsedConfig(String text, ConfigResult reading, Optional<TomlTable> top) {}
