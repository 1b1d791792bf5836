package io.mountaineer.config.edit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigParser;
import io.mountaineer.config.ConfigParser.ParsedConfig;
import io.mountaineer.config.ConfigProblem;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.Section;
import io.mountaineer.config.edit.EditPlan.TextEdits;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Edit of a config by its text: only the lines in question change, every other line stays byte for
 * byte. The result is parsed and compared with the request before it counts.
 */
public final class ConfigEdit {

  /** Result of an edit. */
  sealed interface Result permits Edited, EditRefusal {}

  /**
   * Text after the edit, and its meaning; equal to the text before when there was nothing to do.
   */
  record Edited(String text, Config config) implements Result {}

  private final Edit edit;

  ConfigEdit(Edit edit) {
    this.edit = edit;
  }

  /**
   * Returns an edit that sets a key of {@code [global]}.
   *
   * @param typed value without quotes; {@code on} and {@code off} do for true and false
   */
  public static ConfigEdit set(GlobalKey key, String typed) {
    return new ConfigEdit(new SetSetting(key, typed));
  }

  /** Returns an edit that adds a share after the others. */
  public static ConfigEdit addShare(Share share) {
    return new ConfigEdit(new AddEntry(NewEntry.NewShare.of(share)));
  }

  /** Returns an edit that removes a share; aliases that lead into it stay. Case does not count. */
  public static ConfigEdit removeShare(String name) {
    return new ConfigEdit(new RemoveEntry(Section.SHARES, name));
  }

  /** Returns an edit that adds an alias after the others. */
  public static ConfigEdit addAlias(Alias alias) {
    return new ConfigEdit(new AddEntry(NewEntry.NewAlias.of(alias)));
  }

  /** Returns an edit that removes an alias. Case does not count. */
  public static ConfigEdit removeAlias(String name) {
    return new ConfigEdit(new RemoveEntry(Section.ALIASES, name));
  }

  /**
   * Applies the edit to a text; never throws, whatever the text. A config with errors can be edited
   * if the edit fixes them.
   *
   * @param userHome folder that {@code ~/} stands for; absolute
   */
  Result applyTo(String text, Path userHome) {
    String body = ConfigFile.withoutMark(text);
    String mark = text.substring(0, text.length() - body.length());
    ConfigParser parser = new ConfigParser(userHome);
    ParsedConfig before = parser.parse(body);
    if (before.top().isEmpty()) {
      return broken(before.result().errors());
    }
    EditPlan plan = edit.plan(TomlDocument.of(body, before.top().get(), before.result().config()));
    Result result =
        plan instanceof TextEdits edits
            ? verdict(before.result(), edits, parser.parse(edits.applyTo(body)), mark)
            : (EditRefusal) plan;
    boolean odd =
        result instanceof EditRefusal refused && refused.reason() == EditRefusal.Reason.FORM;
    // An error says better what is odd about the form.
    return odd && !before.result().isValid() ? broken(before.result().errors()) : result;
  }

  private Result verdict(ConfigResult before, TextEdits edits, ParsedConfig after, String mark) {
    EditRefusal unfit = EditRefusal.form(edit, edits.position());
    if (after.top().isEmpty() || !TomlValues.of(after.top().get()).equals(edits.expected())) {
      return unfit;
    }
    if (!after.result().isValid() || !brought(before, after.result()).isEmpty()) {
      return invalid(before, after.result());
    }
    String edited = mark + after.text();
    if (ConfigFile.isTooLarge(edited)) {
      return EditRefusal.request("the config would be too large", "take out what is not needed");
    }
    Config config = after.result().config().orElseThrow();
    return edit.isIn(config) ? new Edited(edited, config) : unfit;
  }

  /**
   * Returns the refusal of an edit that leaves the config invalid or costs an entry, with the
   * problems that the edit brings; the position of something that is not written says nothing.
   */
  private static EditRefusal invalid(ConfigResult before, ConfigResult after) {
    List<String> found = after.errors().stream().map(ConfigProblem::message).toList();
    List<ConfigProblem> brought = brought(before, after);
    return brought.isEmpty()
        ? broken(before.errors().stream().filter(error -> found.contains(error.message())).toList())
        : new EditRefusal(
            EditRefusal.Reason.REQUEST,
            brought.stream().map(ConfigProblem::message).collect(joining("; ")),
            "Nothing was changed. Try again with another value.",
            byKey(brought));
  }

  /** Returns the problems that cost the config or an entry of it and were not there before. */
  private static List<ConfigProblem> brought(ConfigResult before, ConfigResult after) {
    Set<String> known = costly(before).map(ConfigEdit::withoutLine).collect(toSet());
    return costly(after).filter(each -> !known.contains(withoutLine(each))).toList();
  }

  private static Stream<ConfigProblem> costly(ConfigResult result) {
    return result.problems().stream().filter(each -> each.isError() || each.leavesOut());
  }

  /** Returns the message without the line of another entry, which an edit may have moved. */
  private static String withoutLine(ConfigProblem problem) {
    return problem.message().replaceAll("\\bin line \\d+\\b", "in line");
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
        "fix it by hand, then type: mountaineer config validate");
  }
}
