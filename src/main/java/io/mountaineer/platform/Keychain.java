package io.mountaineer.platform;

import java.util.Optional;

/** Passwords that the system keeps for servers, as to their presence; none is ever read. */
public interface Keychain {

  /** Looks for an entry; bounded in time, opens no window, never throws. */
  Answer look(String host, String account);

  /**
   * Result of a look.
   *
   * @param detail why nothing is known, or which credentials there are in place of a password; else
   *     empty
   * @param mark of the saved password, another one after every change; empty where that is not
   *     known
   */
  record Answer(State state, String detail, Optional<String> mark) {

    public Answer(State state, String detail) {
      this(state, detail, Optional.empty());
    }

    /** Presence of an entry. */
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
