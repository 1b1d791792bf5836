package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.util.List;
import picocli.CommandLine.Option;

/** Options {@code --all} and {@code --share}. */
final class ShareSelection {

  @Option(names = "--all", description = "Every configured share.")
  private boolean all;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "The share of this name.")
  private String share;

  /** Returns the selected shares, in the order of the config. */
  List<Share> in(Config config) {
    if (share == null) {
      return config.shares();
    }
    return List.of(named(config, share));
  }

  /**
   * Returns the share of this name.
   *
   * @throws UserError if there is none
   */
  static Share named(Config config, String name) {
    List<String> names = config.shares().stream().map(Share::name).toList();
    return config.share(name).orElseThrow(() -> unknown("share", "shares", name, names));
  }

  /**
   * Returns the error for a name that is not in the config.
   *
   * @param known the names that are
   */
  static UserError unknown(String what, String plural, String name, List<String> known) {
    return new UserError(
        Kind.INVALID_REQUEST,
        "there is no " + what + " '" + name + "' in the config; nothing was changed",
        known.isEmpty()
            ? "no " + plural + " are configured yet"
            : "configured are: " + String.join(", ", known));
  }
}
