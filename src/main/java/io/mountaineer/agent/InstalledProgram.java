package io.mountaineer.agent;

import io.mountaineer.agent.Installer.PlacedFile;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installed program: the jar, the archive of its classes, the launcher. */
final class InstalledProgram {

  /**
   * Result of {@link #install}.
   *
   * @param files files of the program, in order
   * @param warnings failures that stop nothing
   */
  record Result(List<PlacedFile> files, List<String> warnings) {}

  /** A start takes a tenth of a second; this is for a Mac that just woke up. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  private final AgentFiles files;
  private final JavaHome java;
  private final CommandRunner runner;

  InstalledProgram(AgentFiles files, JavaHome java, CommandRunner runner) {
    this.files = files;
    this.java = java;
    this.runner = runner;
  }

  /**
   * Writes the files and starts the program once, since one that does not work must not replace an
   * agent that does.
   *
   * @throws FileException when a file cannot be written
   * @throws InstallException when the launcher does not start
   */
  Result install(Jar jar) throws FileException, InstallException {
    List<PlacedFile> placed = new ArrayList<>(List.of(file(jar).place()));
    List<String> warnings = new ArrayList<>();
    Optional<ClassDataArchive> archive = archive(jar);
    if (archive.isPresent()) {
      prepare(archive.get(), placed, warnings);
    } else {
      warnings.add("this Java does not tell its build: commands start without an archive");
    }
    placed.add(launcher(jar, archive).place());
    requireStarts();
    return new Result(placed, warnings);
  }

  /** Returns the files as {@link #install} would leave them. */
  List<PlacedFile> planned(Jar jar) {
    PlacedFile file = file(jar).planned();
    List<PlacedFile> planned = new ArrayList<>(List.of(file));
    Optional<ClassDataArchive> archive = archive(jar);
    if (archive.isPresent()) {
      boolean stale = file.changed() || !archive.get().seemsCurrent();
      planned.add(new PlacedFile("archive", archive.get().file(), stale));
    }
    planned.add(launcher(jar, archive).planned());
    return planned;
  }

  private static void prepare(
      ClassDataArchive archive, List<PlacedFile> placed, List<String> warnings) {
    try {
      placed.add(new PlacedFile("archive", archive.file(), archive.prepare()));
    } catch (InstallException e) {
      warnings.add("no class-data archive, so commands start slower: " + e.getMessage());
    }
    archive.sweep();
  }

  private InstalledFile file(Jar jar) {
    return InstalledFile.readable("jar", files.jar(), jar.content());
  }

  private Optional<ClassDataArchive> archive(Jar jar) {
    return ClassDataArchive.of(runner, files, java, jar.archive());
  }

  private InstalledFile launcher(Jar jar, Optional<ClassDataArchive> archive) {
    long bytes = archive.map(ClassDataArchive::bytes).orElse(0L);
    String flag = archive.map(ClassDataArchive::flag).orElse("");
    String text = Launcher.text(files, java, jar.archive(), flag, bytes);
    return InstalledFile.executable("launcher", files.launcher(), text);
  }

  private void requireStarts() throws InstallException {
    String launcher = files.launcher().toString();
    CommandResult result = runner.run(Command.of(START_TIMEOUT, launcher, "--version"));
    if (result instanceof Exited exited && exited.code() == 0) {
      return;
    }
    throw new InstallException("the installed program does not start: " + reason(result));
  }

  private static String reason(CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.err().lines().findFirst().orElse("exit code " + exited.code());
    }
    return result instanceof TimedOut
        ? "it took longer than " + START_TIMEOUT.toSeconds() + " s"
        : result.unreadable("java");
  }
}
