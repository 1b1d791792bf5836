/**
 * Editing of the config by its text: every line that is not concerned stays byte for byte. A {@link
 * io.mountaineer.config.edit.ConfigEdit} plans text edits, parses the result and compares it with
 * what was asked for; {@link io.mountaineer.config.edit.ConfigEditor} does so to the file, under
 * its lock. Uses {@code core}, {@code config} and {@code files}.
 */
package io.mountaineer.config.edit;
