package io.mountaineer.config;

import io.mountaineer.config.Plan.Splices;
import io.mountaineer.core.Config;
import java.util.List;
import org.tomlj.TomlTable;

/** Sets one key of {@code [global]}. */
final class SettingChange implements Change {

  private final GlobalKey key;
  private final Object value;

  SettingChange(GlobalKey key, String typed) {
    this.key = key;
    this.value = key.meaningOf(typed);
  }

  @Override
  public Plan plan(Source source) {
    String table = Section.GLOBAL.key;
    Object global = source.top().get(List.of(table));
    if (global == null) {
      String line = line();
      Splice block =
          new NewLines(source).table(Section.GLOBAL, List.of(Section.GLOBAL.header, line));
      return splices(source, block.start(), List.of(block));
    }
    int start = source.lines().offset(source.top().inputPositionOf(List.of(table)));
    if (!(global instanceof TomlTable settings)) {
      return Refused.form(this, source.lines().place(start));
    }
    return settings.keySet().contains(key.key())
        ? replacement(source, settings)
        : new NewSetting(source, key.key(), line())
            .splices()
            .map(splices -> splices(source, start, splices))
            .orElseGet(() -> Refused.form(this, source.lines().place(start)));
  }

  private Plan replacement(Source source, TomlTable settings) {
    List<String> path = List.of(key.key());
    int start = source.lines().offset(settings.inputPositionOf(path));
    if (value.equals(settings.get(path))) {
      return splices(source, start, List.of());
    }
    if (source.extent().at(start) == '[') {
      return Refused.form(this, source.lines().place(start));
    }
    int equals = source.extent().behindBlanks(source.extent().ofKey(start));
    int old = source.extent().behindGap(equals + 1);
    Splice splice = new Splice(old, source.extent().ofValue(old), Literal.of(value));
    return splices(source, start, List.of(splice));
  }

  private Plan splices(Source source, int at, List<Splice> splices) {
    Tree expected = source.tree().with(Section.GLOBAL.key, key.key(), value);
    return new Splices(splices, expected, source.lines().place(at));
  }

  @Override
  public boolean isIn(Config config) {
    // A path is in effect without ~/ and needless dots; the values of the text tell enough.
    return value instanceof String || value.equals(key.valueIn(config.settings()));
  }

  @Override
  public String subject() {
    return key.key();
  }

  @Override
  public String byHand() {
    return "write " + line() + " below [global]";
  }

  private String line() {
    return key.key() + " = " + Literal.of(value);
  }
}
