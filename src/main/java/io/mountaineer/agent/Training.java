package io.mountaineer.agent;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of the installed jar that changes nothing and uses what short commands use: {@code status}
 * for one share whose hosts are closed ports of this machine. The config has an odd key, so that
 * there is a line for the log, as every acting command has some.
 */
final class Training {

  /** Ten times what it takes on a slow machine. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String CONFIG =
      """
      [global]
      training = true
      shares_root = '%1$s/shares'
      volumes_root = '%1$s/volumes'
      connect_timeout_ms = 200
      smb_port = 9

      [[shares]]
      name = "TRAINING"
      username = "nobody"
      thunderbolt_host = "127.0.0.1"
      fallback_host = "localhost"
      """;

  private final CommandRunner runner;
  private final Java java;
  private final Path jar;

  Training(CommandRunner runner, Java java, Path jar) {
    this.runner = runner;
    this.java = java;
    this.jar = jar;
  }

  /** Has it write an archive; tells what went wrong, if anything. */
  Optional<String> write(Path archive) throws IOException {
    return run(List.of("-XX:ArchiveClassesAtExit=" + archive));
  }

  /**
   * Runs it with an archive, and only with that: where it is not whole or not for this jar, a JVM
   * ends at once, and Java 17 may crash, which nobody needs a report of.
   */
  Optional<String> use(Path archive) throws IOException {
    return run(
        List.of(
            "-Xshare:on",
            "-XX:SharedArchiveFile=" + archive,
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null"));
  }

  private Optional<String> run(List<String> flags) throws IOException {
    Path folder = Files.createTempDirectory("mountaineer-training");
    Path config = folder.resolve("config.toml");
    try {
      Files.writeString(config, CONFIG.formatted(folder));
      return fault(runner.run(new Command(command(flags, config), LIMIT)));
    } finally {
      Files.deleteIfExists(config);
      Files.deleteIfExists(folder);
    }
  }

  private List<String> command(List<String> flags, Path config) {
    List<String> command = new ArrayList<>(List.of(java.program().toString()));
    command.addAll(JvmFlags.ALL);
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString(), "--platform", "macos"));
    command.addAll(List.of("--config", config.toString(), "status", "--json"));
    return command;
  }

  private static Optional<String> fault(CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.code() == 0 && exited.out().startsWith("{")
          ? Optional.empty()
          : Optional.of("it ended with exit code " + exited.code());
    }
    return Optional.of(
        result instanceof NotStarted missing
            ? missing.reason()
            : "it took longer than " + LIMIT.toSeconds() + " s");
  }
}
