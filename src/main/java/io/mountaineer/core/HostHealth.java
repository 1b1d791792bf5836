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
 * @param detail how it was learned, for people: the address that answered, or why none did
 * @param isRouteGone whether this machine is known to have no way to it, as after a pulled cable
 * @param isSilent whether nothing came back, so that its sessions may go on all the same
 */
public record HostHealth(State state, String detail, boolean isRouteGone, boolean isSilent) {

  public HostHealth(State state, String detail) {
    this(state, detail, false, false);
  }

  /** What is known of the host. */
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

  /** Down because every question ran into its limit. */
  public static HostHealth timedOut(String detail) {
    return new HostHealth(State.DOWN, detail, false, true);
  }

  /** Down because this machine has no way to it. */
  public static HostHealth cutOff(String detail) {
    return new HostHealth(State.DOWN, detail, true, false);
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** Proven unreachable, by two independent ways of asking. */
  public boolean isDown() {
    return state == State.DOWN;
  }

  /** Refused to this program by macOS, as far as is known; the SMB client of the kernel is not. */
  public boolean isRefused() {
    return state == State.REFUSED;
  }

  public boolean isUnknown() {
    return state == State.UNKNOWN;
  }
}
