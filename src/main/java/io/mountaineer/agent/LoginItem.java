package io.mountaineer.agent;

import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Start of the menu bar program at login, by the agent that {@code install --tray} writes. Nothing
 * is started or ended by it, so that the program may switch it from within the agent.
 */
public final class LoginItem {

  /** Program that launchd starts at login. */
  public enum State {
    NONE,
    MENU,
    /** {@code monitor}, which has no menu. */
    MONITOR
  }

  private final AgentFiles files;
  private final LaunchdJob job;

  public LoginItem(AgentFiles files, LaunchdJob job) {
    this.files = files;
    this.job = job;
  }

  /**
   * Returns what launchd starts at login; asks launchctl.
   *
   * @throws FileException when the property list cannot be read
   */
  public State look() throws FileException {
    State written = written();
    return written != State.NONE && job.isSwitchedOff() ? State.NONE : written;
  }

  private State written() throws FileException {
    Path plist = files.plist();
    try {
      if (!Files.exists(plist)) {
        return State.NONE;
      }
      return Files.readString(plist).contains("<string>tray</string>") ? State.MENU : State.MONITOR;
    } catch (IOException e) {
      throw FileException.at(plist, e);
    }
  }

  /**
   * Has launchd start the menu bar program at the next login.
   *
   * @param installer installer of an agent that runs the menu bar program
   * @param jar program to install where none is
   * @return the program that starts at login now; {@link State#MONITOR} where another agent is
   *     installed, which is left as it is
   */
  public State switchOn(Installer installer, Path jar)
      throws FileException, InstallException, LaunchdException {
    State written = written();
    if (written == State.MONITOR) {
      return State.MONITOR;
    }
    if (written == State.NONE) {
      installer.installForLogin(jar);
    }
    job.switchAtLogin(true);
    return State.MENU;
  }

  /** Has launchd start nothing at the next login; the installed files stay. */
  public void switchOff() throws LaunchdException {
    job.switchAtLogin(false);
  }
}
