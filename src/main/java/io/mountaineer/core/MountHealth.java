package io.mountaineer.core;

/**
 * Health of a mount: whether it answers.
 *
 * @param silentChecks checks in a row that got no answer in time; 0 unless silent, and 0 too where
 *     the file system answers and no traffic bears that out, which is never a reason for force
 * @param detail the error of a dead mount, for people; empty otherwise
 * @param provenSinceMiss whether the mount was seen to work after the first of the probes that its
 *     server has missed since it last answered
 */
public record MountHealth(State state, int silentChecks, String detail, boolean provenSinceMiss) {

  /** Silent checks in a row after which a mount is dead even while its host answers. */
  static final int SILENT_CHECKS_OF_A_DEAD_MOUNT = 3;

  /** Result of the last check. */
  public enum State {
    ALIVE,
    /**
     * No proof either way: the file system answers, which it also does from its cache, and a probe
     * of the server was missed since the mount was last proven to work.
     */
    UNSURE,
    SILENT,
    DEAD,
    UNCHECKED
  }

  public static MountHealth alive() {
    return new MountHealth(State.ALIVE, 0, "", false);
  }

  /**
   * Returns a mount that is alive by more evidence than its file system's answer, while its server
   * misses probes.
   */
  public static MountHealth proven() {
    return new MountHealth(State.ALIVE, 0, "", true);
  }

  public static MountHealth unsure() {
    return new MountHealth(
        State.UNSURE, 0, "df answers, which after a missed probe proves nothing by itself", false);
  }

  public static MountHealth silent(int inARow) {
    String checks =
        inARow == 1 ? "no answer (1 check)" : "no answer to " + inARow + " checks in a row";
    return new MountHealth(State.SILENT, inARow, checks, false);
  }

  /** Returns a mount whose host and df answer while nothing comes from the server. */
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

  /**
   * Returns whether it is proven dead: by a definite error, or by silence long enough for the state
   * of its host.
   */
  public boolean isDead(HostHealth host) {
    return switch (state) {
      case DEAD -> true;
      case SILENT -> host.isDown() || silentChecks >= SILENT_CHECKS_OF_A_DEAD_MOUNT;
      case ALIVE, UNSURE, UNCHECKED -> false;
    };
  }
}
