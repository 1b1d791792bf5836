package io.mountaineer.config.edit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigParser;
import io.mountaineer.config.ConfigProblem;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.ParsedConfig;
import io.mountaineer.config.Section;
import io.mountaineer.config.edit.EditPlan.Splices;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One change of a config by its text: only the lines in question change, every other line stays
 * byte for byte. What comes of it is parsed and compared with what was asked for before it counts.
 */
public final class ConfigEdit {

  /** What came of an edit. */
  public sealed interface Result permits Edited, EditRefusal {}

  /**
   * The text after the edit, and what it means; equal to the text before when nothing was to do.
   */
  public record Edited(String text, Config config) implements Result {}

  private final Edit change;

  ConfigEdit(Edit change) {
    this.change = change;
  }

  /**
   * Sets a key of {@code [global]}.
   *
   * @param typed the value without quotes; {@code on} and {@code off} do for true and false
   */
  public static ConfigEdit set(GlobalKey key, String typed) {
    return new ConfigEdit(new SetSetting(key, typed));
  }

  /** Adds a share behind the others. */
  public static ConfigEdit addShare(Share share) {
    return new ConfigEdit(new AddEntry(NewEntry.NewShare.of(share)));
  }

  /** Takes a share out; aliases that lead into it stay. Case does not count. */
  public static ConfigEdit removeShare(String name) {
    return new ConfigEdit(new RemoveEntry(Section.SHARES, name));
  }

  /** Adds an alias behind the others. */
  public static ConfigEdit addAlias(Alias alias) {
    return new ConfigEdit(new AddEntry(NewEntry.NewAlias.of(alias)));
  }

  /** Takes an alias out. Case does not count. */
  public static ConfigEdit removeAlias(String name) {
    return new ConfigEdit(new RemoveEntry(Section.ALIASES, name));
  }

  /**
   * Works out the edit for a text; never throws, whatever the text. A config with errors can be
   * edited if the edit mends them.
   *
   * @param userHome what {@code ~/} stands for; absolute
   */
  public Result applyTo(String text, Path userHome) {
    String body = ConfigFile.withoutMark(text);
    String mark = text.substring(0, text.length() - body.length());
    ConfigParser toml = new ConfigParser(userHome);
    ParsedConfig before = toml.parse(body);
    if (before.top().isEmpty()) {
      return broken(before.reading().errors());
    }
    EditPlan plan =
        change.plan(TomlDocument.of(body, before.top().get(), before.reading().config()));
    Result result =
        plan instanceof Splices splices
            ? verdict(before.reading(), splices, toml.parse(splices.applyTo(body)), mark)
            : (EditRefusal) plan;
    boolean odd =
        result instanceof EditRefusal refused && refused.reason() == EditRefusal.Reason.FORM;
    // An error says better what is odd about the form.
    return odd && !before.reading().isValid() ? broken(before.reading().errors()) : result;
  }

  private Result verdict(ConfigResult before, Splices splices, ParsedConfig after, String mark) {
    EditRefusal unfit = EditRefusal.form(change, splices.place());
    if (after.top().isEmpty() || !TomlValues.of(after.top().get()).equals(splices.expected())) {
      return unfit;
    }
    if (!after.reading().isValid()) {
      return invalid(before, after.reading());
    }
    String edited = mark + after.text();
    if (ConfigFile.isTooLarge(edited)) {
      return EditRefusal.request("the config would be too large", "take out what is not needed");
    }
    Config config = after.reading().config().orElseThrow();
    return change.isIn(config) ? new Edited(edited, config) : unfit;
  }

  /** Errors that the edit brings are told; the place of what is not written says nothing. */
  private static EditRefusal invalid(ConfigResult before, ConfigResult after) {
    List<String> known = before.errors().stream().map(ConfigProblem::message).toList();
    List<String> found = after.errors().stream().map(ConfigProblem::message).toList();
    List<ConfigProblem> brought =
        after.errors().stream().filter(each -> !known.contains(each.message())).toList();
    return brought.isEmpty()
        ? broken(before.errors().stream().filter(error -> found.contains(error.message())).toList())
        : new EditRefusal(
            EditRefusal.Reason.REQUEST,
            brought.stream().map(ConfigProblem::message).collect(joining("; ")),
            "the config is as it was; try again with what is allowed",
            byKey(brought));
  }

  private static Map<String, String> byKey(List<ConfigProblem> problems) {
    return problems.stream()
        .collect(groupingBy(ConfigProblem::key, mapping(ConfigProblem::message, joining("; "))));
  }

  private static EditRefusal broken(List<ConfigProblem> errors) {
    ConfigProblem first = errors.get(0);
    int more = errors.size() - 1;
    return new EditRefusal(
        EditRefusal.Reason.CONFIG,
        "the config has errors: "
            + ("line " + first.line() + ", column " + first.column() + ": " + first.message())
            + (more > 0 ? "; and " + more + " more" : ""),
        "mend it by hand, then type: mountaineer config validate");
  }
}
