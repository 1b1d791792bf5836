package io.mountaineer.platform.sim;

import java.time.Duration;

/** Faults of the simulated Mac itself, whatever the host. */
public final class SimulatedFaults {

  private volatile boolean mountTableUnreadable;
  private volatile boolean unmountLies;
  private volatile boolean unmountFails;
  private volatile boolean session = true;
  private volatile boolean lsofHangs;
  private volatile boolean lsofFails;
  private volatile boolean mountPointsStay;
  private volatile boolean darkWake;
  private volatile int suffixes;
  private volatile Duration mountPointLeavesAfter = Duration.ofMillis(200);
  private volatile Duration unmountTakes = Duration.ZERO;
  private volatile Duration listedAfter = Duration.ZERO;
  private volatile Runnable duringTool = () -> {};

  public void mountTableUnreadable(boolean unreadable) {
    mountTableUnreadable = unreadable;
  }

  boolean mountTableUnreadable() {
    return mountTableUnreadable;
  }

  /** Makes unmounts claim success and leave the mount. */
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

  /** Sets whether the Mac is awake for its own purposes only, with its screens off. */
  public void darkWake(boolean dark) {
    darkWake = dark;
  }

  boolean darkWake() {
    return darkWake;
  }

  /** Sets whether the directories of unmounted shares are never removed. */
  public void mountPointsStay(boolean stay) {
    mountPointsStay = stay;
  }

  boolean mountPointsStay() {
    return mountPointsStay;
  }

  /** Sets the time after an unmount at which macOS removes the directory. */
  public void mountPointLeavesAfter(Duration delay) {
    mountPointLeavesAfter = delay;
  }

  Duration mountPointLeavesAfter() {
    return mountPointLeavesAfter;
  }

  /** Sets whether this process has a session with a screen, without which nothing mounts. */
  public void session(boolean there) {
    session = there;
  }

  public boolean session() {
    return session;
  }

  /** Sets the time after the end of its tool at which a mount appears in the mount table. */
  public void listedAfter(Duration duration) {
    listedAfter = duration;
  }

  public Duration listedAfter() {
    return listedAfter;
  }

  /** Sets the time an unmount takes, forced or not; beyond its limit it goes on by itself. */
  public void unmountTakes(Duration duration) {
    unmountTakes = duration;
  }

  Duration unmountTakes() {
    return unmountTakes;
  }

  /** Sets a call while a tool of macOS runs; may throw: that kills the caller, not the tool. */
  public void duringTools(Runnable event) {
    duringTool = event;
  }

  void duringTool() {
    duringTool.run();
  }

  /** Makes the next mounts land on a path with {@code -1}. */
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
