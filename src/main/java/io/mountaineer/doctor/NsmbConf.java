package io.mountaineer.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of macOS's SMB client, nsmb.conf(5): sections {@code [default]}, {@code [SERVER]}
 * and {@code [SERVER:SHARE]} of lines {@code key=value}.
 */
final class NsmbConf {

  private final Map<String, String> values = new HashMap<>();

  private NsmbConf() {}

  /** The settings of several files; the earlier ones win. */
  static NsmbConf of(List<String> texts) {
    NsmbConf conf = new NsmbConf();
    texts.forEach(conf::read);
    return conf;
  }

  /** What holds for a server: its own section, else the default one. */
  Optional<String> value(String server, String key) {
    return section(server, key).or(() -> section("default", key));
  }

  private Optional<String> section(String section, String key) {
    return Optional.ofNullable(values.get(name(section, key)));
  }

  private void read(String text) {
    String section = "";
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1).strip();
      } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
        values.putIfAbsent(
            name(section, line.substring(0, equals)), line.substring(equals + 1).strip());
      }
    }
  }

  private static String name(String section, String key) {
    return (section + "\n" + key.strip()).toLowerCase(Locale.ROOT);
  }
}
