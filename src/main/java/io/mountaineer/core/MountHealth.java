package io.mountaineer.core;

/**
 * Whether a mount answers.
 *
 * @param silentChecks checks in a row that got no answer in time; 0 unless silent, and 0 too where
 *     the file system answers and no traffic bears that out, which is never a reason for force
 * @param detail the error of a dead mount, for people; empty otherwise
 * @param provenSinceMiss whether the mount was seen to work after the first of the probes that its
 *     server has missed since it last answered
 */
public record MountHealth(State state, int silentChecks, String detail, boolean provenSinceMiss) {

  /** A mount that stays silent this often in a row is dead even while its host answers. */
  public static final int SILENT_CHECKS_OF_A_DEAD_MOUNT = 3;

  /** What the last check said. */
  public enum State {
    ALIVE,
    /**
     * The file system answers, which it also does from its cache, and a probe of the server was
     * missed since the mount was last proven to work.
     */
    UNSURE,
    SILENT,
    DEAD,
    UNCHECKED
  }

  public static MountHealth alive() {
    return new MountHealth(State.ALIVE, 0, "", false);
  }

  /** Alive by more than the word of the file system, while its server misses probes. */
  public static MountHealth proven() {
    return new MountHealth(State.ALIVE, 0, "", true);
  }

  public static MountHealth unsure() {
    return new MountHealth(
        State.UNSURE, 0, "df answers, which after a missed probe proves nothing by itself", false);
  }

  public static MountHealth silent(int inARow) {
    return new MountHealth(
        State.SILENT, inARow, "no answer to " + inARow + " checks in a row", false);
  }

  /** The host and df answer, and nothing comes from the server. */
  public static MountHealth withoutTraffic() {
    return new MountHealth(
        State.SILENT, 0, "df answers, and nothing has come from the server since", false);
  }

  public static MountHealth dead(String detail) {
    return new MountHealth(State.DEAD, 0, detail, false);
  }

  public static MountHealth unchecked() {
    return new MountHealth(State.UNCHECKED, 0, "", false);
  }

  public boolean isAlive() {
    return state == State.ALIVE;
  }

  /** Returns whether only the lack of traffic speaks against it. */
  public boolean isWithoutTraffic() {
    return state == State.SILENT && silentChecks == 0;
  }

  /** Proven dead: a definite error, or silence that is long enough for the state of its host. */
  public boolean isDead(HostHealth host) {
    return switch (state) {
      case DEAD -> true;
      case SILENT -> host.isDown() || silentChecks >= SILENT_CHECKS_OF_A_DEAD_MOUNT;
      case ALIVE, UNSURE, UNCHECKED -> false;
    };
  }
}
