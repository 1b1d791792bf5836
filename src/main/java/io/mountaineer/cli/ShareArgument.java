package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One share, given as a word or by {@code --share}; for commands that need exactly one. */
final class ShareArgument {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "The share, in place of SHARE.")
  private String option;

  @Completes(Completes.Subject.SHARE)
  @Parameters(index = "0", arity = "0..1", paramLabel = "SHARE", description = "Name of the share.")
  private String word;

  /**
   * Returns the name.
   *
   * @throws UsageError if there is none, or two
   */
  String name() {
    return chosen(command, option, word);
  }

  /** Returns the share of this name in a config. */
  Share in(Config config) {
    return ShareSelection.named(config, name());
  }

  /**
   * Returns the share that a word or the option names.
   *
   * @throws UsageError if there is none, or two
   */
  static String chosen(CommandSpec command, String option, String word) {
    if (option != null && word != null) {
      throw new UsageError(
          command, "the share is given twice: '" + word + "' and --share '" + option + "'.");
    }
    if (option == null && word == null) {
      throw new UsageError(command, "which share? Give its name.");
    }
    return option == null ? word : option;
  }
}
