package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --all} or {@code --share}. */
final class ShareSelection {

  @Option(names = "--all", description = "Every configured share.")
  private boolean all;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "The share of this name.")
  private String share;

  /** The shares meant, in the order of the config. */
  List<Share> in(Config config) {
    if (share == null) {
      return config.shares();
    }
    return List.of(named(config, share));
  }

  static Share named(Config config, String name) {
    return config
        .share(name)
        .orElseThrow(
            () ->
                new UserError(
                    Kind.INVALID_REQUEST,
                    "there is no share '" + name + "' in the config; nothing was changed",
                    config.shares().isEmpty()
                        ? "no shares are configured yet"
                        : "configured are: "
                            + config.shares().stream()
                                .map(Share::name)
                                .collect(Collectors.joining(", "))));
  }
}
