package io.mountaineer.core;

/**
 * Whether a mount answers.
 *
 * @param silentChecks checks in a row that got no answer in time, 0 unless silent
 * @param detail the error of a dead mount, for people; empty otherwise
 */
public record Life(State state, int silentChecks, String detail) {

  /** A mount that stays silent this often in a row is dead even while its host answers. */
  public static final int SILENT_CHECKS_OF_A_DEAD_MOUNT = 3;

  /** What the last check said. */
  public enum State {
    ALIVE,
    SILENT,
    DEAD,
    UNCHECKED
  }

  public static Life alive() {
    return new Life(State.ALIVE, 0, "");
  }

  public static Life silent(int inARow) {
    return new Life(State.SILENT, inARow, "no answer to " + inARow + " checks in a row");
  }

  public static Life dead(String detail) {
    return new Life(State.DEAD, 0, detail);
  }

  public static Life unchecked() {
    return new Life(State.UNCHECKED, 0, "");
  }

  public boolean isAlive() {
    return state == State.ALIVE;
  }

  /** Proven dead: a definite error, or silence that is long enough for the state of its host. */
  public boolean isDead(Reach host) {
    return switch (state) {
      case DEAD -> true;
      case SILENT -> host.isDown() || silentChecks >= SILENT_CHECKS_OF_A_DEAD_MOUNT;
      case ALIVE, UNCHECKED -> false;
    };
  }
}
