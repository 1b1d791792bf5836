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

/** A text of the folder {@code launchd/} with places to fill in, such as {@code @HOME@}. */
final class Template {

  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** The template of this name; it is part of the jar. */
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
   * The text with every place filled in, all at once: a value is never searched for places.
   *
   * @param escape makes a value fit for the language of the text
   */
  String filled(Map<String, String> values, UnaryOperator<String> escape) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String value = Objects.requireNonNull(values.get(place.group(1)), place.group());
              return Matcher.quoteReplacement(escape.apply(value));
            });
  }
}
