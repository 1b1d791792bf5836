package io.mountaineer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of the directory {@code launchd/} with placeholders such as {@code @HOME@}. */
final class Template {

  private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z_]+)@");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** Returns the template of this name; it is part of the jar. */
  static Template named(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/launchd/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar was built without launchd/" + name);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the template of a property list without a key, its value and the comment before it. */
  Template withoutKey(String key) {
    String entry = "(?:\\s*<!--(?:(?!-->).)*-->)?\\s*<key>%s</key>\\s*<string>[^<]*</string>";
    Pattern pattern = Pattern.compile(entry.formatted(Pattern.quote(key)), Pattern.DOTALL);
    return new Template(pattern.matcher(text).replaceFirst(""));
  }

  /**
   * Returns the text with all placeholders replaced at once: a value is never searched for them.
   *
   * @param escape escapes a value for the language of the text
   */
  String filled(Map<String, String> values, UnaryOperator<String> escape) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            placeholder -> {
              String value =
                  Objects.requireNonNull(values.get(placeholder.group(1)), placeholder.group());
              return Matcher.quoteReplacement(escape.apply(value));
            });
  }
}
