/**
 * Reading of the user's {@code config.toml}: {@link io.mountaineer.config.ConfigFile} reads the
 * file, {@link io.mountaineer.config.ConfigParser} turns its text into a valid config or all its
 * problems, the rules say what a value may be, {@link io.mountaineer.config.LiveConfig} follows
 * changes. Uses {@code core} and, to write the default config, {@code files}.
 */
package io.mountaineer.config;
