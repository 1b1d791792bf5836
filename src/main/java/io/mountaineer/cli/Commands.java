package io.mountaineer.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * Commands by name. Each is made only when it is asked for, since picocli takes longer to read what
 * all of them say of themselves than a short command runs.
 */
final class Commands {

  /** Names of all commands, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "status",
          "verify",
          "reconcile",
          "switch",
          "mount",
          "unmount",
          "depart",
          "arrive",
          "pause",
          "resume",
          "wait",
          "monitor",
          "tray",
          "folders",
          "favorites",
          "alias",
          "config",
          "history",
          "stats",
          "events",
          "setup",
          "discover",
          "doctor",
          "completion",
          "complete",
          "man",
          "install",
          "uninstall",
          "demo",
          "help",
          "version");

  /** Commands that describe the others. */
  private static final List<String> OF_ALL = List.of("man", "help");

  private Commands() {}

  /**
   * Returns the commands that a command line can be about: all whose name is one of its words, even
   * where that is the value of an option.
   */
  static List<String> namedBy(String[] words) {
    List<String> named = NAMES.stream().filter(Arrays.asList(words)::contains).toList();
    return OF_ALL.stream().anyMatch(named::contains) ? NAMES : named;
  }

  /** Returns the command of this name as picocli takes it, with those below it. */
  static Object named(String name, CommandContext context) {
    return switch (name) {
      case "status" -> new StatusCommand(context);
      case "verify" -> new VerifyCommand(context);
      case "reconcile" -> new ReconcileCommand(context);
      case "switch" -> new SwitchCommand(context);
      case "mount" -> new MountCommand(context);
      case "unmount" -> new UnmountCommand(context);
      case "depart" -> new DepartCommand(context);
      case "arrive" -> new DepartCommand.Arrive(context);
      case "pause" -> new PauseCommand(context);
      case "resume" -> new PauseCommand.Resume(context);
      case "wait" -> new WaitCommand(context);
      case "monitor" -> new MonitorCommand(context);
      case "tray" -> new TrayCommand(context);
      case "folders" -> new FoldersCommand(context);
      case "favorites" -> favorites(context);
      case "alias" -> alias(context);
      case "config" -> new ConfigCommand(context);
      case "history" -> new HistoryCommand(context);
      case "stats" -> new StatsCommand(context);
      case "events" -> new EventsCommand(context);
      case "setup" -> new SetupCommand(context);
      case "discover" -> new DiscoverCommand(context);
      case "doctor" -> new DoctorCommand(context);
      case "completion" -> new CompletionCommand(context);
      case "complete" -> new CompletionCommand.Complete(context);
      case "man" -> new ManCommand(context);
      case "install" -> new InstallCommand(context);
      case "uninstall" -> new UninstallCommand(context);
      case "demo" -> new DemoCommand(context);
      case "help" -> new HelpCommand(context);
      case "version" -> new HelpCommand.ShowVersion(context);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine favorites(CommandContext context) {
    return new CommandLine(new FavoritesCommand())
        .addSubcommand(new FavoriteAddCommand(context))
        .addSubcommand(new ImportCommand(context))
        .addSubcommand(new FavoritesCommand.Remove(context))
        .addSubcommand(new FavoritesCommand.ListAll(context));
  }

  private static CommandLine alias(CommandContext context) {
    return new CommandLine(new AliasCommand())
        .addSubcommand(new AliasCommand.Add(context))
        .addSubcommand(new AliasCommand.Remove(context))
        .addSubcommand(new AliasCommand.ListAll(context))
        .addSubcommand(new AliasCommand.Repair(context));
  }
}
