package io.mountaineer.config.edit;

import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.Texts;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An edit as the files of the corpus write it: a verb with its words, then lines of key=value. */
final class WrittenEdit {

  private WrittenEdit() {}

  static ConfigEdit parse(String text) {
    List<String> lines = text.lines().toList();
    String[] words = lines.get(0).split(" ", 3);
    Map<String, String> values =
        lines.stream()
            .skip(1)
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return switch (words[0]) {
      case "set" ->
          ConfigEdit.set(GlobalKey.typed(words[1]).orElseThrow(), words[2].replace("\\n", "\n"));
      case "add-share" -> ConfigEdit.addShare(share(values));
      case "add-alias" -> ConfigEdit.addAlias(alias(values));
      case "remove-share" -> ConfigEdit.removeShare(words[1]);
      case "remove-alias" -> ConfigEdit.removeAlias(words[1]);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Share share(Map<String, String> values) {
    return new Share(
        values.get("name"),
        values.get("username"),
        values.get("thunderbolt_host"),
        values.get("fallback_host"),
        values.getOrDefault("share_name", values.get("name")));
  }

  private static Alias alias(Map<String, String> values) {
    String byDefault = Texts.HOME + "/Shares/Links/" + values.get("name");
    return new Alias(
        values.get("name"),
        Path.of(values.getOrDefault("path", byDefault)),
        values.get("share"),
        values.get("target_subpath"));
  }
}
