package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Name of a share, given as a word or by {@code --share}, or none; of a share that need no longer
 * be in the config. To be mixed in.
 */
final class ShareFilter {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "Only this share.")
  private String option;

  @Completes(Completes.Subject.SHARE)
  @Parameters(index = "0", arity = "0..1", paramLabel = "SHARE", description = "Only this share.")
  private String word;

  /**
   * Returns the name.
   *
   * @throws UsageError if there are two
   */
  Optional<String> name() {
    return option == null && word == null
        ? Optional.empty()
        : Optional.of(ShareArgument.chosen(command, option, word));
  }
}
