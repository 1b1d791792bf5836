package io.mountaineer.agent;

import io.mountaineer.files.Directories;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.JobLook;
import io.mountaineer.platform.macos.JobLook.Loaded;
import io.mountaineer.platform.macos.JobLook.NotLoaded;
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
 * The agent: a property list, and the job that launchd makes of it. The list changes only while no
 * job is loaded; so a job that is loaded is the one of the list, also after a kill at any moment.
 */
final class Agent {

  private final AgentFiles files;
  private final String text;
  private final LaunchdJob job;
  private final Plutil lint;

  /**
   * The agent as it shall be.
   *
   * @throws UnsupportedPathException when a path cannot be written into a property list
   */
  Agent(AgentFiles files, AgentJob agent, LaunchdJob job, Plutil lint) {
    this.files = files;
    this.text = AgentPlist.text(files, agent);
    this.job = job;
    this.lint = lint;
  }

  /**
   * Has launchd restart it.
   *
   * @param before what launchd knew
   * @return whether it was loaded as it shall be and only restarted
   */
  boolean start(JobLook before, Notes notes)
      throws FileException, InstallException, LaunchdException {
    InstalledFile plist = plist(files.plist());
    boolean changes = plist.differs();
    if (changes) {
      requireValid();
    }
    job.requireSwitchedOn();
    // launchd opens the log for what the job prints, and makes no folder for it.
    Directories.make(files.log().getParent(), "rwx------");
    if (!changes && before instanceof Loaded) {
      notes.placed().add(plist.put());
      job.restart();
      return true;
    }
    if (!(before instanceof NotLoaded)) {
      job.bootOut();
    }
    notes.placed().add(plist.put());
    job.bootstrap(files.plist());
    return false;
  }

  Placed planned() {
    return plist(files.plist()).planned();
  }

  String text() {
    return text;
  }

  /** Returns the commands by which {@link #start} would change something. */
  List<List<String>> commands(JobLook look) {
    if (!planned().changed() && look instanceof Loaded) {
      return List.of(job.restartCommand());
    }
    List<List<String>> commands = new ArrayList<>();
    if (look instanceof Loaded) {
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
    plist(draft).put();
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
