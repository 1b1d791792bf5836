package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.EffectiveConfig;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.config.edit.ConfigEditor;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Command {@code config}, which shows the config and changes single settings. */
@Command(name = "config", description = "Show the config, check it, or change a setting.")
@Manual(
    topic = Manual.Topic.SETUP,
    usage = "COMMAND",
    examples = {"mountaineer config show", "mountaineer config set auto-failback on"})
final class ConfigCommand extends CommandGroup {

  private final CommandContext context;

  ConfigCommand(CommandContext context) {
    this.context = context;
  }

  @Command(name = "path", description = "Print the path of the config file.")
  @Manual(examples = {"mountaineer config path", "open \"$(mountaineer config path)\""})
  Integer path() {
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json = CommandJson.object();
      json.put("path", context.app().configPath());
      out.print(json);
    } else {
      out.verbatim(List.of(context.app().configPath().toString()));
    }
    return ExitCode.DONE;
  }

  @Command(name = "validate", description = "Check the config file.")
  @Manual(
      examples = {"mountaineer config validate", "mountaineer config validate --json"},
      exitCodes = {ExitCode.CONFIG})
  Integer validate() {
    ConfigResult result = context.app().loadedConfig().result();
    Console out = context.out();
    if (out.isJson()) {
      out.print(ConfigJson.validation(context.app().configPath(), result));
    } else if (context.app().loadedConfig().file().stamp().isMissing()) {
      out.line(context.app().configPath() + " does not exist yet; the defaults hold");
    } else if (result.problems().isEmpty()) {
      out.line(context.app().configPath() + " is valid");
    } else {
      out.print(List.of(result.text(context.app().configPath().toString()).split("\n")));
    }
    return result.isValid() ? ExitCode.DONE : ExitCode.CONFIG;
  }

  @Command(name = "get", description = "Print one setting.")
  @Manual(
      examples = {"mountaineer config get auto-failback", "mountaineer config get smb-port --json"},
      exitCodes = {ExitCode.CONFIG})
  Integer get(
      @Completes(Completes.Subject.KEY)
          @Parameters(paramLabel = "KEY", description = "Such as auto-failback.")
          String name) {
    GlobalKey key = key(name);
    String value = key.valueIn(context.app().config());
    if (context.out().isJson()) {
      context.out().print(ConfigJson.setting(key, context.app().config()));
    } else {
      context.out().verbatim(List.of(value));
    }
    return ExitCode.DONE;
  }

  private static void refuseUnlessMeant(GlobalKey key, String value) {
    if (key.isSwitch() && !(key.meaningOf(value) instanceof Boolean)) {
      String typed = key.key().replace('_', '-');
      throw new UserError(
          Kind.INVALID_REQUEST,
          typed + " must be on or off, not '" + value + "'. Nothing was changed.",
          "for instance: mountaineer config set " + typed + " on");
    }
  }

  @Command(name = "set", description = "Change one setting; comments and everything else stay.")
  @Manual(
      examples = {
        "mountaineer config set auto-failback on",
        "mountaineer config set shares-root ~/Shares"
      },
      exitCodes = {ExitCode.CONFIG, ExitCode.LOCKED, ExitCode.PLATFORM})
  Integer set(
      @Completes(Completes.Subject.KEY)
          @Parameters(paramLabel = "KEY", description = "Such as auto-failback.")
          String name,
      @Completes(Completes.Subject.VALUE_OF_KEY)
          @Parameters(paramLabel = "VALUE", description = "Such as on, 30 or ~/Shares.")
          String value) {
    GlobalKey key = key(name);
    refuseUnlessMeant(key, value);
    context.writingConfig();
    ConfigEditor.Saved saved = context.app().configService().make(ConfigEdit.set(key, value));
    String now = key.valueIn(saved.config());
    if (context.out().isJson()) {
      Map<String, Object> json = ConfigJson.setting(key, saved.config());
      json.put("changed", saved.changed());
      context.out().print(json);
    } else {
      context.out().line(key.key() + " = " + now + (saved.changed() ? "" : " (as before)"));
    }
    return ExitCode.DONE;
  }

  private static GlobalKey key(String name) {
    return GlobalKey.typed(name)
        .orElseThrow(
            () ->
                new UserError(
                    Kind.INVALID_REQUEST,
                    GlobalKey.unknown(name),
                    "Settings: " + String.join(", ", GlobalKey.keys()).replace('_', '-')));
  }

  @Command(name = "show", description = "Show every setting in effect.")
  @Manual(
      examples = {"mountaineer config show", "mountaineer config show --json"},
      exitCodes = {ExitCode.CONFIG})
  Integer show() {
    Console out = context.out();
    if (out.isJson()) {
      out.print(ConfigJson.effective(context.app().configPath(), context.app().config()));
    } else {
      out.verbatim(List.of(EffectiveConfig.text(context.app().config()).split("\n")));
    }
    return ExitCode.DONE;
  }
}
