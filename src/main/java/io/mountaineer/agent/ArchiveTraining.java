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
 * Run of the installed jar that changes nothing and loads the classes that short commands use:
 * {@code status} for one share that is mounted and whose hosts answer, as shares mostly do. Its
 * hosts are a port of this machine; {@code mount} and {@code df} are scripts of its own, since
 * nothing is mounted for it. The config has an unknown key, so that a line is logged, as every
 * acting command logs some.
 */
final class ArchiveTraining {

  /** Ten times the duration on a slow machine. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

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

  /** Shell script that runs its arguments with the programs in the directory {@code $0} first. */
  private static final String WITH_TOOLS_FIRST =
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

  /** Runs the jar to write an archive; returns the reason of a failure. */
  Optional<String> write(Path archive) throws IOException {
    return run(kind.writeFlags(archive));
  }

  /**
   * Runs the jar with an archive and never without; returns the reason of a failure. With an
   * archive that is incomplete or not of this jar, a JVM ends at once, and Java 17 may crash, of
   * which no report is needed.
   */
  Optional<String> use(Path archive) throws IOException {
    List<String> flags = new ArrayList<>(kind.requireFlags(archive));
    flags.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"));
    return run(flags);
  }

  private Optional<String> run(List<String> flags) throws IOException {
    Path directory = Files.createTempDirectory("mountaineer-training");
    // The system accepts the connections, up to the backlog.
    try (ServerSocket host = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      put(directory.resolve("config.toml"), CONFIG, host.getLocalPort());
      put(directory.resolve("mount"), MOUNT, host.getLocalPort());
      put(directory.resolve("df"), DF, host.getLocalPort());
      return fault(runner.run(new Command(command(flags, directory), TIMEOUT)));
    } finally {
      for (String name : List.of("config.toml", "mount", "df")) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.deleteIfExists(directory);
    }
  }

  private static void put(Path file, String text, int port) throws IOException {
    Files.writeString(file, String.format(Locale.ROOT, text, file.getParent(), port));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> command(List<String> flags, Path directory) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WITH_TOOLS_FIRST));
    command.addAll(List.of(directory.toString(), java.program().toString()));
    command.addAll(Launcher.JVM_FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString(), "--platform", "macos"));
    command.addAll(
        List.of("--config", directory.resolve("config.toml").toString(), "status", "--json"));
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
            ? "it took longer than " + TIMEOUT.toSeconds() + " s"
            : result.unreadable("java"));
  }
}
