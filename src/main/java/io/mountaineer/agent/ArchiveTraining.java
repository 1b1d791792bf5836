package io.mountaineer.agent;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run of the installed jar that changes nothing and uses what short commands use: {@code status}
 * for one share that is mounted and whose hosts answer, as shares mostly do. Its hosts are a port
 * of this machine; {@code mount} and {@code df} are scripts of its own, since nothing is mounted
 * for it. The config has an odd key, so that there is a line for the log, as every acting command
 * has some.
 */
final class ArchiveTraining {

  /** Ten times what it takes on a slow machine. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String CONFIG =
      """
      [global]
      training = true
      shares_root = '%1$s/shares'
      volumes_root = '%1$s/volumes'
      smb_port = %2$d

      [[shares]]
      name = "TRAINING"
      username = "nobody"
      thunderbolt_host = "127.0.0.1"
      fallback_host = "localhost"
      """;

  private static final String MOUNT =
      """
      #!/bin/sh
      /bin/cat <<'END'
      /dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
      //nobody@127.0.0.1:%2$d/TRAINING on %1$s/volumes/TRAINING (smbfs, nodev, nosuid)
      END
      """;

  private static final String DF =
      """
      #!/bin/sh
      /bin/cat <<'END'
      Filesystem 1024-blocks Used Available Capacity Mounted on
      //nobody@127.0.0.1:%2$d/TRAINING 100 50 50 50%% %1$s/volumes/TRAINING
      END
      """;

  /** Runs the rest of the words where the programs of the first one's folder come first. */
  private static final String BEFORE_OTHERS =
      "MOUNTAINEER_TOOLS=\"$0:${MOUNTAINEER_TOOLS:-/usr/bin:/bin:/usr/sbin:/sbin}\" exec \"$@\"";

  private final CommandRunner runner;
  private final JavaHome java;
  private final ArchiveKind kind;
  private final Path jar;

  ArchiveTraining(CommandRunner runner, JavaHome java, ArchiveKind kind, Path jar) {
    this.runner = runner;
    this.java = java;
    this.kind = kind;
    this.jar = jar;
  }

  /** Has it write an archive; tells what went wrong, if anything. */
  Optional<String> write(Path archive) throws IOException {
    return run(kind.toWrite(archive));
  }

  /**
   * Runs it with an archive, and only with that: where it is not whole or not for this jar, a JVM
   * ends at once, and Java 17 may crash, which nobody needs a report of.
   */
  Optional<String> use(Path archive) throws IOException {
    List<String> flags = new ArrayList<>(kind.toInsistOn(archive));
    flags.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"));
    return run(flags);
  }

  private Optional<String> run(List<String> flags) throws IOException {
    Path folder = Files.createTempDirectory("mountaineer-training");
    // Nobody has to take the connections: the system does, up to the backlog.
    try (ServerSocket host = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      put(folder.resolve("config.toml"), CONFIG, host.getLocalPort());
      put(folder.resolve("mount"), MOUNT, host.getLocalPort());
      put(folder.resolve("df"), DF, host.getLocalPort());
      return fault(runner.run(new Command(command(flags, folder), LIMIT)));
    } finally {
      for (String name : List.of("config.toml", "mount", "df")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static void put(Path file, String text, int port) throws IOException {
    Files.writeString(file, String.format(Locale.ROOT, text, file.getParent(), port));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> command(List<String> flags, Path folder) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", BEFORE_OTHERS));
    command.addAll(List.of(folder.toString(), java.program().toString()));
    command.addAll(JvmFlags.ALL);
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString(), "--platform", "macos"));
    command.addAll(
        List.of("--config", folder.resolve("config.toml").toString(), "status", "--json"));
    return command;
  }

  private static Optional<String> fault(CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.code() == 0 && exited.out().startsWith("{")
          ? Optional.empty()
          : Optional.of("it ended with exit code " + exited.code());
    }
    return Optional.of(
        result instanceof TimedOut
            ? "it took longer than " + LIMIT.toSeconds() + " s"
            : result.unreadable("java"));
  }
}
