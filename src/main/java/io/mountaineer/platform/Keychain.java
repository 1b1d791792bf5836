package io.mountaineer.platform;

/** Whether the system keeps a password for a server; the password itself is never asked for. */
public interface Keychain {

  /** Looks for an entry; bounded in time, asks nobody, never throws. */
  Answer look(String host, String account);

  /**
   * What came of it.
   *
   * @param detail why nothing is known; empty otherwise
   */
  record Answer(State state, String detail) {

    /** Whether there is an entry. */
    public enum State {
      THERE,
      MISSING,
      UNKNOWN
    }

    public static Answer unknown(String why) {
      return new Answer(State.UNKNOWN, why);
    }
  }
}
