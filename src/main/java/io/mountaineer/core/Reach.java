package io.mountaineer.core;

/**
 * Whether a host answers on the SMB port.
 *
 * <p>{@code SUSPECT} is one failed probe that no second road has confirmed: too little to tear a
 * mount down, and too little to mount.
 *
 * @param detail how it was learned, for people: the address that answered, or why none did
 */
public record Reach(State state, String detail) {

  /** What is known of the host. */
  public enum State {
    UP,
    SUSPECT,
    DOWN
  }

  public static Reach up(String detail) {
    return new Reach(State.UP, detail);
  }

  public static Reach suspect(String detail) {
    return new Reach(State.SUSPECT, detail);
  }

  public static Reach down(String detail) {
    return new Reach(State.DOWN, detail);
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** Proven unreachable, by two roads. */
  public boolean isDown() {
    return state == State.DOWN;
  }
}
