package io.mountaineer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

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
    line.setUsageHelpWidth(TextLayout.WIDTH);
    line.setExecutionStrategy(CommandTree::showHelpOrRun);
    ErrorOutput.install(line, root.options);
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
    List<String> named = Commands.namedBy(arguments);
    CommandTree part = new CommandTree(named, environment, out, err);
    return part.suffices(arguments)
        ? part.execute(arguments)
        : new CommandTree(Commands.NAMES, environment, out, err).execute(arguments);
  }

  /** Returns whether every command that the output can name is there: help and errors name all. */
  private boolean suffices(String[] arguments) {
    try {
      ParseResult parsed = line.parseArgs(arguments);
      return !parsed.isUsageHelpRequested()
          && (parsed.hasSubcommand() || parsed.isVersionHelpRequested());
    } catch (ParameterException e) {
      return false;
    }
  }

  private int execute(String[] arguments) {
    try {
      int code = line.execute(arguments);
      return context.reportUnfit() ? ExitCode.PLATFORM : code;
    } catch (LinkageError | VirtualMachineError e) {
      return afterFatal(e);
    } finally {
      context.log().close();
      context.shutdown().workEnded();
    }
  }

  private static int showHelpOrRun(ParseResult parsed) {
    return CommandLine.printHelpIfRequested(parsed) ? ExitCode.DONE : new RunLast().execute(parsed);
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
            + " always at the same path.",
        "New here? 'mountaineer demo' shows it on a simulated Mac."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done, all shares",
        "1:failed",
        "2:usage error",
        "3:some shares failed, others did not; verify found faults",
        "10:config missing a value or invalid",
        "11:another mountaineer holds the lock",
        "12:refused: files are open",
        "13:platform or a needed tool is missing",
        "130:interrupted (143: terminated)"
      })
  private static final class Root extends CommandGroup {

    @Mixin private GlobalOptions options = new GlobalOptions();
  }
}
