package io.mountaineer.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The whole command line. */
public final class CommandTree {

  private CommandTree() {}

  /**
   * Runs one command line.
   *
   * @param out where results go
   * @param err where logs and errors go
   * @return the exit code
   */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    Root root = new Root();
    Session session = new Session(environment, root.options, out);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new StatusCommand(session));
    line.addSubcommand(new VerifyCommand(session));
    line.addSubcommand(new ReconcileCommand(session));
    line.addSubcommand(new SwitchCommand(session));
    line.addSubcommand(new MountCommand(session));
    line.addSubcommand(new UnmountCommand(session));
    line.addSubcommand(new MonitorCommand(session));
    line.addSubcommand(new TrayCommand(session));
    line.addSubcommand(new FoldersCommand(session));
    line.addSubcommand(
        new CommandLine(new FavoritesCommand())
            .addSubcommand(new FavoritesAddCommand(session))
            .addSubcommand(new FavoritesRemoveCommand(session))
            .addSubcommand(new FavoritesListCommand(session)));
    line.addSubcommand(
        new CommandLine(new AliasCommand())
            .addSubcommand(new AliasAddCommand(session))
            .addSubcommand(new AliasRemoveCommand(session))
            .addSubcommand(new AliasListCommand(session))
            .addSubcommand(new AliasReconcileCommand(session)));
    line.addSubcommand(new ConfigCommand(session));
    line.addSubcommand(new DoctorCommand(session));
    line.addSubcommand(new CompletionCommand(session));
    line.addSubcommand(new CompleteCommand(session));
    line.addSubcommand(new ManCommand(session));
    line.addSubcommand(new InstallCommand(session));
    line.addSubcommand(new UninstallCommand(session));
    line.addSubcommand(new DemoCommand(session));
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // A share may be called @home: that is its name, and no file of arguments.
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(Columns.WIDTH);
    line.setExecutionStrategy(new Execution(session));
    ErrorOutput.install(line, root.options);
    try {
      return line.execute(arguments);
    } finally {
      session.stopper().workEnded();
    }
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
