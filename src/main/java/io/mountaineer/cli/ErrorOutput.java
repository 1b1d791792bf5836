package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.engine.ProcessFitness;
import io.mountaineer.engine.UnfitProcessException;
import io.mountaineer.json.Json;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Output of errors as text, JSON and exit codes; no other place makes them. */
final class ErrorOutput {

  private final GlobalOptions options;
  private final ShownText shown;

  ErrorOutput(GlobalOptions options, ShownText shown) {
    this.options = options;
    this.shown = shown;
  }

  /** Handles every kind of error of this command line; called when all commands are added. */
  void install(CommandLine line) {
    line.setExecutionExceptionHandler(
        (error, command, parsed) ->
            isLogged(error) && !options.json()
                ? ExitCode.PLATFORM
                : report(command, options.json(), asUserError(error)));
    line.setParameterExceptionHandler(
        (error, arguments) -> {
          List<String> words = Arrays.asList(arguments);
          return report(error.getCommandLine(), words.contains("--json"), usage(error, words));
        });
  }

  /** Returns whether the monitor has logged it: it must end although its terminal may not read. */
  private static boolean isLogged(Exception error) {
    return error instanceof UnfitProcessException;
  }

  private static UserError usage(ParameterException error, List<String> words) {
    return new UserError(
        Kind.INVALID_REQUEST,
        UsageText.of(error, words),
        HelpPage.usage(error.getCommandLine().getCommandSpec()));
  }

  private static UserError asUserError(Exception error) {
    if (error instanceof UserError known) {
      return known;
    }
    if (error instanceof UnfitProcessException || ProcessFitness.isFatal(error)) {
      return new UserError(
          Kind.PLATFORM,
          CommandContext.UNFIT + error.getMessage(),
          "launchd starts the agent again; by hand, type the same command again");
    }
    return new UserError(
        Kind.FAILED, "internal error: " + error, "run it again with -vv and report what it says");
  }

  private int report(CommandLine line, boolean json, UserError error) {
    if (json) {
      print(line.getOut(), Json.pretty(json(error)));
    } else {
      String hint = error.hint().isEmpty() ? "" : "\n  " + error.hint();
      String text = "mountaineer: " + error.getMessage() + hint;
      print(line.getErr(), String.join("\n", shown.of(text.lines().toList())));
    }
    return ExitCode.of(error.kind());
  }

  private static Map<String, Object> json(UserError error) {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("code", ExitCode.of(error.kind()));
    inner.put("message", error.getMessage());
    inner.put("hint", error.hint());
    Map<String, Object> json = CommandJson.object();
    json.put("error", inner);
    return json;
  }

  private static void print(PrintWriter writer, String text) {
    writer.print(text + "\n");
    writer.flush();
  }
}
