package io.mountaineer.tray;

import io.mountaineer.config.HostRule;
import io.mountaineer.config.NameRule;
import io.mountaineer.core.Share;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Violations of a form in its own words. The texts of the config name keys and lines of a file that
 * a person at the form has never seen.
 */
final class FormWords {

  private final Share typed;

  private FormWords(Share typed) {
    this.typed = typed;
  }

  /**
   * Returns the violations in words of the form.
   *
   * @param violations violations as the config words them, by key
   */
  static Map<String, String> of(Share typed, Map<String, String> violations) {
    FormWords words = new FormWords(typed);
    Map<String, String> worded = new LinkedHashMap<>();
    violations.forEach((key, text) -> worded.put(key, words.of(key, text)));
    return worded;
  }

  private String of(String key, String text) {
    return switch (key) {
      case "name" -> name();
      case "share_name" -> shareName();
      case "thunderbolt_host" -> host(typed.thunderboltHost(), "such as 10.10.10.1");
      case "fallback_host" -> host(typed.fallbackHost(), "such as macmini.local");
      case "username" -> "Enter the name only, or DOMAIN;name. No password, no \"/\".";
      default -> text;
    };
  }

  private String name() {
    if (typed.name().isEmpty()) {
      return "Enter a name, such as CORE.";
    }
    return NameRule.violation(typed.name()).isPresent()
        ? "Use up to 80 characters, no \"/\" or \":\", and no \"-\" or \".\" at the start."
        : "This name is taken. Choose another one.";
  }

  private String shareName() {
    return NameRule.violation(typed.shareName()).isPresent()
        ? "No share can have this name."
        : "Another share of mountaineer has this name on the server already.";
  }

  private String host(String host, String example) {
    if (host.isEmpty()) {
      return "Enter an address, " + example + ".";
    }
    return HostRule.violation(host).isPresent()
        ? "Enter a host name or an IP address, " + example + "."
        : "Enter another address than the one above.";
  }
}
