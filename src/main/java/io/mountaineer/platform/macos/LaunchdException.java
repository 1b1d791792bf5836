package io.mountaineer.platform.macos;

/** Refusal or failure of launchd. The message is for people. */
public final class LaunchdException extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Kind of failure, which decides what to type next. */
  public enum Kind {
    /** Nobody is logged in at the screen, so there is no domain for agents. */
    NO_LOGIN,
    /** The user, or an administrator of the Mac, has switched the job off. */
    SWITCHED_OFF,
    /** A program that is needed is not there. */
    TOOL_MISSING,
    /** The job was started, but does not stay alive. */
    NOT_ALIVE,
    OTHER
  }

  LaunchdException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
