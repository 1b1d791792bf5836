package io.mountaineer.agent;

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

/** The installed program: the jar, the archive of its classes, the launcher. */
final class InstalledProgram {

  /** A start takes a tenth of a second; this is for a Mac that just woke up. */
  private static final Duration TO_START = Duration.ofSeconds(20);

  private final AgentFiles files;
  private final JavaHome java;
  private final CommandRunner runner;

  InstalledProgram(AgentFiles files, JavaHome java, CommandRunner runner) {
    this.files = files;
    this.java = java;
    this.runner = runner;
  }

  /**
   * Puts it in place and starts it once, since one that does not work shall not replace an agent
   * that does.
   *
   * @throws FileException when a file cannot be written
   * @throws InstallException when the launcher does not start
   */
  void put(Jar jar, Notes notes) throws FileException, InstallException {
    notes.placed().add(file(jar).put());
    Optional<ClassDataArchive> archive = archive(jar);
    if (archive.isPresent()) {
      prepare(archive.get(), notes);
    } else {
      notes.warnings().add("this Java does not tell its build: commands start without an archive");
    }
    notes.placed().add(launcher(jar, archive).put());
    requireStarts();
  }

  /** Returns the steps that {@link #put} would take. */
  List<Placed> planned(Jar jar) {
    Placed file = file(jar).planned();
    List<Placed> planned = new ArrayList<>(List.of(file));
    Optional<ClassDataArchive> archive = archive(jar);
    if (archive.isPresent()) {
      boolean stale = file.changed() || !archive.get().seemsCurrent();
      planned.add(new Placed("archive", archive.get().file(), stale));
    }
    planned.add(launcher(jar, archive).planned());
    return planned;
  }

  private static void prepare(ClassDataArchive archive, Notes notes) {
    try {
      notes.placed().add(new Placed("archive", archive.file(), archive.prepare()));
    } catch (InstallException e) {
      notes.warnings().add("no class-data archive, so commands start slower: " + e.getMessage());
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
    return InstalledFile.program("launcher", files.launcher(), text);
  }

  private void requireStarts() throws InstallException {
    String launcher = files.launcher().toString();
    CommandResult result = runner.run(Command.of(TO_START, launcher, "--version"));
    if (result instanceof Exited exited && exited.code() == 0) {
      return;
    }
    throw new InstallException("the installed program does not start: " + why(result));
  }

  private static String why(CommandResult result) {
    if (result instanceof Exited exited) {
      return exited.err().lines().findFirst().orElse("exit code " + exited.code());
    }
    return result instanceof TimedOut
        ? "it took longer than " + TO_START.toSeconds() + " s"
        : result.unreadable("java");
  }
}
