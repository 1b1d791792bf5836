package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Config;
import io.mountaineer.core.NearestWords;
import io.mountaineer.core.Share;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All shares, or the one that is given as a word or by {@code --share}; to be mixed in. */
final class ShareSelection {

  /** Names that fit a line; a list of more is what {@code favorites list} is for. */
  private static final int MOST_NAMED = 10;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--all", description = "Every configured share.")
  private boolean all;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "The share, in place of SHARE.")
  private String option;

  @Completes(Completes.Subject.SHARE)
  @Parameters(index = "0", arity = "0..1", paramLabel = "SHARE", description = "Name of the share.")
  private String word;

  /** Returns the selected shares, in the order of the config; all where nothing is selected. */
  List<Share> in(Config config) {
    requireOne();
    if (option == null && word == null) {
      return config.shares();
    }
    return List.of(named(config, ShareArgument.chosen(command, option, word)));
  }

  /**
   * Refuses a command line that selects nothing, for commands that act: all shares have to be asked
   * for.
   *
   * @throws UsageError if neither a share nor {@code --all} is given
   */
  ShareSelection required() {
    requireOne();
    if (!all && option == null && word == null) {
      throw new UsageError(command, "which share? Give its name, or --all.");
    }
    return this;
  }

  private void requireOne() {
    if (all && (option != null || word != null)) {
      throw new UsageError(command, "give either one share or --all, not both.");
    }
  }

  /**
   * Returns the share of this name.
   *
   * @throws UserError if there is none
   */
  static Share named(Config config, String name) {
    List<String> names = config.shares().stream().map(Share::name).toList();
    return config
        .share(name)
        .orElseThrow(() -> unknown("share", "shares", "favorites", name, names));
  }

  /**
   * Returns the error for a name that is not in the config.
   *
   * @param group commands over such things
   * @param known the names that are
   */
  static UserError unknown(
      String what, String plural, String group, String name, List<String> known) {
    String question = new NearestWords(known).question(name);
    return new UserError(
        Kind.INVALID_REQUEST,
        "no " + what + " is named '" + name + "'." + question + " Nothing was changed.",
        known.isEmpty()
            ? "no "
                + plural
                + " are configured yet; to add one: mountaineer "
                + group
                + " add --help"
            : "Configured " + plural + ": " + listed(known));
  }

  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
    return names.size() > MOST_NAMED
        ? first + " and " + (names.size() - MOST_NAMED) + " more"
        : first;
  }
}
