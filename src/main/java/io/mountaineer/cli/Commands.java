package io.mountaineer.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * Every command by its name. Each is made only when it is asked for, since picocli takes longer to
 * read what all of them say of themselves than a short command runs.
 */
final class Commands {

  /** All names, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "status",
          "verify",
          "reconcile",
          "switch",
          "mount",
          "unmount",
          "monitor",
          "tray",
          "folders",
          "favorites",
          "alias",
          "config",
          "doctor",
          "completion",
          "complete",
          "man",
          "install",
          "uninstall",
          "demo");

  /** Those that tell of the others. */
  private static final List<String> OF_ALL = List.of("complete", "man");

  private Commands() {}

  /**
   * The commands that a command line can be about: all whose name is one of its words, even where
   * that is the value of an option.
   */
  static List<String> namedBy(String[] words) {
    List<String> named = NAMES.stream().filter(Arrays.asList(words)::contains).toList();
    return OF_ALL.stream().anyMatch(named::contains) ? NAMES : named;
  }

  /** What picocli takes for the command of this name, with those below it. */
  static Object named(String name, CommandContext session) {
    return switch (name) {
      case "status" -> new StatusCommand(session);
      case "verify" -> new VerifyCommand(session);
      case "reconcile" -> new ReconcileCommand(session);
      case "switch" -> new SwitchCommand(session);
      case "mount" -> new MountCommand(session);
      case "unmount" -> new UnmountCommand(session);
      case "monitor" -> new MonitorCommand(session);
      case "tray" -> new TrayCommand(session);
      case "folders" -> new FoldersCommand(session);
      case "favorites" -> favorites(session);
      case "alias" -> alias(session);
      case "config" -> new ConfigCommand(session);
      case "doctor" -> new DoctorCommand(session);
      case "completion" -> new CompletionCommand(session);
      case "complete" -> new CompleteCommand(session);
      case "man" -> new ManCommand(session);
      case "install" -> new InstallCommand(session);
      case "uninstall" -> new UninstallCommand(session);
      case "demo" -> new DemoCommand(session);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine favorites(CommandContext session) {
    return new CommandLine(new FavoritesCommand())
        .addSubcommand(new FavoritesAddCommand(session))
        .addSubcommand(new FavoritesRemoveCommand(session))
        .addSubcommand(new FavoritesListCommand(session));
  }

  private static CommandLine alias(CommandContext session) {
    return new CommandLine(new AliasCommand())
        .addSubcommand(new AliasAddCommand(session))
        .addSubcommand(new AliasRemoveCommand(session))
        .addSubcommand(new AliasListCommand(session))
        .addSubcommand(new AliasReconcileCommand(session));
  }
}
