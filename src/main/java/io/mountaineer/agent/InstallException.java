package io.mountaineer.agent;

/** An installation that cannot go on. The message is for people. */
public final class InstallException extends Exception {

  private static final long serialVersionUID = 1;

  InstallException(String message) {
    super(message);
  }
}
