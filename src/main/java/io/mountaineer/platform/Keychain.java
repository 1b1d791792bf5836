package io.mountaineer.platform;

import java.util.Optional;

/** Whether the system keeps a password for a server; the password itself is never asked for. */
public interface Keychain {

  /** Looks for an entry; bounded in time, asks nobody, never throws. */
  Answer look(String host, String account);

  /**
   * What came of it.
   *
   * @param detail why nothing is known, or what there is in other words than a password; else empty
   * @param mark of what is saved, another one after every change; empty where that is not known
   */
  record Answer(State state, String detail, Optional<String> mark) {

    public Answer(State state, String detail) {
      this(state, detail, Optional.empty());
    }

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
