package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import io.mountaineer.platform.macos.Plutil;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Installation of the program and of the agent that launchd runs. Every step leaves a working
 * whole: after a kill in between, the next run finishes the work.
 */
public final class Installer {

  /**
   * File of an installation.
   *
   * @param kind jar, archive, launcher or plist
   * @param changed whether it was written, or would be by a plan; otherwise it was right already
   */
  public record PlacedFile(String kind, Path path, boolean changed) {}

  /**
   * Result of an installation.
   *
   * @param files all files of the installation
   * @param restarted whether the agent was loaded already and was only restarted
   * @param pid process of the agent, which was alive for some seconds
   * @param warnings failures that stop nothing
   */
  public record Result(List<PlacedFile> files, boolean restarted, long pid, List<String> warnings) {

    public Result {
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
    }

    /** Returns this result with further warnings. */
    public Result warningOf(List<String> more) {
      List<String> all = new ArrayList<>(warnings);
      all.addAll(more);
      return new Result(files, restarted, pid, all);
    }

    /** Returns whether everything was in place before. */
    public boolean isUnchanged() {
      return files.stream().noneMatch(PlacedFile::changed);
    }
  }

  /**
   * Steps that an installation would take.
   *
   * @param files all files of the installation
   * @param plist text of the property list
   * @param commands argument lists of the programs that would change something, in order
   */
  public record Plan(List<PlacedFile> files, String plist, List<List<String>> commands) {

    public Plan {
      files = List.copyOf(files);
      commands = List.copyOf(commands);
    }
  }

  private final LaunchdJob job;
  private final InstalledProgram program;
  private final LaunchdAgentInstaller agent;

  /**
   * Prepares an installation; changes nothing.
   *
   * @param java Java that the installed program runs with
   * @throws UnsupportedPathException when a path cannot be given to Java or written into a property
   *     list
   */
  public Installer(
      AgentFiles files, JavaHome java, AgentJob agent, CommandRunner runner, LaunchdJob job) {
    files.requireSupported();
    this.job = job;
    this.program = new InstalledProgram(files, java, runner);
    this.agent = new LaunchdAgentInstaller(files, agent, job, new Plutil(runner));
  }

  /**
   * Installs a jar.
   *
   * @throws FileException when a file cannot be read or written
   * @throws InstallException when the installed program would not work; the agent is unchanged
   * @throws LaunchdException when launchd does not do its part
   */
  public Result install(Path jar) throws FileException, InstallException, LaunchdException {
    Jar read = Jar.read(jar);
    Answer before = job.lookOrFail();
    InstalledProgram.Result installed = program.install(read);
    LaunchdAgentInstaller.Result started = agent.start(before);
    List<PlacedFile> files = new ArrayList<>(installed.files());
    files.add(started.plist());
    return new Result(files, started.restarted(), job.awaitAlive(before), installed.warnings());
  }

  /**
   * Installs a jar for the next login: launchd reads the property list then, and nothing is started
   * or ended now.
   *
   * @throws FileException when a file cannot be read or written
   * @throws InstallException when the installed program would not work; the property list is
   *     unchanged
   */
  void installForLogin(Path jar) throws FileException, InstallException {
    program.install(Jar.read(jar));
    agent.placeForLogin();
  }

  /**
   * Returns the plan of {@link #install}; changes nothing.
   *
   * @throws FileException when the jar cannot be read
   */
  public Plan plan(Path jar) throws FileException {
    List<PlacedFile> files = new ArrayList<>(program.planned(Jar.read(jar)));
    files.add(agent.planned());
    return new Plan(files, agent.text(), agent.commands(job.look()));
  }
}
