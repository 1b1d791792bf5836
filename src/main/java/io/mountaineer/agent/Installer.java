package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.JobLook;
import io.mountaineer.platform.macos.JobLook.NoTool;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import io.mountaineer.platform.macos.Plutil;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the program where it stays and has launchd run it. Every step leaves a whole: killed in
 * between, the next run finishes the work.
 */
public final class Installer {

  private final LaunchdJob job;
  private final InstalledProgram program;
  private final Agent agent;

  /**
   * An installation that has not begun.
   *
   * @param java what the installed program shall run with
   * @throws UnsupportedPathException when a path cannot be given to Java or written into a property
   *     list
   */
  public Installer(
      AgentFiles files, JavaHome java, AgentJob agent, CommandRunner runner, LaunchdJob job) {
    files.requireFit();
    this.job = job;
    this.program = new InstalledProgram(files, java, runner);
    this.agent = new Agent(files, agent, job, new Plutil(runner));
  }

  /**
   * Installs a jar.
   *
   * @throws FileException when a file cannot be read or written
   * @throws InstallException when what was installed would not work; the agent is as it was
   * @throws LaunchdException when launchd does not do its part
   */
  public Installed install(Path jar) throws FileException, InstallException, LaunchdException {
    Jar read = Jar.read(jar);
    JobLook before = job.look();
    if (before instanceof NoTool missing) {
      throw missing.trouble();
    }
    Notes notes = new Notes();
    program.put(read, notes);
    boolean restarted = agent.start(before, notes);
    return new Installed(notes.placed(), restarted, job.awaitAlive(before), notes.warnings());
  }

  /**
   * Returns the plan of {@link #install}; changes nothing.
   *
   * @throws FileException when the jar cannot be read
   */
  public InstallPlan plan(Path jar) throws FileException {
    List<Placed> placed = new ArrayList<>(program.planned(Jar.read(jar)));
    placed.add(agent.planned());
    return new InstallPlan(placed, agent.text(), agent.commands(job.look()));
  }
}
