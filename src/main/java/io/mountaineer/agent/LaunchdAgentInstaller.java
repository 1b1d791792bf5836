package io.mountaineer.agent;

import io.mountaineer.agent.Installer.PlacedFile;
import io.mountaineer.files.Directories;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.LaunchAgent.Answer.Loaded;
import io.mountaineer.platform.LaunchAgent.Answer.NotLoaded;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import io.mountaineer.platform.macos.Plutil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Installation of the agent's property list and of the launchd job made from it. The list changes
 * only while no job is loaded; so a loaded job is always the one of the list, also after a kill at
 * any moment.
 */
final class LaunchdAgentInstaller {

  /**
   * Result of {@link #start}.
   *
   * @param plist the property list
   * @param restarted whether the right job was loaded already and was only restarted
   */
  record Result(PlacedFile plist, boolean restarted) {}

  private final AgentFiles files;
  private final String text;
  private final LaunchdJob job;
  private final Plutil lint;

  /**
   * Computes the property list; changes nothing.
   *
   * @throws UnsupportedPathException when a path cannot be written into a property list
   */
  LaunchdAgentInstaller(AgentFiles files, AgentJob agent, LaunchdJob job, Plutil lint) {
    this.files = files;
    this.text = AgentPlist.text(files, agent);
    this.job = job;
    this.lint = lint;
  }

  /**
   * Writes the property list and has launchd start or restart the agent.
   *
   * @param before state of the job in launchd before the installation
   */
  Result start(Answer before) throws FileException, InstallException, LaunchdException {
    InstalledFile plist = plist(files.plist());
    boolean changes = plist.differs();
    if (changes) {
      requireValid();
    }
    job.requireSwitchedOn();
    // launchd opens the log that the job prints to, but creates no directory for it.
    Directories.make(files.log().getParent(), "rwx------");
    if (!changes && before instanceof Loaded) {
      PlacedFile placed = plist.place();
      job.restart();
      return new Result(placed, true);
    }
    if (!(before instanceof NotLoaded)) {
      job.bootOut();
    }
    PlacedFile placed = plist.place();
    job.bootstrap(files.plist());
    return new Result(placed, false);
  }

  /** Writes the property list, which launchd reads at the next login. */
  void placeForLogin() throws FileException, InstallException {
    requireValid();
    Directories.make(files.log().getParent(), "rwx------");
    plist(files.plist()).place();
  }

  /** Returns the property list as {@link #start} would leave it. */
  PlacedFile planned() {
    return plist(files.plist()).planned();
  }

  /** Returns the text of the property list. */
  String text() {
    return text;
  }

  /** Returns the commands by which {@link #start} would change something. */
  List<List<String>> commands(Answer before) {
    if (!planned().changed() && before instanceof Loaded) {
      return List.of(job.restartCommand());
    }
    List<List<String>> commands = new ArrayList<>();
    if (before instanceof Loaded) {
      commands.add(job.bootOutCommand());
    }
    commands.add(job.bootstrapCommand(files.plist()));
    return commands;
  }

  private InstalledFile plist(Path path) {
    return InstalledFile.readable("plist", path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void requireValid() throws FileException, InstallException {
    Path draft = files.plistDraft();
    plist(draft).place();
    try {
      Optional<String> fault = lint.fault(draft);
      if (fault.isPresent()) {
        throw new InstallException("plutil finds fault with the property list: " + fault.get());
      }
    } finally {
      delete(draft);
    }
  }

  private static void delete(Path draft) throws FileException {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw FileException.at(draft, e);
    }
  }
}
