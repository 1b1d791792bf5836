package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

/**
 * Health of a host: whether it answers on the SMB port.
 *
 * <p>Only {@code DOWN} permits to tear a mount down for its host's sake. {@code SUSPECT} is a
 * failed probe that nothing has confirmed. {@code REFUSED} is "no route" at once with no witness of
 * a lost link: what macOS answers to programs that may not use the local network (Apple TN3179).
 * {@code UNKNOWN} is a host none of whose addresses is known.
 *
 * @param detail evidence, for people: the address that answered, or why none did
 * @param isRouteGone whether this machine is known to have no route to it, as after a pulled cable
 * @param isSilent whether nothing came back, so that its sessions may go on all the same
 */
public record HostHealth(State state, String detail, boolean isRouteGone, boolean isSilent) {

  public HostHealth(State state, String detail) {
    this(state, detail, false, false);
  }

  /** Reachability of the host, as far as known. */
  public enum State {
    UP,
    SUSPECT,
    REFUSED,
    UNKNOWN,
    DOWN
  }

  public HostHealth {
    requireNonNull(state, "state is null");
    requireNonNull(detail, "detail is null");
  }

  public static HostHealth up(String detail) {
    return new HostHealth(State.UP, detail);
  }

  public static HostHealth suspect(String detail) {
    return new HostHealth(State.SUSPECT, detail);
  }

  public static HostHealth refused(String detail) {
    return new HostHealth(State.REFUSED, detail);
  }

  public static HostHealth unknown(String detail) {
    return new HostHealth(State.UNKNOWN, detail);
  }

  public static HostHealth down(String detail) {
    return new HostHealth(State.DOWN, detail);
  }

  /** Returns a host that is down because every probe timed out. */
  public static HostHealth timedOut(String detail) {
    return new HostHealth(State.DOWN, detail, false, true);
  }

  /** Returns a host that is down because this machine has no route to it. */
  public static HostHealth cutOff(String detail) {
    return new HostHealth(State.DOWN, detail, true, false);
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** Returns whether it is proven unreachable, by two independent kinds of probe. */
  public boolean isDown() {
    return state == State.DOWN;
  }

  /**
   * Returns whether macOS refuses the host to this program, as far as is known; the SMB client of
   * the kernel is not refused.
   */
  public boolean isRefused() {
    return state == State.REFUSED;
  }
}
