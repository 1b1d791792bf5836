package io.mountaineer.platform.sim;

import java.time.Duration;

/** What goes wrong on the simulated Mac itself, whatever the host. */
public final class SimulatedFaults {

  private volatile boolean mountTableUnreadable;
  private volatile boolean unmountLies;
  private volatile boolean unmountFails;
  private volatile boolean lsofHangs;
  private volatile boolean lsofFails;
  private volatile boolean mountPointsStay;
  private volatile int suffixes;
  private volatile Duration mountPointLeavesAfter = Duration.ofMillis(200);

  public void mountTableUnreadable(boolean unreadable) {
    mountTableUnreadable = unreadable;
  }

  boolean mountTableUnreadable() {
    return mountTableUnreadable;
  }

  /** Unmount claims success and leaves the mount. */
  public void unmountLies(boolean lies) {
    unmountLies = lies;
  }

  boolean unmountLies() {
    return unmountLies;
  }

  public void unmountFails(boolean fails) {
    unmountFails = fails;
  }

  boolean unmountFails() {
    return unmountFails;
  }

  public void lsofHangs(boolean hangs) {
    lsofHangs = hangs;
  }

  boolean lsofHangs() {
    return lsofHangs;
  }

  public void lsofFails(boolean fails) {
    lsofFails = fails;
  }

  boolean lsofFails() {
    return lsofFails;
  }

  /** Directories of unmounted shares are never removed. */
  public void mountPointsStay(boolean stay) {
    mountPointsStay = stay;
  }

  boolean mountPointsStay() {
    return mountPointsStay;
  }

  /** How long after an unmount macOS removes the directory. */
  public void mountPointLeavesAfter(Duration delay) {
    mountPointLeavesAfter = delay;
  }

  Duration mountPointLeavesAfter() {
    return mountPointLeavesAfter;
  }

  /** The next mounts land on a path with {@code -1}. */
  public void nextMountsLandOnSuffix(int count) {
    suffixes = count;
  }

  synchronized boolean takeSuffix() {
    if (suffixes == 0) {
      return false;
    }
    suffixes--;
    return true;
  }
}
