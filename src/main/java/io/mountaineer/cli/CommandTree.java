package io.mountaineer.cli;

import io.mountaineer.files.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** Command line as a whole. */
public final class CommandTree {

  private final Root root = new Root();
  private final CommandContext context;
  private final CommandLine line;

  private CommandTree(
      List<String> names, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    context = new CommandContext(environment, root.options, out);
    line = new CommandLine(root);
    names.forEach(name -> line.addSubcommand(name, Commands.named(name, context)));
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A share may be called @home: that is its name, and no file of arguments.
    line.setExpandAtFiles(false);
    line.registerConverter(String.class, OptionValues::plain);
    line.registerConverter(
        Path.class, text -> Home.expanded(OptionValues.plain(text), Home.ofUser(environment)));
    line.setExecutionStrategy(this::showHelpOrRun);
    ShownText shown = new ShownText(Home.ofUser(environment), context.commands());
    new ErrorOutput(root.options, shown).install(line);
  }

  /**
   * Runs one command line.
   *
   * @param out where results go
   * @param err where logs and errors go
   * @return the exit code
   */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    String[] words = OptionValues.marked(arguments);
    List<String> named = Commands.namedBy(words);
    CommandTree part = new CommandTree(named, environment, out, err);
    return part.suffices(words)
        ? part.execute(words)
        : new CommandTree(Commands.NAMES, environment, out, err).execute(words);
  }

  /** Returns the command line with every command, for a look at what they declare. */
  static CommandLine whole(Map<String, String> environment, PrintWriter out, PrintWriter err) {
    return new CommandTree(Commands.NAMES, environment, out, err).line;
  }

  /** Returns whether every command that the output can name is there: help and errors name all. */
  private boolean suffices(String[] arguments) {
    try {
      ParseResult parsed = line.parseArgs(arguments);
      return !parsed.isUsageHelpRequested()
          && (parsed.hasSubcommand() || parsed.isVersionHelpRequested())
          && !offersCommands(parsed);
    } catch (ParameterException e) {
      return false;
    }
  }

  private static boolean offersCommands(ParseResult parsed) {
    return parsed.hasSubcommand()
        && parsed.subcommand().commandSpec().userObject()
            instanceof CompletionCommand.Complete complete
        && complete.isBeforeTheCommand();
  }

  private int execute(String[] arguments) {
    try {
      int code = line.execute(arguments);
      return context.reportUnfit() ? ExitCode.PLATFORM : code;
    } catch (LinkageError | VirtualMachineError e) {
      return afterFatal(e);
    } finally {
      context.endRecording();
      context.log().close();
      context.shutdown().workEnded();
    }
  }

  private int showHelpOrRun(ParseResult parsed) {
    for (CommandLine each : parsed.asCommandLineList()) {
      if (each.isUsageHelpRequested()) {
        context.out().page(HelpPage.of(each.getCommandSpec()));
        return ExitCode.DONE;
      }
      if (each.isVersionHelpRequested()) {
        context.out().verbatim(List.of(new Version().getVersion()));
        return ExitCode.DONE;
      }
    }
    return new RunLast().execute(parsed);
  }

  /** Reports with what is left of this JVM; if that is too little, the exit code says it alone. */
  private int afterFatal(Error fatal) {
    try {
      context.app().fitness().threw(fatal);
      context.reportUnfit();
    } catch (LinkageError | VirtualMachineError again) {
      return ExitCode.PLATFORM;
    }
    return ExitCode.PLATFORM;
  }

  @Command(
      name = "mountaineer",
      mixinStandardHelpOptions = true,
      scope = CommandLine.ScopeType.INHERIT,
      versionProvider = Version.class,
      description = {
        "Keeps SMB shares mounted over Thunderbolt or, when that is gone, over a slower address,"
            + " always at the same path."
      })
  @Manual(
      usage = "COMMAND [OPTIONS]",
      examples = {
        "mountaineer status",
        "mountaineer mount CORE",
        "mountaineer switch CORE fallback"
      })
  private final class Root implements Runnable {

    @Spec private CommandSpec spec;

    @Mixin private GlobalOptions options = new GlobalOptions();

    /** Shows the help to people; a program that wants JSON has to name a command. */
    @Override
    public void run() {
      if (options.json()) {
        throw new UsageError(spec, "name a command.");
      }
      context.out().page(HelpPage.of(spec));
    }
  }
}
