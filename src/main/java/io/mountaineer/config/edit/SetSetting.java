package io.mountaineer.config.edit;

import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.Section;
import io.mountaineer.config.TomlLiteral;
import io.mountaineer.config.edit.EditPlan.Splices;
import io.mountaineer.core.Config;
import java.util.List;
import org.tomlj.TomlTable;

/** Sets one key of {@code [global]}. */
public final class SetSetting implements Edit {

  private final GlobalKey key;
  private final Object value;

  SetSetting(GlobalKey key, String typed) {
    this.key = key;
    this.value = key.meaningOf(typed);
  }

  @Override
  public EditPlan plan(TomlDocument source) {
    String table = Section.GLOBAL.key;
    Object global = source.top().get(List.of(table));
    if (global == null) {
      String line = line();
      TextEdit block =
          new TomlInsertion(source).table(Section.GLOBAL, List.of(Section.GLOBAL.header, line));
      return splices(source, block.start(), List.of(block));
    }
    int start = source.lines().offset(source.top().inputPositionOf(List.of(table)));
    if (!(global instanceof TomlTable settings)) {
      return EditRefusal.form(this, source.lines().place(start));
    }
    return settings.keySet().contains(key.key())
        ? replacement(source, settings)
        : new NewSetting(source, key.key(), line())
            .splices()
            .map(splices -> splices(source, start, splices))
            .orElseGet(() -> EditRefusal.form(this, source.lines().place(start)));
  }

  private EditPlan replacement(TomlDocument source, TomlTable settings) {
    List<String> path = List.of(key.key());
    int start = source.lines().offset(settings.inputPositionOf(path));
    if (value.equals(settings.get(path))) {
      return splices(source, start, List.of());
    }
    if (source.extent().at(start) == '[') {
      return EditRefusal.form(this, source.lines().place(start));
    }
    int equals = source.extent().behindBlanks(source.extent().ofKey(start));
    int old = source.extent().behindGap(equals + 1);
    TextEdit splice = new TextEdit(old, source.extent().ofValue(old), TomlLiteral.of(value));
    return splices(source, start, List.of(splice));
  }

  private EditPlan splices(TomlDocument source, int at, List<TextEdit> splices) {
    TomlValues expected = source.tree().with(Section.GLOBAL.key, key.key(), value);
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
    return key.key() + " = " + TomlLiteral.of(value);
  }
}
