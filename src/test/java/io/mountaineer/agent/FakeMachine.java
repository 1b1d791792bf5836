package io.mountaineer.agent;

import io.mountaineer.platform.macos.FakeLaunchd;
import io.mountaineer.platform.macos.Transcript;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs that an installation calls: launchctl, a Java that can write an archive and start with
 * one, the launcher, and plutil.
 */
final class FakeMachine implements CommandRunner {

  private static final String WRITE = "-XX:(ArchiveClassesAtExit|AOTCacheOutput)=";
  private static final String USE = "-XX:(SharedArchiveFile|AOTCache)=";

  private final FakeLaunchd launchd;
  private final AgentFiles files;
  private boolean archives = true;
  private boolean hasBaseArchive = true;
  private boolean starts = true;
  private boolean valid = true;

  FakeMachine(FakeLaunchd launchd, AgentFiles files) {
    this.launchd = launchd;
    this.files = files;
  }

  /** Makes its Java unable to write archives. */
  void withoutArchives() {
    archives = false;
  }

  /** Takes the archive of its own classes from its Java, which only logs that and runs on. */
  void withoutBaseArchive() {
    hasBaseArchive = false;
  }

  /** Makes the installed launcher fail. */
  void launcherFails() {
    starts = false;
  }

  void launcherWorks() {
    starts = true;
  }

  /** Makes plutil find fault with the property list. */
  void plutilFindsFault() {
    valid = false;
  }

  @Override
  public CommandResult run(Command command) {
    List<String> argv = command.argv();
    if (command.program().equals("plutil")) {
      return new Exited(valid ? 0 : 1, argv.get(2) + (valid ? ": OK\n" : ": no good\n"), "");
    }
    if (argv.equals(List.of(files.launcher().toString(), "--version"))) {
      return starts ? new Exited(0, "mountaineer 1\n", "") : new Exited(13, "", "no Java\n");
    }
    return argv.contains("status") ? train(argv) : launchd.run(command);
  }

  private CommandResult train(List<String> argv) {
    String flag =
        argv.stream()
            .filter(each -> each.matches(WRITE + ".*|" + USE + ".*"))
            .findAny()
            .orElseThrow();
    Path archive = Path.of(flag.substring(flag.indexOf('=') + 1));
    try {
      if (flag.matches(WRITE + ".*") && !hasBaseArchive) {
        // A JVM logs to stdout, unless it is told not to.
        boolean quiet = argv.contains("-Xlog:disable");
        String logged = quiet ? "" : Transcript.of("java-03-no-base-cds-archive").text();
        return new Exited(0, logged + "{}\n", "");
      }
      if (flag.matches(WRITE + ".*") && archives) {
        Files.writeString(archive, "classes");
      }
      boolean complete = Files.exists(archive) && Files.readString(archive).equals("classes");
      return complete ? new Exited(0, "{}\n", "") : new Exited(134, "", "aborted\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
